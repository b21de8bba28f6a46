package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** gold.satisfaction: one row per period and unit, of the surveys asked in the period. */
final class SatisfactionOracle {

  private static final class Count {
    long asked;
    long reached;
    long contacted;
    long solved;
    final Map<String, Long> ratings = new HashMap<>();

    long rated(String rating) {
      return ratings.getOrDefault(rating, 0L);
    }
  }

  private final Ledger ledger;

  SatisfactionOracle(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Periods.Period period : ledger.periods) {
      Map<String, Count> counts = new HashMap<>();
      for (SentRow survey : ledger.surveys) {
        LocalDate day = ledger.day(survey.instant("asked_at"));
        if (period.holds(day)) {
          for (String unit : ledger.units.lineage(unit(survey, day), day)) {
            count(counts.computeIfAbsent(unit, u -> new Count()), survey);
          }
        }
      }
      for (Units.Version unit : ledger.unitsIn(period)) {
        Map<String, Object> row = ledger.row(period, unit);
        fill(row, counts.getOrDefault(unit.code(), new Count()));
        rows.add(row);
      }
    }
    return rows;
  }

  /** The unit; without an issue that of the household when it was asked. */
  private String unit(SentRow survey, LocalDate day) {
    return survey.has("issue_id")
        ? ledger.cases.get(survey.text("issue_id")).unit()
        : ledger.households.on(survey.text("household_id"), day).unit();
  }

  /** What one not reached is said to have answered is no answer. */
  private static void count(Count count, SentRow survey) {
    count.asked++;
    if (survey.flag("reached")) {
      count.reached++;
      count.contacted += survey.flag("contacted") ? 1 : 0;
      count.solved += survey.flag("resolved") ? 1 : 0;
      if (survey.has("rating")) {
        count.ratings.merge(survey.text("rating"), 1L, Long::sum);
      }
    }
  }

  private void fill(Map<String, Object> row, Count count) {
    final long satisfied = count.rated("satisfied");
    final long basically = count.rated("basically_satisfied");
    final long dissatisfied = count.rated("dissatisfied");
    final long rated = satisfied + basically + dissatisfied;
    final boolean suppressed = rated > 0 && rated < ledger.policy.smallCells();
    final Double responseRate = Statistics.rate(count.contacted, count.reached);
    final Double resolutionRate = Statistics.rate(count.solved, count.reached);
    final Double satisfactionRate =
        suppressed
            ? null
            : Statistics.rate(satisfied + ledger.policy.basicallyWeight() * basically, rated);
    row.put("asked", count.asked);
    row.put("reached", count.reached);
    row.put("reach_rate", Statistics.rate(count.reached, count.asked));
    row.put("contacted", count.contacted);
    row.put("response_rate", responseRate);
    row.put("solved", count.solved);
    row.put("resolution_rate", resolutionRate);
    row.put("rated", rated);
    row.put("satisfied", suppressed ? null : satisfied);
    row.put("basically_satisfied", suppressed ? null : basically);
    row.put("dissatisfied", suppressed ? null : dissatisfied);
    row.put("satisfaction_rate", satisfactionRate);
    Statistics.Interval interval =
        satisfactionRate == null ? null : Statistics.wilson(satisfactionRate, rated);
    row.put("satisfaction_low", interval == null ? null : interval.low());
    row.put("satisfaction_high", interval == null ? null : interval.high());
    row.put("composite_score", composite(responseRate, resolutionRate, satisfactionRate));
    row.put("suppressed", suppressed);
  }

  /** 0..100; null when one of its parts is. */
  private Double composite(Double response, Double resolution, Double satisfaction) {
    Map<String, Double> parts = new HashMap<>();
    parts.put("response", response);
    parts.put("resolution", resolution);
    parts.put("satisfaction", satisfaction);
    double score = 0;
    for (var weight : ledger.policy.compositeWeights().entrySet()) {
      Double part = parts.get(weight.getKey());
      if (part == null) {
        return null;
      }
      score += weight.getValue() * part;
    }
    return 100 * score;
  }
}
