package org.lastmetre.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** gold.handling: one row per period, unit and hand in which an issue of the period lay. */
final class HandlingOracle {
  private static final String HAND = "hand";

  private final Ledger ledger;

  HandlingOracle(Ledger ledger) {
    this.ledger = ledger;
  }

  /** An issue's stay in a hand; until is null while it lies there. */
  private record Stay(
      CaseHistory issue, String holder, Instant since, Instant until, boolean finished) {}

  List<Map<String, Object>> rows() {
    Map<CaseHistory, Map<String, List<Stay>>> byIssue = new HashMap<>();
    for (CaseHistory one : ledger.cases.values()) {
      if (!one.withdrawn() && !ledger.day(one.raisedAt()).isAfter(ledger.asOf)) {
        byIssue.put(one, stays(one));
      }
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Periods.Period period : ledger.periods) {
      Map<String, Map<List<String>, List<Stay>>> byUnit = new HashMap<>();
      byIssue.forEach(
          (one, stays) -> {
            if (period.holds(ledger.day(one.raisedAt()))) {
              for (String unit : ledger.units.lineage(one.unit(), ledger.day(one.raisedAt()))) {
                stays.forEach(
                    (hand, all) ->
                        all.forEach(
                            stay ->
                                byUnit
                                    .computeIfAbsent(unit, u -> new HashMap<>())
                                    .computeIfAbsent(
                                        List.of(hand, stay.holder()), h -> new ArrayList<>())
                                    .add(stay)));
              }
            }
          });
      for (Units.Version unit : ledger.unitsIn(period)) {
        byUnit
            .getOrDefault(unit.code(), Map.of())
            .forEach((hand, stays) -> rows.add(row(period, unit, hand, stays)));
      }
    }
    return rows;
  }

  private static Map<String, List<Stay>> stays(CaseHistory one) {
    Map<String, List<Stay>> stays = new HashMap<>();
    SentRow asked = null;
    Set<String> closers = new HashSet<>();
    List<Instant> ups = new ArrayList<>(List.of(one.raisedAt()));
    Map<String, Instant> sentTo = new TreeMap<>();
    Map<String, Instant> doneBy = new HashMap<>();
    for (SentRow step : one.steps()) {
      Instant at = step.instant("occurred_at");
      String department = step.text("department");
      switch (step.text("event")) {
        case "accepted" -> {
          if (step.has("staff_id")
              && (asked == null
                  || at.equals(asked.instant("occurred_at"))
                      && step.text("staff_id").compareTo(asked.text("staff_id")) < 0)) {
            asked = step;
          }
        }
        case "escalated" -> {
          boolean isOver = one.resolvedAt() != null && at.isAfter(one.resolvedAt());
          if (!at.isBefore(one.raisedAt()) && !isOver) {
            ups.add(at);
          }
        }
        case "dispatched" -> {
          if (department != null) {
            sentTo.putIfAbsent(department, at);
          }
        }
        case "resolved", "feedback" -> {
          closers.add(step.text("staff_id"));
          if (department != null && step.text("event").equals("resolved")) {
            doneBy.put(department, at);
          }
        }
        case "reopened" -> doneBy.clear();
        default -> {}
      }
    }
    if (asked != null) {
      boolean seen = one.resolvedAt() != null && closers.contains(asked.text("staff_id"));
      Instant since = asked.instant("occurred_at");
      stays.put("first_asked", List.of(new Stay(one, "all", since, one.resolvedAt(), seen)));
    }
    List<Stay> levels = new ArrayList<>();
    for (int level = 0; level < ups.size(); level++) {
      boolean isLast = level == ups.size() - 1;
      Instant until = isLast ? one.resolvedAt() : ups.get(level + 1);
      boolean finished = isLast && until != null;
      levels.add(new Stay(one, String.valueOf(level), ups.get(level), until, finished));
    }
    stays.put("level", levels);
    List<Stay> departments = new ArrayList<>();
    sentTo.forEach(
        (department, since) -> {
          Instant own = doneBy.get(department);
          boolean did = own != null && !own.isBefore(since);
          departments.add(new Stay(one, department, since, did ? own : one.resolvedAt(), did));
        });
    stays.put("department", departments);
    return stays;
  }

  private Map<String, Object> row(
      Periods.Period period, Units.Version unit, List<String> hand, List<Stay> stays) {
    List<Double> hours = new ArrayList<>();
    long finished = 0;
    long due = 0;
    long onTime = 0;
    for (Stay stay : stays) {
      if (stay.until() != null) {
        hours.add(Math.max(0, TimeLimits.clockMicros(stay.since(), stay.until()) / 3.6e9));
      }
      finished += stay.finished() ? 1 : 0;
      if (stay.issue().due()) {
        due++;
        boolean late = stay.until() == null || stay.until().isAfter(stay.issue().dueAt());
        onTime += late ? 0 : 1;
      }
    }
    Map<String, Object> row = ledger.row(period, unit);
    row.put(HAND, hand.get(0));
    row.put("holder", hand.get(1));
    row.put("issues", (long) stays.size());
    row.put("passed", (long) hours.size());
    row.put("held", (long) stays.size() - hours.size());
    row.put("finished", finished);
    row.put("finished_rate", Statistics.rate(finished, hours.size()));
    row.put("due", due);
    row.put("passed_on_time", onTime);
    row.put("on_time_rate", Statistics.rate(onTime, due));
    row.put("passed_p50_hours", Statistics.percentile(hours, 0.5));
    row.put("passed_p90_hours", Statistics.percentile(hours, 0.9));
    return row;
  }
}
