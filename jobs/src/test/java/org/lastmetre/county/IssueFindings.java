package org.lastmetre.county;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is to be found among issues and their events. */
final class IssueFindings {
  private final Findings found;
  private final Map<String, LocalDateTime> raised = new TreeMap<>();
  private final Map<String, List<Happened>> events = new TreeMap<>();

  private record Happened(String event, LocalDateTime at, String department) {}

  private IssueFindings(Findings found) {
    this.found = found;
    found
        .byKey("issues")
        .forEach(
            (id, rows) ->
                rows.get(rows.size() - 1).time("raised_at").ifPresent(at -> raised.put(id, at)));
    found
        .of("issue_events")
        .filter(line -> !line.key().contains(BadRows.MARK))
        .forEach(this::happened);
  }

  static void count(Findings found, LocalDate asOf) {
    IssueFindings findings = new IssueFindings(found);
    findings.issues();
    findings.lives(asOf.atTime(23, 59, 59));
  }

  private void happened(ReadBack.Line line) {
    Optional<LocalDateTime> at = line.time("occurred_at");
    if (at.isPresent()) {
      events
          .computeIfAbsent(line.cell("issue_id"), id -> new ArrayList<>())
          .add(new Happened(line.cell("event"), at.get(), line.cell("department")));
    }
  }

  private void issues() {
    found.values("issues", "channel");
    found.values("issues", "priority");
    found.values("issue_events", "event");
    found.rows("due by day", "issues", line -> line.cell("due_at").matches("[^:.T]+"));
    found.rows("due by instant", "issues", line -> line.cell("due_at").contains(":"));
    found.rows("issue without due", "issues", line -> !line.has("due_at"));
    found.changes("issue category corrected", "issues", "category");
    found.pairs(
        "issue time corrected",
        "issues",
        (a, b) -> !a.time("raised_at").equals(b.time("raised_at")));
    Map<String, Long> byCategory =
        found
            .of("issues")
            .collect(Collectors.groupingBy(l -> l.cell("category"), Collectors.counting()));
    found.count("categories", byCategory.size());
    found.count("category that occurs once", byCategory.getOrDefault("孤例", 0L));
    found.rows("event with id", "issue_events", line -> line.has("event_id"));
    found.rows("event without id", "issue_events", line -> !line.has("event_id"));
    found.waiting("issue_events", "issue_id", "issues");
    found.waiting("issues", "unit_code", "org_units");
  }

  private void lives(LocalDateTime asOf) {
    lives("dispatched to two", (id, life) -> departments(life, "dispatched") > 1);
    lives(
        "one department never resolves",
        (id, life) ->
            departments(life, "dispatched") > 1
                && departments(life, "resolved") == 1
                && life.stream()
                    .noneMatch(e -> e.event().equals("resolved") && e.department().isEmpty()));
    lives("suspended twice", (id, life) -> times(life, "suspended") > 1);
    lives(
        "suspended without end",
        (id, life) -> times(life, "suspended") > 0 && times(life, "resumed resolved") == 0);
    lives("resolved twice", (id, life) -> times(life, "resolved") > 1);
    lives("accepted alone", (id, life) -> life.stream().allMatch(e -> is(e, "accepted")));
    lives("event before raised", (id, life) -> any(life, e -> e.at().isBefore(raised.get(id))));
    lives("event after as_of", (id, life) -> any(life, e -> e.at().isAfter(asOf)));
    lives("event at end of as_of", (id, life) -> any(life, e -> e.at().equals(asOf)));
    for (String pair :
        List.of(
            "resolved reopened", "resolved feedback", "suspended resumed", "withdrawn reopened")) {
      String[] names = pair.split(" ", -1);
      lives("at one instant: " + pair, (id, life) -> inOrder(life, names[0], names[1], 0));
    }
    for (String pair :
        List.of(
            "resolved reopened",
            "reopened resolved",
            "feedback resolved",
            "resolved feedback",
            "withdrawn reopened",
            "resolved withdrawn",
            "suspended resolved")) {
      String[] names = pair.split(" ", -1);
      lives("in order: " + pair, (id, life) -> inOrder(life, names[0], names[1], 1));
    }
    found.count("issue without events", raised.keySet().stream().filter(this::quiet).count());
  }

  private boolean quiet(String id) {
    return !events.containsKey(id);
  }

  private void lives(String feature, BiPredicate<String, List<Happened>> shows) {
    found.count(
        feature,
        events.entrySet().stream()
            .filter(life -> raised.containsKey(life.getKey()))
            .filter(life -> shows.test(life.getKey(), life.getValue()))
            .count());
  }

  private static boolean any(List<Happened> life, Predicate<Happened> shows) {
    return life.stream().anyMatch(shows);
  }

  private static boolean is(Happened event, String names) {
    return List.of(names.split(" ", -1)).contains(event.event());
  }

  private static long times(List<Happened> life, String names) {
    return life.stream().filter(e -> is(e, names)).map(Happened::at).distinct().count();
  }

  private static long departments(List<Happened> life, String name) {
    return life.stream()
        .filter(e -> is(e, name) && !e.department().isEmpty())
        .map(Happened::department)
        .distinct()
        .count();
  }

  /** Whether an event comes at the time of another (0) or after it (1). */
  private static boolean inOrder(List<Happened> life, String first, String second, int sign) {
    return any(
        life,
        a ->
            is(a, first)
                && any(
                    life, b -> is(b, second) && Integer.signum(b.at().compareTo(a.at())) == sign));
  }
}
