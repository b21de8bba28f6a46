package org.lastmetre.generate.wulipu;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/** The six assessment months of which records tell, each from a 19th to the 18th. */
final class Season {
  static final LocalDate FIRST = LocalDate.of(2023, 2, 19);

  /** The last day on which anything was recorded; the last files are sent the day after. */
  static final LocalDate LAST = LocalDate.of(2023, 8, 17);

  /** The six months in order. */
  static final List<Month> MONTHS =
      Stream.iterate(FIRST, first -> first.plusMonths(1)).limit(6).map(Month::new).toList();

  private Season() {}

  /**
   * One assessment month, called after the calendar month in which it ends.
   *
   * @param first its first day, a 19th
   */
  record Month(LocalDate first) {
    LocalDate last() {
      LocalDate end = first.plusMonths(1).minusDays(1);
      return end.isAfter(LAST) ? LAST : end;
    }

    /** The day on which its records are sent. */
    LocalDate sent() {
      return last().equals(LAST) ? LAST.plusDays(1) : last().plusDays(2);
    }

    /** Such as 3月. */
    String label() {
      return number() + "月";
    }

    int number() {
      return first.plusMonths(1).getMonthValue();
    }

    boolean holds(LocalDateTime at) {
      LocalDate day = at.toLocalDate();
      return !day.isBefore(first) && !day.isAfter(last());
    }
  }
}
