package org.lastmetre.silver.life;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The stretches in which an issue was suspended, in order and without overlap.
 *
 * @param stretches from the first suspended to the next event that ends it, else to as_of
 */
record Suspensions(List<Stretch> stretches) {

  /** An end of any department ends the suspension: the issue is suspended, not a department. */
  private static final Set<String> ENDS =
      Set.of(IssueEvent.RESUMED, IssueEvent.RESOLVED, IssueEvent.REOPENED, IssueEvent.WITHDRAWN);

  /** Between two instants, the first not after the second. */
  record Stretch(Instant from, Instant to) {
    long micros() {
      return ChronoUnit.MICROS.between(from, to);
    }
  }

  static Suspensions of(IssueTimeline timeline, Instant asOfEnd) {
    List<Stretch> stretches = new ArrayList<>();
    Instant running = null;
    for (IssueEvent event : timeline.events()) {
      if (running == null && event.is(IssueEvent.SUSPENDED)) {
        running = event.occurredAt();
      } else if (running != null && ENDS.contains(event.event())) {
        stretches.add(new Stretch(running, event.occurredAt()));
        running = null;
      }
    }
    if (running != null) {
      stretches.add(new Stretch(running, asOfEnd));
    }
    return new Suspensions(List.copyOf(stretches));
  }

  /** The parts that lie between two instants. */
  List<Stretch> within(Instant from, Instant to) {
    return stretches.stream()
        .map(s -> new Stretch(later(s.from(), from), earlier(s.to(), to)))
        .filter(s -> s.from().isBefore(s.to()))
        .toList();
  }

  /** Clock time of all of them, in microseconds. */
  long clockMicros() {
    return stretches.stream().mapToLong(Stretch::micros).sum();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
