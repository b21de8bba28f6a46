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
    for (String column : Ledger.COMMON) {
      row.put(column, covered.get(column));
    }
    row.put("coverage_rate", covered.get("coverage_rate"));
    row.put("due", answered.get("due"));
    row.put("resolved_on_time", answered.get("resolved_on_time"));
    row.put("on_time_rate", answered.get("on_time_rate"));
    row.put("closed_loop_rate", answered.get("closed_loop_rate"));
    row.put("satisfaction_rate", satisfaction.get(name(covered)).get("satisfaction_rate"));
    Double composite = composite(row);
    row.put("composite", composite);
    row.put("band", composite == null ? null : band(composite));
    return row;
  }

  private Double composite(Map<String, Object> row) {
    double score = 0;
    for (var weight : ledger.policy.scorecardWeights().entrySet()) {
      Double part = (Double) row.get(weight.getKey() + "_rate");
      if (part == null) {
        return null;
      }
      score += weight.getValue() * part;
    }
    return 100 * score;
  }

  /** The best band whose least score is reached; null below the last. */
  private String band(double composite) {
    for (var band : ledger.policy.scorecardBands().entrySet()) {
      if (composite >= band.getValue()) {
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
    row.put(
        "on_time_shrunk", p == null ? null : Double.valueOf((onTime + PRIOR * p) / (due + PRIOR)));
    row.put("funnel", due == 0 ? null : funnel(onTime, due, p));
  }

  private static String funnel(long onTime, long due, double p) {
    double atMost = Statistics.binomialAtMost(onTime, due, p);
    double atLeast = Statistics.binomialAtMost(due - onTime, due, 1 - p);
    if (atMost < 0.0005) {
      return "below_99_9";
    } else if (atLeast < 0.0005) {
      return "above_99_9";
    } else if (atMost < 0.025) {
      return "below_95";
    }
    return atLeast < 0.025 ? "above_95" : "within";
  }
}
