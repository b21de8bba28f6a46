package org.lastmetre.silver.life;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events of one issue that are known at a moment, in their order.
 *
 * @param events by instant; at equal instants resolved, feedback, reopened, withdrawn, resumed,
 *     suspended (after all others, whose order changes nothing)
 */
record IssueTimeline(List<IssueEvent> events) {

  private static final List<String> AT_EQUAL_INSTANTS =
      List.of(
          IssueEvent.RESOLVED,
          IssueEvent.FEEDBACK,
          IssueEvent.REOPENED,
          IssueEvent.WITHDRAWN,
          IssueEvent.RESUMED,
          IssueEvent.SUSPENDED);

  private static final Comparator<IssueEvent> ORDER =
      Comparator.comparing(IssueEvent::occurredAt)
          .thenComparing(event -> AT_EQUAL_INSTANTS.indexOf(event.event()));

  /** Leaves out what happens after the moment. */
  static IssueTimeline until(Instant asOfEnd, List<IssueEvent> events) {
    return new IssueTimeline(
        events.stream().filter(e -> !e.occurredAt().isAfter(asOfEnd)).sorted(ORDER).toList());
  }

  boolean has(String event) {
    return events.stream().anyMatch(e -> e.is(event));
  }

  /** The earliest instant of any of the named events. */
  Optional<Instant> first(String... named) {
    Set<String> names = Set.of(named);
    return events.stream()
        .filter(e -> names.contains(e.event()))
        .map(IssueEvent::occurredAt)
        .findFirst();
  }

  /** The departments it was dispatched to, in the order of their names. */
  List<String> departments() {
    return events.stream()
        .filter(e -> e.is(IssueEvent.DISPATCHED) && e.department() != null)
        .map(IssueEvent::department)
        .distinct()
        .sorted()
        .toList();
  }

  boolean isWithdrawn() {
    return lastIndexOf(IssueEvent.WITHDRAWN) > lastIndexOf(IssueEvent.REOPENED);
  }

  /** A reopened comes after a resolved, whatever follows. */
  boolean isReopened() {
    return events.stream()
        .dropWhile(e -> !e.is(IssueEvent.RESOLVED))
        .anyMatch(e -> e.is(IssueEvent.REOPENED));
  }

  /**
   * The last resolved that no reopened follows. Where departments were dispatched, each must have
   * such a resolved of its own, or one without department must exist; otherwise empty.
   */
  Optional<Instant> resolvedAt() {
    List<IssueEvent> standing =
        events.subList(lastIndexOf(IssueEvent.REOPENED) + 1, events.size()).stream()
            .filter(e -> e.is(IssueEvent.RESOLVED))
            .toList();
    if (standing.isEmpty()) {
      return Optional.empty();
    }
    boolean forAll = standing.stream().anyMatch(e -> e.department() == null);
    Set<String> done =
        standing.stream()
            .filter(e -> e.department() != null)
            .map(IssueEvent::department)
            .collect(Collectors.toSet());
    return forAll || done.containsAll(departments())
        ? Optional.of(standing.get(standing.size() - 1).occurredAt())
        : Optional.empty();
  }

  private int lastIndexOf(String event) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i).is(event)) {
        return i;
      }
    }
    return -1;
  }
}
