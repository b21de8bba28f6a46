package org.lastmetre.worktime;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts working days by arithmetic: whole weeks by the weekdays worked in each, corrected by the
 * named days that differ from the week's custom. No question loops over days.
 */
final class WorkDays implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Monday, 1969-12-29: weeks are counted from here. */
  private static final long MONDAY = -3;

  /** Working weekdays before each day of the week, Monday first; the last is the whole week's. */
  private final int[] workedBefore = new int[8];

  /** Epoch days that differ from the week's custom, ascending. */
  private final long[] different;

  /** For each of {@link #different}, how much it and those before it add to the count. */
  private final int[] added;

  WorkDays(WorkingTime rules, Notices notices) {
    for (DayOfWeek day : DayOfWeek.values()) {
      workedBefore[day.getValue()] =
          workedBefore[day.getValue() - 1] + (rules.weekdays().contains(day) ? 1 : 0);
    }
    Map<LocalDate, Boolean> named = new TreeMap<>(notices.worked());
    rules.off().forEach(day -> named.put(day, false));
    rules.work().forEach(day -> named.put(day, true));
    named
        .entrySet()
        .removeIf(day -> day.getValue() == rules.weekdays().contains(day.getKey().getDayOfWeek()));
    this.different = named.keySet().stream().mapToLong(LocalDate::toEpochDay).toArray();
    this.added = new int[different.length];
    int sum = 0;
    int i = 0;
    for (boolean worked : named.values()) {
      sum += worked ? 1 : -1;
      added[i++] = sum;
    }
  }

  boolean isWorked(LocalDate day) {
    return countBefore(day.toEpochDay() + 1) > countBefore(day.toEpochDay());
  }

  /** Working days from the first day to before the second; 0 or less when that is not later. */
  long between(LocalDate from, LocalDate to) {
    return countBefore(to.toEpochDay()) - countBefore(from.toEpochDay());
  }

  /** The n-th working day, counted from the given day on, that day included; n is at least 1. */
  LocalDate nth(int n, LocalDate from) {
    long wanted = countBefore(from.toEpochDay()) + n;
    long low = from.toEpochDay();
    // Each week holds at least one working weekday, and named rest days can cost one each.
    long high = low + 7L * (n + different.length) + 7;
    while (low < high) {
      long middle = Math.floorDiv(low + high, 2L);
      if (countBefore(middle + 1) >= wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return LocalDate.ofEpochDay(low);
  }

  /** Working days from an arbitrary origin to before the day; only differences mean anything. */
  private long countBefore(long epochDay) {
    long sinceMonday = epochDay - MONDAY;
    long byCustom =
        Math.floorDiv(sinceMonday, 7L) * workedBefore[7]
            + workedBefore[Math.floorMod(sinceMonday, 7)];
    int found = Arrays.binarySearch(different, epochDay);
    int before = found >= 0 ? found : -found - 1;
    return byCustom + (before == 0 ? 0 : added[before - 1]);
  }
}
