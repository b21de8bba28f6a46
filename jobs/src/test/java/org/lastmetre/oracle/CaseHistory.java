package org.lastmetre.oracle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The life of one issue as known at the end of as_of. */
final class CaseHistory {

  /** At equal instants one order rules; events it does not name touch nothing it decides. */
  private static final List<String> ORDER =
      List.of("resolved", "feedback", "reopened", "withdrawn", "resumed", "suspended");

  private static final Set<String> END_SUSPENSION =
      Set.of("resumed", "resolved", "reopened", "withdrawn");

  private record Suspension(Instant from, Instant to) {}

  private final SentRow issue;
  private final List<SentRow> events;
  private final TimeLimits limits;
  private final Policy policy;
  private final Instant asOfEnd;
  private final List<Suspension> suspensions;
  private final Instant resolvedAt;
  private Instant dueAt;
  private long limitMicros;

  /** Counted once: an issue stands in many slices, and working time is long to count. */
  private final Map<Instant, Optional<Double>> hours = new HashMap<>();

  /**
   * @param sentEvents all events of the issue; what happened after as_of is left out here
   */
  CaseHistory(
      SentRow issue, List<SentRow> sentEvents, TimeLimits limits, Policy policy, Instant asOfEnd) {
    this.issue = issue;
    this.limits = limits;
    this.policy = policy;
    this.asOfEnd = asOfEnd;
    this.events = new ArrayList<>(sentEvents);
    events.removeIf(event -> event.instant("occurred_at").isAfter(asOfEnd));
    events.sort(
        Comparator.comparing((SentRow event) -> event.instant("occurred_at"))
            .thenComparing(event -> ORDER.indexOf(event.text("event"))));
    this.suspensions = findSuspensions();
    this.resolvedAt = findResolvedAt();
    findDueAt();
  }

  private List<Suspension> findSuspensions() {
    List<Suspension> found = new ArrayList<>();
    Instant since = null;
    for (SentRow event : events) {
      Instant at = event.instant("occurred_at");
      if (since == null && is(event, "suspended")) {
        since = at;
      } else if (since != null && END_SUSPENSION.contains(event.text("event"))) {
        found.add(new Suspension(since, at));
        since = null;
      }
    }
    if (since != null) {
      found.add(new Suspension(since, asOfEnd));
    }
    return found;
  }

  private Instant findResolvedAt() {
    Instant last = null;
    boolean forAll = false;
    Set<String> missing = departments("dispatched");
    for (SentRow event : events) {
      if (is(event, "resolved")) {
        last = event.instant("occurred_at");
        forAll |= !event.has("department");
        missing.remove(event.text("department"));
      } else if (is(event, "reopened")) {
        last = null;
        forAll = false;
        missing = departments("dispatched"); // a resolved before a reopened is undone, whosesoever
      }
    }
    return forAll || missing.isEmpty() ? last : null;
  }

  private Set<String> departments(String name) {
    Set<String> found = new HashSet<>();
    for (SentRow event : events) {
      if (is(event, name) && event.has("department")) {
        found.add(event.text("department"));
      }
    }
    return found;
  }

  private void findDueAt() {
    Instant started = policy.limitStarts().equals("raised") ? null : first(policy.limitStarts());
    Instant start = started == null ? raisedAt() : started;
    if (issue.has("due_at")) {
      dueAt = issue.instant("due_at");
      limitMicros = ChronoUnit.MICROS.between(start, dueAt);
      return;
    }
    try {
      dueAt = limits.due(limits.resolveLimit(issue), start);
    } catch (MissingYear notGuessed) {
      dueAt = null;
    }
    if (dueAt != null) {
      limitMicros = ChronoUnit.MICROS.between(start, dueAt);
      for (Suspension s : suspensions) {
        dueAt = dueAt.plus(TimeLimits.clockMicros(s.from(), s.to()), ChronoUnit.MICROS);
      }
    }
  }

  private static boolean is(SentRow event, String name) {
    return event.text("event").equals(name);
  }

  /** The earliest event of these names, or null. */
  private Instant first(String... names) {
    for (SentRow event : events) {
      if (List.of(names).contains(event.text("event"))) {
        return event.instant("occurred_at");
      }
    }
    return null;
  }

  /** What happened to it by as_of, in its order. */
  List<SentRow> steps() {
    return events;
  }

  SentRow issue() {
    return issue;
  }

  Instant raisedAt() {
    return issue.instant("raised_at");
  }

  String unit() {
    return issue.text("unit_code");
  }

  String category() {
    return issue.text("category");
  }

  String channel() {
    return issue.text("channel");
  }

  /** Null while open. */
  Instant resolvedAt() {
    return resolvedAt;
  }

  boolean resolved() {
    return resolvedAt != null;
  }

  /** Moved by suspensions where it comes from a limit; null where there is none. */
  Instant dueAt() {
    return dueAt;
  }

  boolean due() {
    return dueAt != null && !dueAt.isAfter(asOfEnd);
  }

  boolean resolvedOnTime() {
    return due() && resolved() && !resolvedAt.isAfter(dueAt);
  }

  boolean red() {
    return !resolved() && due();
  }

  /** Not yet due, but no more than the warning share of the unmoved limit is left. */
  boolean yellow() {
    if (resolved() || dueAt == null || due()) {
      return false;
    }
    return ChronoUnit.MICROS.between(asOfEnd, dueAt) <= policy.warningShare() * limitMicros;
  }

  boolean withdrawn() {
    boolean withdrawn = false;
    for (SentRow event : events) {
      withdrawn = is(event, "withdrawn") || (withdrawn && !is(event, "reopened"));
    }
    return withdrawn;
  }

  /** The echo: told back at or after the resolution that stands. */
  boolean feedback() {
    return resolved()
        && events.stream()
            .anyMatch(e -> is(e, "feedback") && !e.instant("occurred_at").isBefore(resolvedAt));
  }

  boolean closedLoop() {
    return due() && firstAccepted() != null && feedback();
  }

  boolean published() {
    return first("published") != null;
  }

  boolean everResolved() {
    return first("resolved") != null;
  }

  boolean reopened() {
    boolean resolvedBefore = false;
    for (SentRow event : events) {
      resolvedBefore |= is(event, "resolved");
      if (resolvedBefore && is(event, "reopened")) {
        return true;
      }
    }
    return false;
  }

  Instant firstAccepted() {
    return first("accepted");
  }

  Instant firstResponse() {
    return first("first_response", "resolved");
  }

  /**
   * Hours from raised_at without the suspended ones, on the clock or of working time as the policy
   * says; null where working time needs a year without calendar.
   *
   * @param to an event, or null for the time waited until as_of
   */
  Double hoursTo(Instant to) {
    return hours.computeIfAbsent(to == null ? asOfEnd : to, this::counted).orElse(null);
  }

  private Optional<Double> counted(Instant end) {
    try {
      long micros = micros(raisedAt(), end);
      for (Suspension s : suspensions) {
        micros -= micros(TimeLimits.later(s.from(), raisedAt()), TimeLimits.earlier(s.to(), end));
      }
      return Optional.of(micros / 3.6e9);
    } catch (MissingYear notGuessed) {
      return Optional.empty();
    }
  }

  private long micros(Instant from, Instant to) {
    return policy.workingHours()
        ? limits.workingMicros(from, to)
        : TimeLimits.clockMicros(from, to);
  }
}
