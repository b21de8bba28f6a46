package org.lastmetre.silver.life;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import org.lastmetre.policy.Policy;
import org.lastmetre.worktime.WorkCalendar;

/** Measures hours of an issue's life as the policy has it: by the clock or by working time. */
final class IssueHours {

  private static final double MICROS_PER_HOUR = 3_600_000_000.0;

  private final Policy.Hours measured;
  private final ZoneId zone;
  private final WorkCalendar calendar;
  private final Suspensions suspensions;

  IssueHours(Policy policy, WorkCalendar calendar, Suspensions suspensions) {
    this.measured = policy.response().hours();
    this.zone = policy.timeZone();
    this.calendar = calendar;
    this.suspensions = suspensions;
  }

  /**
   * Hours without the suspended ones; 0 when {@code to} is not after {@code from}, null when a
   * calendar year between them is not loaded.
   */
  Double between(Instant from, Instant to) {
    if (missingYear(from, to).isPresent()) {
      return null;
    }
    long suspended = sum(suspensions.within(from, to));
    return (micros(from, to) - suspended) / MICROS_PER_HOUR;
  }

  /** Suspended hours in all; null when a calendar year in them is not loaded. */
  Double suspended() {
    List<Suspensions.Stretch> all = suspensions.stretches();
    return all.stream().anyMatch(s -> missingYear(s.from(), s.to()).isPresent())
        ? null
        : sum(all) / MICROS_PER_HOUR;
  }

  /** The first calendar year that the time between the instants needs and that is not loaded. */
  OptionalInt missingYear(Instant from, Instant to) {
    return measured == Policy.Hours.CLOCK
        ? OptionalInt.empty()
        : calendar.yearNotLoaded(from, to, zone);
  }

  private long sum(List<Suspensions.Stretch> stretches) {
    return stretches.stream().mapToLong(s -> micros(s.from(), s.to())).sum();
  }

  private long micros(Instant from, Instant to) {
    if (!to.isAfter(from)) {
      return 0;
    }
    return measured == Policy.Hours.CLOCK
        ? ChronoUnit.MICROS.between(from, to)
        : calendar.workingMicros(from, to, zone).orElseThrow();
  }
}
