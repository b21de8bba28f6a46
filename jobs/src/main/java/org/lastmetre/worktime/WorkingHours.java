package org.lastmetre.worktime;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Working time between instants. Days near both ends are measured one by one; those between are
 * counted, each with the full hours, but for days on which the zone changes its offset.
 */
final class WorkingHours implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Days on each side that are measured one by one. An offset may change just after midnight, back
   * into the day before, so an instant can belong to a day beside its local date.
   */
  private static final int EDGE = 2;

  private final List<WorkingTime.Span> spans;
  private final WorkDays days;
  private final long fullDay;

  WorkingHours(List<WorkingTime.Span> spans, WorkDays days) {
    this.spans = spans;
    this.days = days;
    // Minutes and seconds are all a policy can write; LocalTime.MAX is 24:00.
    this.fullDay =
        spans.stream()
            .mapToLong(
                span ->
                    ChronoUnit.MICROS.between(LocalTime.MIDNIGHT, span.to())
                        + (span.to().equals(LocalTime.MAX) ? 1 : 0)
                        - ChronoUnit.MICROS.between(LocalTime.MIDNIGHT, span.from()))
            .sum();
  }

  /** Microseconds of working time from {@code from} to {@code to}, which is later. */
  long micros(Instant from, Instant to, ZoneId zone) {
    LocalDate first = from.atZone(zone).toLocalDate().minusDays(EDGE);
    LocalDate afterHead = first.plusDays(2 * EDGE + 1);
    LocalDate end = to.atZone(zone).toLocalDate().plusDays(EDGE + 1);
    LocalDate tail = end.minusDays(2 * EDGE + 1);
    if (!tail.isAfter(afterHead)) {
      return oneByOne(first, end, from, to, zone);
    }
    return oneByOne(first, afterHead, from, to, zone)
        + days.between(afterHead, tail) * fullDay
        + changedDays(afterHead, tail, zone)
        + oneByOne(tail, end, from, to, zone);
  }

  private long oneByOne(LocalDate first, LocalDate end, Instant from, Instant to, ZoneId zone) {
    long sum = 0;
    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
      if (days.isWorked(day)) {
        sum += onDay(day, from, to, zone);
      }
    }
    return sum;
  }

  private long onDay(LocalDate day, Instant from, Instant to, ZoneId zone) {
    long sum = 0;
    for (WorkingTime.Span span : spans) {
      Instant begins = later(from, instant(day.atTime(span.from()), zone));
      Instant ends =
          earlier(
              to,
              span.to().equals(LocalTime.MAX)
                  ? instant(day.plusDays(1).atStartOfDay(), zone)
                  : instant(day.atTime(span.to()), zone));
      if (begins.isBefore(ends)) {
        sum += ChronoUnit.MICROS.between(begins, ends);
      }
    }
    return sum;
  }

  /** What the days with a change of offset have more, or less, than full hours. */
  private long changedDays(LocalDate first, LocalDate end, ZoneId zone) {
    Instant from = instant(first.atStartOfDay(), zone);
    Instant to = instant(end.atStartOfDay(), zone);
    Set<LocalDate> changed = new TreeSet<>();
    ZoneOffsetTransition change = zone.getRules().nextTransition(from.minusNanos(1));
    while (change != null && change.getInstant().isBefore(to)) {
      LocalDate before = change.getDateTimeBefore().toLocalDate();
      LocalDate after = change.getDateTimeAfter().toLocalDate();
      // A zone that crosses the date line skips or repeats whole days, all of which count here.
      LocalDate last = before.isAfter(after) ? before : after;
      for (LocalDate day = before.isBefore(after) ? before : after;
          !day.isAfter(last);
          day = day.plusDays(1)) {
        changed.add(day);
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return changed.stream()
        .filter(day -> !day.isBefore(first) && day.isBefore(end) && days.isWorked(day))
        .mapToLong(day -> onDay(day, from, to, zone) - fullDay)
        .sum();
  }

  /**
   * A skipped local time is the instant of the skip, a repeated one its first occurrence: so later
   * local times never come earlier, and stretches that meet do not overlap.
   */
  private static Instant instant(LocalDateTime local, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap() ? change.getInstant() : local.atZone(zone).toInstant();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
