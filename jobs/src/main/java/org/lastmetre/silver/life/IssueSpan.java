package org.lastmetre.silver.life;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.lastmetre.policy.Policy;
import org.lastmetre.worktime.WorkCalendar;

/**
 * A stretch of days at whose ends an issue is open and of one colour.
 *
 * @param from first day
 * @param until the first day on which it is otherwise; null for no such day, if nothing happens
 * @param colour {@code red}, {@code yellow} or {@code green}, as {@link IssueLife} tells it with
 *     that day as as_of
 */
public record IssueSpan(LocalDate from, LocalDate until, String colour) implements Serializable {

  /**
   * The spans of an issue in order, without overlap; none before it is raised.
   *
   * <p>They depend on no as_of: the end of a day knows what happened by then and nothing later, and
   * where nothing more happens time alone turns green into yellow and yellow into red.
   *
   * @param facts the issue
   * @param events its events in any order
   * @param policy limits and zone of the jurisdiction
   * @param calendar the calendar of the policy's working time
   */
  public static List<IssueSpan> of(
      IssueFacts facts, List<IssueEvent> events, Policy policy, WorkCalendar calendar) {
    List<IssueSpan> spans = new ArrayList<>();
    LocalDate from = null;
    String colour = null;
    for (LocalDate day : turns(facts, events, policy, calendar)) {
      Moment moment = Moment.of(facts, events, policy, calendar, day);
      String now = IssueLife.colour(moment.timeline(), moment.due(), moment.end(), policy);
      if (now == null ? colour == null : now.equals(colour)) {
        continue;
      }
      if (colour != null) {
        spans.add(new IssueSpan(from, day, colour));
      }
      from = day;
      colour = now;
    }
    if (colour != null) {
      spans.add(new IssueSpan(from, null, colour));
    }
    return List.copyOf(spans);
  }

  /** What is known of an issue at the end of a day. */
  private record Moment(IssueTimeline timeline, IssueDeadline due, Instant end) {
    static Moment of(
        IssueFacts facts,
        List<IssueEvent> events,
        Policy policy,
        WorkCalendar calendar,
        LocalDate day) {
      Instant end = WorkCalendar.endOf(day, policy.timeZone());
      IssueTimeline timeline = IssueTimeline.until(end, events);
      Suspensions suspensions = Suspensions.of(timeline, end);
      return new Moment(
          timeline, IssueDeadline.of(facts, timeline, suspensions, policy, calendar), end);
    }
  }

  /**
   * Every day on which the colour may turn: that of the raising, of each event, and of the due time
   * and its warning as they stand after each.
   *
   * <p>A suspension that runs needs no day of its own: it moves a limit's due time as fast as time
   * goes, and a source's due time not at all.
   */
  private static NavigableSet<LocalDate> turns(
      IssueFacts facts, List<IssueEvent> events, Policy policy, WorkCalendar calendar) {
    ZoneId zone = policy.timeZone();
    LocalDate raised = day(facts.raisedAt(), zone);
    TreeSet<LocalDate> turns = new TreeSet<>();
    turns.add(raised);
    events.forEach(event -> turns.add(day(event.occurredAt(), zone)));
    for (LocalDate day : List.copyOf(turns.tailSet(raised))) {
      IssueDeadline due = Moment.of(facts, events, policy, calendar, day).due();
      if (due.at() != null) {
        turns.add(day(due.nearFrom(policy.response().warningShare()), zone));
        turns.add(day(due.at(), zone));
      }
    }
    return turns.tailSet(raised, true);
  }

  private static LocalDate day(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toLocalDate();
  }
}
