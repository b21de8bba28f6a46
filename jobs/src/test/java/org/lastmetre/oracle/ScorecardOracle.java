package org.lastmetre.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** gold.scorecard: one row per period and township or community, each among its own level. */
final class ScorecardOracle {

  private static final List<String> LEVELS = List.of("township", "community");
  private static final double PRIOR = 20;

  private static final class Sum {
    long onTime;
    long due;
  }

  private final Ledger ledger;
  private final List<Map<String, Object>> coverage;
  private final Map<List<Object>, Map<String, Object>> response;
  private final Map<List<Object>, Map<String, Object>> satisfaction;

  /**
   * @param tables rows of coverage, response and satisfaction, as they are published
   */
  ScorecardOracle(Ledger ledger, Map<String, List<Map<String, Object>>> tables) {
    this.ledger = ledger;
    this.coverage = tables.get("coverage");
    this.response =
        byUnit(
            tables.get("response").stream()
                .filter(row -> row.get("category").equals(ResponseOracle.ALL))
                .filter(row -> row.get("channel").equals(ResponseOracle.ALL))
                .toList());
    this.satisfaction = byUnit(tables.get("satisfaction"));
  }

  private static Map<List<Object>, Map<String, Object>> byUnit(List<Map<String, Object>> rows) {
    Map<List<Object>, Map<String, Object>> byUnit = new HashMap<>();
    rows.forEach(row -> byUnit.put(name(row), row));
    return byUnit;
  }

  private static List<Object> name(Map<String, Object> row) {
    return List.of(
        row.get("jurisdiction"), row.get("period"), row.get("period_start"), row.get("unit_code"));
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map<String, Object> covered : coverage) {
      if (LEVELS.contains(covered.get("unit_level"))) {
        rows.add(row(covered));
      }
    }
    Map<List<Object>, Sum> levels = new HashMap<>();
    for (Map<String, Object> row : rows) {
      Sum sum = levels.computeIfAbsent(level(row), level -> new Sum());
      sum.onTime += (Long) row.get("resolved_on_time");
      sum.due += (Long) row.get("due");
    }
    rows.forEach(row -> place(row, levels.get(level(row))));
    return rows;
  }

  private static List<Object> level(Map<String, Object> row) {
    return List.of(row.get("period"), row.get("period_start"), row.get("unit_level"));
  }

  private Map<String, Object> row(Map<String, Object> covered) {
    Map<String, Object> answered = response.get(name(covered));
    Map<String, Object> row = new LinkedHashMap<>();
    copy(covered, row, Ledger.COMMON.toArray(String[]::new));
    copy(covered, row, "households", "households_visited", "coverage_rate");
    copy(answered, row, "due", "resolved_on_time", "on_time_rate", "closed_loop");
    copy(answered, row, "closed_loop_rate");
    Map<String, Object> asked = satisfaction.get(name(covered));
    copy(asked, row, "rated", "satisfied", "basically_satisfied", "satisfaction_rate");
    Double composite = composite(row);
    row.put("composite", composite);
    row.put("band", composite == null ? null : band(composite));
    return row;
  }

  private static void copy(Map<String, Object> from, Map<String, Object> to, String... columns) {
    for (String column : columns) {
      to.put(column, from.get(column));
    }
  }

  private Double composite(Map<String, Object> row) {
    double score = 0;
    for (var weight : ledger.policy.scorecardWeights().entrySet()) {
      if (weight.getValue() == 0) {
        continue;
      }
      Double part = (Double) row.get(weight.getKey() + "_rate");
      if (part == null) {
        return null;
      }
      score += weight.getValue() * part;
    }
    return 100 * score;
  }

  /** The best band whose least score is reached within 1e-9; null below the last. */
  private String band(double composite) {
    for (var band : ledger.policy.scorecardBands().entrySet()) {
      if (composite >= band.getValue() - 1e-9) {
        return band.getKey();
      }
    }
    return null;
  }

  /** How a unit stands to those of its level: p is the share on time of all of them together. */
  private static void place(Map<String, Object> row, Sum level) {
    final long due = (Long) row.get("due");
    final long onTime = (Long) row.get("resolved_on_time");
    final Double p = Statistics.rate(level.onTime, level.due);
    row.put("level_on_time_rate", p);
    row.put(
        "on_time_shrunk", p == null ? null : Double.valueOf((onTime + PRIOR * p) / (due + PRIOR)));
    if (due == 0) {
      row.put("funnel_tail", null);
      row.put("funnel", null);
      return;
    }
    boolean low = onTime * level.due <= due * level.onTime; // as due * p, without its rounding
    double tail =
        low
            ? Statistics.binomialAtMost(onTime, due, p)
            : Statistics.binomialAtMost(due - onTime, due, 1 - p);
    row.put("funnel_tail", tail);
    row.put("funnel", funnel(tail, low ? "below" : "above"));
  }

  private static String funnel(double tail, String side) {
    if (tail < 0.0005) {
      return side + "_99_9";
    }
    return tail < 0.025 ? side + "_95" : "within";
  }
}
