package org.lastmetre.worktime;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Which days are worked, when limits end and how much working time lies between two instants.
 *
 * <p>With the calendar {@code CN}, days follow the State Council's yearly notices with the policy's
 * own dates on top, and only years that have a notice (or a date of the policy's) are loaded: what
 * needs another year says so. With {@code none}, weekdays and the policy's dates are all there is,
 * and every year is covered.
 */
public final class WorkCalendar implements Serializable {

  private static final long serialVersionUID = 1L;

  private final boolean statutory;
  private final TreeSet<Integer> years;
  private final WorkDays days;
  private final WorkingHours hours;

  private WorkCalendar(WorkingTime rules, Notices notices) {
    this.statutory = rules.calendar().equals(WorkingTime.CN);
    this.years = new TreeSet<>(notices.years());
    rules.off().forEach(day -> years.add(day.getYear()));
    rules.work().forEach(day -> years.add(day.getYear()));
    this.days = new WorkDays(rules, notices);
    this.hours = new WorkingHours(rules.hours(), days);
  }

  /**
   * The calendar of a policy.
   *
   * @throws IllegalStateException when the statutory calendar is missing from the build or damaged
   */
  public static WorkCalendar of(WorkingTime rules) {
    return new WorkCalendar(
        rules, rules.calendar().equals(WorkingTime.CN) ? Notices.ofChina() : Notices.none());
  }

  /** The last microsecond of a local day, which is what 24:00 means in every limit. */
  public static Instant endOf(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
  }

  /**
   * Whether a day is worked.
   *
   * @throws IllegalArgumentException when the day's year is not covered; ask {@link #covers} first
   */
  public boolean isWorkingDay(LocalDate day) {
    if (!covers(day.getYear())) {
      throw new IllegalArgumentException(
          "No calendar of "
              + day.getYear()
              + " is loaded, so whether "
              + day
              + " is worked cannot be told; add the year's dates to working_time.off and .work");
    }
    return days.isWorked(day);
  }

  /** The first year that is covered; {@link Year#MIN_VALUE} when every year is. */
  public int firstYear() {
    return statutory ? years.first() : Year.MIN_VALUE;
  }

  /** Whether the working days of a year are known. */
  public boolean covers(int year) {
    return !statutory || years.contains(year);
  }

  /**
   * When a limit ends.
   *
   * <p>Hours run from the instant. Days and working days do not count the day of the start (Civil
   * Code, article 201) and end with the last microsecond of the last day; days that end on a rest
   * day end with the next working day instead (article 203). Without a statutory calendar there is
   * no rest day to move from, so days end where they end.
   *
   * @param start the instant from which the limit runs
   * @param zone decides which local day an instant belongs to
   * @return the end, or the first year that is needed and not loaded
   */
  public Due due(Instant start, Limit limit, ZoneId zone) {
    LocalDate startDay = start.atZone(zone).toLocalDate();
    return switch (limit.unit()) {
      case HOURS -> new Due.At(start.plus(Duration.ofHours(limit.amount())));
      case DAYS -> {
        LocalDate last = startDay.plusDays(limit.amount());
        yield statutory
            ? endOfWorkingDays(last, days.nth(1, last), zone)
            : new Due.At(endOf(last, zone));
      }
      case WORKING_DAYS -> {
        LocalDate first = startDay.plusDays(1);
        yield endOfWorkingDays(first, days.nth(limit.amount(), first), zone);
      }
    };
  }

  /**
   * Working time between two instants: within the policy's hours, on working days. An hour that the
   * zone skips or repeats counts for as long as it lasts.
   *
   * @param zone the zone the hours are meant in
   * @return microseconds, 0 when {@code to} is not after {@code from}; empty when a year between
   *     them is not loaded
   */
  public OptionalLong workingMicros(Instant from, Instant to, ZoneId zone) {
    if (!to.isAfter(from)) {
      return OptionalLong.of(0);
    }
    return yearNotLoaded(from, to, zone).isPresent()
        ? OptionalLong.empty()
        : OptionalLong.of(hours.micros(from, to, zone));
  }

  /**
   * The first year that {@link #workingMicros} would need and that is not loaded; empty when there
   * is none or {@code to} is not after {@code from}.
   */
  public OptionalInt yearNotLoaded(Instant from, Instant to, ZoneId zone) {
    if (!to.isAfter(from)) {
      return OptionalInt.empty();
    }
    // The end itself is not part of the stretch: one that ends at midnight of New Year needs no
    // calendar of the year that begins.
    LocalDate last = to.minusNanos(1).atZone(zone).toLocalDate();
    return firstMissing(from.atZone(zone).getYear(), last.getYear());
  }

  private Due endOfWorkingDays(LocalDate firstCounted, LocalDate last, ZoneId zone) {
    // Days of years that are not loaded were counted by the week's custom, so `last` may be wrong,
    // but only when one of those years lies before it; then it is not used.
    OptionalInt missing = firstMissing(firstCounted.getYear(), last.getYear());
    return missing.isPresent()
        ? new Due.MissingYear(missing.getAsInt())
        : new Due.At(endOf(last, zone));
  }

  private OptionalInt firstMissing(int fromYear, int toYear) {
    for (int year = fromYear; statutory && year <= toYear; year++) {
      if (!years.contains(year)) {
        return OptionalInt.of(year);
      }
    }
    return OptionalInt.empty();
  }
}
