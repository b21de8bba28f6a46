package org.lastmetre.metrics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One assessment month, quarter or year.
 *
 * <p>A month that starts on day d &gt; 1 bears the name of the month it ends in: with 19, March
 * runs from 19 February to 18 March, and the year from 19 December of the year before.
 *
 * @param kind month, quarter or year
 * @param start first day: {@code period_start}
 * @param last last day
 */
public record Period(Kind kind, LocalDate start, LocalDate last) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<year>\\d{4})(?:-?[Qq](?<quarter>[1-4])|-(?<month>\\d\\d?)(?:-(?<day>\\d\\d?))?)?");

  /** How long a period is. */
  public enum Kind {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    Kind(int months) {
      this.months = months;
    }

    /** The word in column {@code period}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The period of a kind that holds a day.
   *
   * @param monthStartsOn first day of the assessment month, 1 to 28
   */
  public static Period holding(Kind kind, LocalDate day, int monthStartsOn) {
    YearMonth named = YearMonth.from(day);
    if (monthStartsOn > 1 && day.getDayOfMonth() >= monthStartsOn) {
      named = named.plusMonths(1);
    }
    int first = (named.getMonthValue() - 1) / kind.months * kind.months + 1;
    YearMonth opening = YearMonth.of(named.getYear(), first);
    LocalDate start = start(opening, monthStartsOn);
    return new Period(
        kind, start, start(opening.plusMonths(kind.months), monthStartsOn).minusDays(1));
  }

  /**
   * The period people write as {@code 2017-04}, {@code 2017Q2} or {@code 2017-Q2}, {@code 2017}, or
   * by a day of its month as {@code 2017-04-19}; empty for anything else.
   *
   * @param monthStartsOn first day of the assessment month, 1 to 28
   */
  public static Optional<Period> written(String text, int monthStartsOn) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(parts.group("year"));
    try {
      if (parts.group("quarter") != null) {
        int month = 3 * Integer.parseInt(parts.group("quarter")) - 2;
        return Optional.of(holding(Kind.QUARTER, LocalDate.of(year, month, 1), monthStartsOn));
      }
      if (parts.group("month") == null) {
        return Optional.of(holding(Kind.YEAR, LocalDate.of(year, 1, 1), monthStartsOn));
      }
      int month = Integer.parseInt(parts.group("month"));
      int day = parts.group("day") == null ? 1 : Integer.parseInt(parts.group("day"));
      return Optional.of(holding(Kind.MONTH, LocalDate.of(year, month, day), monthStartsOn));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /**
   * Every period of every kind from the one that holds {@code first} to the one of {@code last}.
   */
  public static List<Period> spine(LocalDate first, LocalDate last, int monthStartsOn) {
    List<Period> spine = new ArrayList<>();
    if (first == null) {
      return spine;
    }
    for (Kind kind : Kind.values()) {
      LocalDate day = first;
      while (!day.isAfter(last)) {
        Period period = holding(kind, day, monthStartsOn);
        spine.add(period);
        day = period.last().plusDays(1);
      }
    }
    return spine;
  }

  /** Its last day so far: the end that every measure takes. */
  public LocalDate endBy(LocalDate asOf) {
    return last.isBefore(asOf) ? last : asOf;
  }

  /** Whether it ended by that day. */
  public boolean isCompleteBy(LocalDate asOf) {
    return !last.isAfter(asOf);
  }

  /** Whether the day lies in it. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(start) && !day.isAfter(last);
  }

  private static LocalDate start(YearMonth named, int monthStartsOn) {
    return monthStartsOn == 1 ? named.atDay(1) : named.minusMonths(1).atDay(monthStartsOn);
  }
}
