package org.lastmetre.deliver;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.lastmetre.deliver.Envelope.Missing;
import org.lastmetre.policy.Policy;
import org.lastmetre.policy.Slot;

/** What a jurisdiction's rules have its townships send. */
final class Expected {
  private Expected() {}

  /**
   * What a sender owes: the datasets of which no file came in the last slot that had ended by a
   * day. Earlier ones are told by {@code gold.submissions}; asking for them again mends nothing.
   *
   * @param sent the datasets and days of the files that count, nil returns among them
   */
  static List<Missing> missing(Policy policy, LocalDate asOf, Set<Sent> sent) {
    Slot slot = Slot.holding(policy, asOf);
    Slot last = slot.last().isAfter(asOf) ? Slot.holding(policy, slot.first().minusDays(1)) : slot;
    return policy.submissions().datasets().stream()
        .filter(
            dataset ->
                sent.stream()
                    .noneMatch(file -> file.dataset().equals(dataset) && lies(file.on(), last)))
        .map(dataset -> new Missing(dataset, last))
        .toList();
  }

  private static boolean lies(LocalDate day, Slot slot) {
    return !day.isBefore(slot.first()) && !day.isAfter(slot.last());
  }

  /** A file of a dataset submitted on a day. */
  record Sent(String dataset, LocalDate on) {}
}
