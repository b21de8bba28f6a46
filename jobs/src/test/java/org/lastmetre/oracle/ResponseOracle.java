package org.lastmetre.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * gold.response: one row per period, unit, category and channel; the cohort raised in the period.
 */
final class ResponseOracle {

  static final String ALL = "all";

  private record Slice(String category, String channel) {}

  private final Ledger ledger;

  ResponseOracle(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Periods.Period period : ledger.periods) {
      Map<String, Map<Slice, List<CaseHistory>>> cohorts = cohorts(period);
      for (Units.Version unit : ledger.unitsIn(period)) {
        var ofUnit = cohorts.computeIfAbsent(unit.code(), u -> new LinkedHashMap<>());
        ofUnit.putIfAbsent(new Slice(ALL, ALL), List.of());
        ofUnit.forEach((slice, cohort) -> rows.add(row(period, unit, slice, cohort)));
      }
    }
    return rows;
  }

  /** Unit → slice → issues raised in the period, withdrawn ones included. */
  private Map<String, Map<Slice, List<CaseHistory>>> cohorts(Periods.Period period) {
    Map<String, Map<Slice, List<CaseHistory>>> cohorts = new HashMap<>();
    for (CaseHistory one : ledger.cases.values()) {
      LocalDate raised = ledger.day(one.raisedAt());
      if (!period.holds(raised)) {
        continue;
      }
      for (String unit : ledger.units.lineage(one.unit(), raised)) {
        for (String category : List.of(one.category(), ALL)) {
          for (String channel : List.of(one.channel(), ALL)) {
            cohorts
                .computeIfAbsent(unit, u -> new LinkedHashMap<>())
                .computeIfAbsent(new Slice(category, channel), slice -> new ArrayList<>())
                .add(one);
          }
        }
      }
    }
    return cohorts;
  }

  private Map<String, Object> row(
      Periods.Period period, Units.Version unit, Slice slice, List<CaseHistory> cohort) {
    List<CaseHistory> standing = cohort.stream().filter(one -> !one.withdrawn()).toList();
    Map<String, Object> row = ledger.row(period, unit);
    row.put("category", slice.category());
    row.put("channel", slice.channel());
    row.put("withdrawn", (long) (cohort.size() - standing.size()));
    counts(row, standing);
    times(row, standing);
    return row;
  }

  private static void counts(Map<String, Object> row, List<CaseHistory> cohort) {
    final long resolved = count(cohort, CaseHistory::resolved);
    final long due = count(cohort, CaseHistory::due);
    final long onTime = count(cohort, CaseHistory::resolvedOnTime);
    final long red = count(cohort, CaseHistory::red);
    final long yellow = count(cohort, CaseHistory::yellow);
    final long feedback = count(cohort, CaseHistory::feedback);
    final long closedLoop = count(cohort, CaseHistory::closedLoop);
    final long everResolved = count(cohort, CaseHistory::everResolved);
    final long reopened = count(cohort, CaseHistory::reopened);
    row.put("raised", (long) cohort.size());
    row.put("resolved", resolved);
    row.put("open", cohort.size() - resolved);
    row.put("due", due);
    row.put("resolved_on_time", onTime);
    row.put("overdue_open", red);
    row.put("feedback", feedback);
    row.put("closed_loop", closedLoop);
    row.put("published", count(cohort, CaseHistory::published));
    row.put("ever_resolved", everResolved);
    row.put("reopened", reopened);
    row.put("red", red);
    row.put("yellow", yellow);
    row.put("green", cohort.size() - resolved - red - yellow);
    row.put("on_time_rate", Statistics.rate(onTime, due));
    row.put("closed_loop_rate", Statistics.rate(closedLoop, due));
    row.put("feedback_rate", Statistics.rate(feedback, resolved));
    row.put("reopen_rate", Statistics.rate(reopened, everResolved));
  }

  private static long count(List<CaseHistory> cohort, Predicate<CaseHistory> which) {
    return cohort.stream().filter(which).count();
  }

  private static void times(Map<String, Object> row, List<CaseHistory> cohort) {
    List<Statistics.Duration> accept = durations(cohort, CaseHistory::firstAccepted);
    List<Statistics.Duration> response = durations(cohort, CaseHistory::firstResponse);
    List<Statistics.Duration> resolve = durations(cohort, CaseHistory::resolvedAt);
    row.put("accept_closed_p50_hours", Statistics.percentile(ended(accept), 0.5));
    row.put("first_response_closed_p50_hours", Statistics.percentile(ended(response), 0.5));
    row.put("first_response_closed_p90_hours", Statistics.percentile(ended(response), 0.9));
    row.put("resolve_closed_p50_hours", Statistics.percentile(ended(resolve), 0.5));
    row.put("resolve_closed_p90_hours", Statistics.percentile(ended(resolve), 0.9));
    row.put("accept_km_p50_hours", Statistics.kaplanMeier(accept, 0.5));
    row.put("first_response_km_p50_hours", Statistics.kaplanMeier(response, 0.5));
    row.put("resolve_km_p50_hours", Statistics.kaplanMeier(resolve, 0.5));
    Statistics.Limits limits = Statistics.medianLimits(resolve);
    row.put("resolve_km_p50_low_hours", limits.low());
    row.put("resolve_km_p50_high_hours", limits.high());
    row.put("resolve_km_p90_hours", Statistics.kaplanMeier(resolve, 0.9));
  }

  /** Hours to an event of each issue, or to as_of where it has not come: open cases are data. */
  private static List<Statistics.Duration> durations(
      List<CaseHistory> cohort, Function<CaseHistory, Instant> event) {
    List<Statistics.Duration> durations = new ArrayList<>();
    for (CaseHistory one : cohort) {
      Instant at = event.apply(one);
      Double hours = one.hoursTo(at);
      if (hours != null) {
        durations.add(new Statistics.Duration(hours, at != null));
      }
    }
    return durations;
  }

  private static List<Double> ended(List<Statistics.Duration> durations) {
    return durations.stream()
        .filter(Statistics.Duration::ended)
        .map(Statistics.Duration::hours)
        .toList();
  }
}
