package org.lastmetre.publish;

import java.time.LocalDate;

/**
 * A part of a table, as {@link Manifest#changes} names it: {@code 340405}, all of a jurisdiction;
 * {@code 340405 month 2017-06-01}, a period; {@code 340405 2017-06-30}, the restatements of a day.
 *
 * @param period the kind of period; null where it is none
 * @param start the first day of the period, or the day; null where it is all of a jurisdiction
 */
public record Part(String jurisdiction, String period, LocalDate start) {

  /** All that a table has of a jurisdiction. */
  public static Part whole(String jurisdiction) {
    return new Part(jurisdiction, null, null);
  }

  static Part named(String name) {
    String[] words = name.split(" ", 3);
    return new Part(
        words[0],
        words.length == 3 ? words[1] : null,
        words.length == 1 ? null : LocalDate.parse(words[words.length - 1]));
  }

  public boolean isWhole() {
    return start == null;
  }

  public boolean isPeriod() {
    return period != null;
  }
}
