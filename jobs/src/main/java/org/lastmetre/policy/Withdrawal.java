package org.lastmetre.policy;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * One line of {@code withdrawals.csv}: what was sent and should never have come.
 *
 * @param dataset the dataset it was sent for; null for every dataset of the file
 * @param key what it is about: the id, and after {@code |} further parts of the dataset's key where
 *     only one of an id's rows is meant; null where a file is withdrawn
 * @param file path below {@code landing/}; every copy of its content goes with it; null where a key
 *     is withdrawn
 * @param withdrawnOn the day somebody decided so
 * @param person who decided
 * @param reason why
 */
public record Withdrawal(
    String dataset, String key, String file, LocalDate withdrawnOn, String person, String reason)
    implements Serializable {

  /** The id that the key begins with; null where a file is withdrawn. */
  public String entityId() {
    return key == null ? null : parts().get(0);
  }

  /** The parts of the key, in the order of the dataset's key. */
  public List<String> parts() {
    return List.of(key.split("\\|", -1));
  }
}
