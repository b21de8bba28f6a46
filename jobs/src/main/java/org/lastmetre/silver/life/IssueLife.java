package org.lastmetre.silver.life;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.lastmetre.policy.Policy;
import org.lastmetre.worktime.Due;
import org.lastmetre.worktime.WorkCalendar;

/**
 * The whole life of one issue, as known at the end of as_of: what later happened is not in it.
 *
 * <p>Hours run from {@code raised_at} without the suspended time, by the clock or in working time
 * as the policy has it; an event before {@code raised_at} gives 0. Where the event has not
 * happened, {@code …Observed} is false and the hours run to as_of (right-censored). Hours are null
 * only when they need a calendar year that is not loaded.
 *
 * @param withdrawn the last of withdrawn and reopened is withdrawn
 * @param acceptedAt the first accepted; null when not accepted
 * @param acceptDueAt until when it is to be accepted; null without such a limit
 * @param departments those it was dispatched to, in the order of their names; empty: none
 * @param firstResponseAt the earliest first_response or resolved, whatever came later; null: none
 * @param resolvedAt the last resolved that no reopened follows, of every department dispatched or
 *     one without department; null when open
 * @param dueAt the source's own due time, else the limit's end moved by the suspended clock time;
 *     null when there is neither, or when a calendar year is missing
 * @param dueOn local day of {@code dueAt}
 * @param isDue {@code dueAt} ≤ the end of as_of
 * @param onTime is due and resolved by {@code dueAt}
 * @param colour {@code red}: due; {@code yellow}: no more than the policy's share of the limit is
 *     left; {@code green}: the rest; null when resolved or withdrawn
 * @param hasFeedback resolved, and a feedback at or after {@code resolvedAt}
 * @param isClosedLoop is due, ever accepted, and has feedback, on time or not
 * @param isPublished any published event
 * @param everResolved any resolved event, of whatever department
 * @param isReopened a reopened after a resolved, even if resolved again
 * @param acceptHours hours to the first accepted
 * @param acceptObserved accepted
 * @param firstResponseHours hours to the first response
 * @param firstResponseObserved responded
 * @param resolveHours hours to {@code resolvedAt}
 * @param resolveObserved resolved
 * @param suspendedHours hours of all suspensions, measured as the other hours are
 * @param hasEventBeforeRaised an event lies before {@code raised_at}
 * @param missingCalendarYear the first calendar year that was needed and is not loaded; null: none
 */
