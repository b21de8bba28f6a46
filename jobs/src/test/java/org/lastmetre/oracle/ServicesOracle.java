package org.lastmetre.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** gold.services: one row per period, unit and service type in which an order was placed. */
final class ServicesOracle {

  private final Ledger ledger;

  ServicesOracle(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Periods.Period period : ledger.periods) {
      Map<String, Map<String, List<SentRow>>> orders = orders(period);
      for (Units.Version unit : ledger.unitsIn(period)) {
        orders
            .getOrDefault(unit.code(), Map.of())
            .forEach((type, cohort) -> rows.add(row(period, unit, type, cohort)));
      }
    }
    return rows;
  }

  /** Unit → service type → the orders placed in the period. */
  private Map<String, Map<String, List<SentRow>>> orders(Periods.Period period) {
    Map<String, Map<String, List<SentRow>>> orders = new HashMap<>();
    for (SentRow order : ledger.serviceOrders) {
      LocalDate day = ledger.day(order.instant("ordered_at"));
      if (period.holds(day)) {
        String home = ledger.households.on(order.text("household_id"), day).unit();
        for (String unit : ledger.units.lineage(order.textOr("unit_code", home), day)) {
          orders
              .computeIfAbsent(unit, u -> new TreeMap<>())
              .computeIfAbsent(order.text("service_type"), type -> new ArrayList<>())
              .add(order);
        }
      }
    }
    return orders;
  }

  private Map<String, Object> row(
      Periods.Period period, Units.Version unit, String type, List<SentRow> cohort) {
    List<Statistics.Duration> waits = new ArrayList<>();
    List<Integer> ratings = new ArrayList<>();
    long taken = 0;
    long completed = 0;
    for (SentRow order : cohort) {
      Instant completedAt = known(order.instant("completed_at"));
      Instant takenAt = earliest(known(order.instant("taken_at")), completedAt);
      Instant until = takenAt == null ? ledger.asOfEnd() : takenAt;
      long micros = TimeLimits.clockMicros(order.instant("ordered_at"), until);
      waits.add(new Statistics.Duration(micros / 3.6e9, takenAt != null));
      taken += takenAt == null ? 0 : 1;
      completed += completedAt == null ? 0 : 1;
      boolean completedLater = order.has("completed_at") && completedAt == null;
      if (order.has("rating") && !completedLater) {
        ratings.add(Integer.valueOf(order.text("rating")));
      }
    }
    Map<String, Object> row = ledger.row(period, unit);
    row.put("service_type", type);
    row.put("ordered", (long) cohort.size());
    row.put("taken", taken);
    row.put("completed", completed);
    row.put("take_km_p50_hours", Statistics.kaplanMeier(waits, 0.5));
    row.put("completion_rate", Statistics.rate(completed, cohort.size()));
    row.put("rated", (long) ratings.size());
    row.put(
        "rating_mean",
        Statistics.rate(ratings.stream().mapToInt(Integer::intValue).sum(), ratings.size()));
    return row;
  }

  /** What is completed was taken, then at the latest. */
  private static Instant earliest(Instant taken, Instant completed) {
    if (taken == null || completed == null) {
      return taken == null ? completed : taken;
    }
    return TimeLimits.earlier(taken, completed);
  }

  /** What happened by as_of; null for what had not. */
  private Instant known(Instant at) {
    return at == null || at.isAfter(ledger.asOfEnd()) ? null : at;
  }
}
