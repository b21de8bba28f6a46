package org.lastmetre.oracle;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Months, quarters and years, where a month may start on another day than the 1st. */
final class Periods {

  /**
   * One period, as known on a day.
   *
   * @param name {@code month}, {@code quarter} or {@code year}
   * @param lastDay its last day, whether as_of has reached it or not
   */
  record Period(String name, LocalDate start, LocalDate lastDay, LocalDate asOf) {

    /** The contract's e: the last day or as_of, whichever is earlier. */
    LocalDate end() {
      return lastDay.isBefore(asOf) ? lastDay : asOf;
    }

    boolean complete() {
      return !lastDay.isAfter(asOf);
    }

    long daysElapsed() {
      return ChronoUnit.DAYS.between(start, end()) + 1;
    }

    /** Whether what holds from one day to another, both included and null without end, meets it. */
    boolean meets(LocalDate from, LocalDate to) {
      return (from == null || !from.isAfter(end())) && (to == null || !to.isBefore(start));
    }

    /** Whether a day lies in the period and is not after as_of. */
    boolean holds(LocalDate day) {
      return !day.isBefore(start) && !day.isAfter(end());
    }
  }

  static final List<String> KINDS = List.of("month", "quarter", "year");

  private Periods() {}

  /** How many months a kind of period has. */
  static int months(String kind) {
    return switch (kind) {
      case "month" -> 1;
      case "quarter" -> 3;
      default -> 12;
    };
  }

  /** Every period from the one that holds the first day to the one that holds as_of. */
  static List<Period> of(LocalDate first, LocalDate asOf, int monthStartsOn) {
    List<Period> periods = new ArrayList<>();
    for (String kind : KINDS) {
      add(periods, kind, first, asOf, monthStartsOn);
    }
    return periods;
  }

  private static void add(
      List<Period> periods, String name, LocalDate first, LocalDate asOf, int day) {
    int months = months(name);
    LocalDate start = startOf(first, months, day);
    while (!start.isAfter(asOf)) {
      LocalDate next = start.plusMonths(months);
      periods.add(new Period(name, start, next.minusDays(1), asOf));
      start = next;
    }
  }

  /** With 19, the 19th of February belongs to March: a month is named by where it ends. */
  private static LocalDate startOf(LocalDate day, int months, int startsOn) {
    int ahead = startsOn > 1 ? 1 : 0;
    YearMonth begun = YearMonth.from(day).minusMonths(day.getDayOfMonth() < startsOn ? 1 : 0);
    YearMonth label = begun.plusMonths(ahead);
    YearMonth firstLabel = label.minusMonths((label.getMonthValue() - 1) % months);
    return firstLabel.minusMonths(ahead).atDay(startsOn);
  }
}