public record IssueLife(
    boolean withdrawn,
    Instant acceptedAt,
    Instant acceptDueAt,
    List<String> departments,
    Instant firstResponseAt,
    Instant resolvedAt,
    Instant dueAt,
    LocalDate dueOn,
    boolean isDue,
    boolean onTime,
    String colour,
    boolean hasFeedback,
    boolean isClosedLoop,
    boolean isPublished,
    boolean everResolved,
    boolean isReopened,
    Double acceptHours,
    boolean acceptObserved,
    Double firstResponseHours,
    boolean firstResponseObserved,
    Double resolveHours,
    boolean resolveObserved,
    Double suspendedHours,
    boolean hasEventBeforeRaised,
    Integer missingCalendarYear)
    implements Serializable {

  /** The due time has come. */
  public static final String RED = "red";

  /** The due time is near. */
  public static final String YELLOW = "yellow";

  /** There is time left, or no due time. */
  public static final String GREEN = "green";

  /**
   * The life of an issue.
   *
   * @param facts the issue
   * @param events its events in any order
   * @param policy limits, zone and measure of the jurisdiction
   * @param calendar the calendar of the policy's working time
   * @param asOfEnd the last microsecond of as_of; what happens after it is ignored
   */
  public static IssueLife of(
      IssueFacts facts,
      List<IssueEvent> events,
      Policy policy,
      WorkCalendar calendar,
      Instant asOfEnd) {
    IssueTimeline timeline = IssueTimeline.until(asOfEnd, events);
    Suspensions suspensions = Suspensions.of(timeline, asOfEnd);
    IssueDeadline due = IssueDeadline.of(facts, timeline, suspensions, policy, calendar);
    IssueHours hours = new IssueHours(policy, calendar, suspensions);

    Instant raised = facts.raisedAt();
    Optional<Instant> accepted = timeline.first(IssueEvent.ACCEPTED);
    Optional<Instant> responded = timeline.first(IssueEvent.FIRST_RESPONSE, IssueEvent.RESOLVED);
    Optional<Instant> resolved = timeline.resolvedAt();
    boolean withdrawn = timeline.isWithdrawn();
    boolean isDue = due.isReachedBy(asOfEnd);
    boolean hasFeedback = resolved.isPresent() && hasFeedbackFrom(resolved.get(), timeline);

    return new IssueLife(
        withdrawn,
        accepted.orElse(null),
        IssueDeadline.acceptBy(facts, policy, calendar),
        timeline.departments(),
        responded.orElse(null),
        resolved.orElse(null),
        due.at(),
        due.at() == null ? null : due.at().atZone(policy.timeZone()).toLocalDate(),
        isDue,
        isDue && resolved.isPresent() && !resolved.get().isAfter(due.at()),
        colour(timeline, due, asOfEnd, policy),
        hasFeedback,
        isDue && hasFeedback && accepted.isPresent(),
        timeline.has(IssueEvent.PUBLISHED),
        timeline.has(IssueEvent.RESOLVED),
        timeline.isReopened(),
        hours.between(raised, accepted.orElse(asOfEnd)),
        accepted.isPresent(),
        hours.between(raised, responded.orElse(asOfEnd)),
        responded.isPresent(),
        hours.between(raised, resolved.orElse(asOfEnd)),
        resolved.isPresent(),
        hours.suspended(),
        timeline.events().stream().anyMatch(e -> e.occurredAt().isBefore(raised)),
        missingYear(
            due, hours, suspensions, raised, List.of(accepted, responded, resolved), asOfEnd));
  }

  /**
   * The year before the calendar's first that the issue's own row needs, for its limit or its
   * working hours: such a row is refused. A limit that runs from an event is looked at from the
   * raising, from where it runs while that event is missing.
   *
   * @return empty when none is needed
   */
  public static OptionalInt yearBeforeCalendar(
      IssueFacts facts, Policy policy, WorkCalendar calendar) {
    int raisedIn = facts.raisedAt().atZone(policy.timeZone()).getYear();
    if (policy.response().hours() == Policy.Hours.WORKING && raisedIn < calendar.firstYear()) {
      return OptionalInt.of(raisedIn);
    }
    if (facts.sourceDueAt() != null) {
      return OptionalInt.empty();
    }
    return IssueDeadline.limit(facts, policy)
        .map(limit -> calendar.due(facts.raisedAt(), limit, policy.timeZone()))
        .filter(Due.MissingYear.class::isInstance)
        .map(due -> ((Due.MissingYear) due).year())
        .filter(year -> year < calendar.firstYear())
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private static boolean hasFeedbackFrom(Instant resolvedAt, IssueTimeline timeline) {
    return timeline.events().stream()
        .anyMatch(e -> e.is(IssueEvent.FEEDBACK) && !e.occurredAt().isBefore(resolvedAt));
  }

  /** The colour at a moment until which timeline and deadline look; null unless open. */
  static String colour(IssueTimeline timeline, IssueDeadline due, Instant asOfEnd, Policy policy) {
    if (timeline.isWithdrawn() || timeline.resolvedAt().isPresent()) {
      return null;
    }
    if (due.isReachedBy(asOfEnd)) {
      return RED;
    }
    return due.isNear(asOfEnd, policy.response().warningShare()) ? YELLOW : GREEN;
  }

  private static Integer missingYear(
      IssueDeadline due,
      IssueHours hours,
      Suspensions suspensions,
      Instant raised,
      List<Optional<Instant>> events,
      Instant asOfEnd) {
    IntStream forDue =
        due.missingYear() == null ? IntStream.empty() : IntStream.of(due.missingYear());
    IntStream forHours =
        events.stream()
            .map(event -> hours.missingYear(raised, event.orElse(asOfEnd)))
            .flatMapToInt(OptionalInt::stream);
    IntStream forSuspended =
        suspensions.stretches().stream()
            .map(s -> hours.missingYear(s.from(), s.to()))
            .flatMapToInt(OptionalInt::stream);
    OptionalInt first = IntStream.concat(forDue, IntStream.concat(forHours, forSuspended)).min();
    return first.isPresent() ? first.getAsInt() : null;
  }
}
