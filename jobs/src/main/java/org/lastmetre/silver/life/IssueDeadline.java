package org.lastmetre.silver.life;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lastmetre.policy.Policy;
import org.lastmetre.worktime.Due;
import org.lastmetre.worktime.Limit;
import org.lastmetre.worktime.WorkCalendar;

/**
 * When an issue is due.
 *
 * @param start the instant its limit runs from
 * @param before the due time before suspensions move it; null when there is none
 * @param at the due time; null when there is none
 * @param missingYear the calendar year that stands in the way of telling it; null when none does
 */
record IssueDeadline(Instant start, Instant before, Instant at, Integer missingYear) {

  static IssueDeadline of(
      IssueFacts facts,
      IssueTimeline timeline,
      Suspensions suspensions,
      Policy policy,
      WorkCalendar calendar) {
    Instant start = start(facts, timeline, policy.response().starts());
    if (facts.sourceDueAt() != null) {
      return new IssueDeadline(start, facts.sourceDueAt(), facts.sourceDueAt(), null);
    }
    Optional<Limit> limit = limit(facts, policy);
    if (limit.isEmpty()) {
      return new IssueDeadline(start, null, null, null);
    }
    Due due = calendar.due(start, limit.get(), policy.timeZone());
    if (due instanceof Due.At end) {
      Instant moved = end.at().plus(suspensions.clockMicros(), ChronoUnit.MICROS);
      return new IssueDeadline(start, end.at(), moved, null);
    }
    return new IssueDeadline(start, null, null, ((Due.MissingYear) due).year());
  }

  /**
   * Until when the issue is to be accepted, counted from its raising.
   *
   * @return null where the policy sets no such limit, or the calendar lacks a year it needs
   */
  static Instant acceptBy(IssueFacts facts, Policy policy, WorkCalendar calendar) {
    return policy
        .response()
        .limitFor(facts.category(), facts.priority(), facts.channel())
        .map(Policy.LimitRule::accept)
        .map(limit -> calendar.due(facts.raisedAt(), limit, policy.timeZone()))
        .filter(Due.At.class::isInstance)
        .map(due -> ((Due.At) due).at())
        .orElse(null);
  }

  static Optional<Limit> limit(IssueFacts facts, Policy policy) {
    return policy
        .response()
        .limitFor(facts.category(), facts.priority(), facts.channel())
        .map(Policy.LimitRule::resolve);
  }

  boolean isReachedBy(Instant asOfEnd) {
    return at != null && !at.isAfter(asOfEnd);
  }

  /** Whether no more than the share of the limit (clock time, before moving) is left. */
  boolean isNear(Instant asOfEnd, double share) {
    return at != null && !nearFrom(share).isAfter(asOfEnd);
  }

  /** The first microsecond at which it is near; needs a due time. */
  Instant nearFrom(double share) {
    // In decimals: as a double, a tenth of a limit may fall a microsecond short of a tenth.
    BigDecimal whole = BigDecimal.valueOf(ChronoUnit.MICROS.between(start, before));
    BigDecimal left = BigDecimal.valueOf(share).multiply(whole).setScale(0, RoundingMode.FLOOR);
    return at.minus(left.longValueExact(), ChronoUnit.MICROS);
  }

  private static Instant start(IssueFacts facts, IssueTimeline timeline, Policy.Start starts) {
    return switch (starts) {
      case RAISED -> facts.raisedAt();
      case ACCEPTED -> timeline.first(IssueEvent.ACCEPTED).orElse(facts.raisedAt());
      case DISPATCHED -> timeline.first(IssueEvent.DISPATCHED).orElse(facts.raisedAt());
    };
  }
}
