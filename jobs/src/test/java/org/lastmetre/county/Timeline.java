package org.lastmetre.county;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The days of a county.
 *
 * @param start first day of the first month
 * @param asOf a day in the middle of a month
 * @param nights submission days in ascending order: the first before the start, the last five
 *     around as_of day by day, the others spread over the months, often on the first and last days
 *     of periods
 */
record Timeline(LocalDate start, LocalDate asOf, List<LocalDate> nights) {
  private static final int FEWEST_NIGHTS = 8;

  static Timeline of(long seed, int months, int nights) {
    if (nights < FEWEST_NIGHTS || months < 2) {
      throw new IllegalArgumentException(
          "a county needs at least " + FEWEST_NIGHTS + " nights and 2 months");
    }
    Dice dice = Dice.of(seed, "timeline");
    // Ends in 2026-09: limits that start at as_of must not run out of the loaded calendar.
    LocalDate month = LocalDate.of(2023, 6, 1).plusMonths(dice.below(40));
    LocalDate asOf = month.plusDays(dice.pick(List.of(10, 11, 13, 14, 15, 20, 21, 23)));
    LocalDate start = month.minusMonths(months - 1L);
    TreeSet<LocalDate> days = new TreeSet<>();
    days.add(start.minusDays(3));
    for (int back = -2; back <= 2; back++) {
      days.add(asOf.plusDays(back));
    }
    long span = ChronoUnit.DAYS.between(start, asOf) - 8;
    int spread = nights - 6;
    for (int i = 1; days.size() < nights; i++) {
      LocalDate even = start.plusDays(span * (2L * ((i - 1) % spread) + 1) / (2L * spread));
      LocalDate day = i <= spread ? snapped(even, i) : even.plusDays(i / spread);
      if (!day.isBefore(start) && day.isBefore(asOf.minusDays(3))) {
        days.add(day);
      }
      if (i > 100 * nights) {
        throw new IllegalArgumentException("not enough days for " + nights + " nights");
      }
    }
    return new Timeline(start, asOf, List.copyOf(new ArrayList<>(days)));
  }

  private static LocalDate snapped(LocalDate day, int i) {
    return switch (i % 5) {
      case 1 -> day.with(TemporalAdjusters.lastDayOfMonth());
      case 2 -> day.withDayOfMonth(19);
      case 3 -> day.withDayOfMonth(1);
      case 4 -> day.withDayOfMonth(18);
      default -> day;
    };
  }

  LocalDate night(int index) {
    return nights.get(Math.max(0, Math.min(index, nights.size() - 1)));
  }

  int count() {
    return nights.size();
  }

  /** Index of the first night on or after a day, moved on by some nights; at most the last. */
  LocalDate nightFor(LocalDate day, int later) {
    int index = 0;
    while (index < nights.size() - 1 && nights.get(index).isBefore(day)) {
      index++;
    }
    return night(index + later);
  }

  LocalDate last() {
    return nights.get(nights.size() - 1);
  }

  /** The day at a share of the way from start to as_of. */
  LocalDate day(double share) {
    return start.plusDays((long) (share * ChronoUnit.DAYS.between(start, asOf)));
  }

  LocalDate anyDay(Dice dice) {
    return start.plusDays(dice.below((int) ChronoUnit.DAYS.between(start, asOf) + 1));
  }
}
