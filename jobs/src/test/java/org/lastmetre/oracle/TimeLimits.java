package org.lastmetre.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** When a limit ends (Civil Code 201, 203), and how long was worked between two instants. */
final class TimeLimits {

  private static final long MICROS_PER_HOUR = 3_600_000_000L;

  private final Policy policy;
  private final StatutoryCalendar calendar;
  private final ZoneId zone;
  private final List<Policy.Window> windows;

  TimeLimits(Policy policy, StatutoryCalendar calendar) {
    this.policy = policy;
    this.calendar = calendar;
    this.zone = policy.zone();
    this.windows = policy.windows();
  }

  /** The limit to resolve an issue by: of the first entry that matches, or null. */
  String resolveLimit(SentRow issue) {
    for (Map<?, ?> limit : policy.limits()) {
      if (List.of("category", "priority", "channel").stream()
          .allMatch(key -> matches(limit.get(key), issue.text(key)))) {
        return limit.get("resolve") == null ? null : String.valueOf(limit.get("resolve"));
      }
    }
    return null;
  }

  private static boolean matches(Object wanted, String value) {
    if (wanted instanceof List<?> any) {
      return any.stream().anyMatch(one -> matches(one, value));
    }
    return wanted == null || Objects.equals(String.valueOf(wanted), value);
  }

  /**
   * When a limit such as {@code 5 working_days} from an instant ends; null without a limit.
   *
   * @throws MissingYear when a day that must be known to be worked or not lies in no calendar
   */
  Instant due(String limit, Instant start) {
    if (limit == null) {
      return null;
    }
    String[] part = limit.strip().split("\\s+");
    BigDecimal amount = new BigDecimal(part[0]);
    LocalDate startDay = Moments.dayOf(start, zone);
    return switch (part[1]) {
      case "hours", "hour" ->
          start.plus(
              amount.multiply(BigDecimal.valueOf(MICROS_PER_HOUR)).longValue(), ChronoUnit.MICROS);
      case "days", "day" -> Moments.endOf(afterDays(startDay, amount.intValueExact()), zone);
      case "working_days", "working_day" ->
          Moments.endOf(afterWorkingDays(startDay, amount.intValueExact()), zone);
      default -> throw new IllegalArgumentException("unknown limit " + limit);
    };
  }

  private LocalDate afterDays(LocalDate start, int days) {
    LocalDate last = start.plusDays(days);
    while (!calendar.plain() && !calendar.worked(last)) {
      last = last.plusDays(1);
    }
    return last;
  }

  private LocalDate afterWorkingDays(LocalDate start, int days) {
    LocalDate day = start;
    int left = days;
    while (left > 0) {
      day = day.plusDays(1);
      if (calendar.worked(day)) {
        left--;
      }
    }
    return day;
  }

  /** Clock time from one instant to a later one; 0 when it is not later. */
  static long clockMicros(Instant from, Instant to) {
    return Math.max(0, ChronoUnit.MICROS.between(from, to));
  }

  /**
   * Working time between two instants, 0 when the second is not later.
   *
   * @throws MissingYear when one of its days lies in no calendar
   */
  long workingMicros(Instant from, Instant to) {
    long sum = 0;
    if (!to.isAfter(from)) {
      return sum;
    }
    LocalDate last = Moments.dayOf(to, zone);
    for (LocalDate day = Moments.dayOf(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
      if (!calendar.worked(day)) {
        continue;
      }
      for (Policy.Window window : windows) {
        Instant opens = day.atTime(window.from()).atZone(zone).toInstant();
        Instant closes = day.atTime(window.to()).atZone(zone).toInstant();
        sum += clockMicros(later(opens, from), earlier(closes, to));
      }
    }
    return sum;
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
