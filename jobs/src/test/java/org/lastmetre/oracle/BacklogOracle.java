package org.lastmetre.oracle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** gold.backlog: one row per day and unit where anything was open; each day as if it were as_of. */
final class BacklogOracle {

  private static final class Count {
    long open;
    long red;
    long yellow;
    final long[] byAge = new long[4];
  }

  private final Ledger ledger;

  BacklogOracle(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (ledger.firstDay == null) {
      return rows;
    }
    for (LocalDate day = ledger.firstDay; !day.isAfter(ledger.asOf); day = day.plusDays(1)) {
      Map<String, Count> counts = new TreeMap<>();
      counts.put(ledger.policy.jurisdiction(), new Count());
      for (CaseHistory one : ledger.casesAsOf(day)) {
        if (!one.resolved() && !one.withdrawn()) {
          for (String unit : ledger.units.lineage(one.unit(), day)) {
            count(counts.computeIfAbsent(unit, u -> new Count()), one, day);
          }
        }
      }
      for (Map.Entry<String, Count> count : counts.entrySet()) {
        rows.add(row(day, ledger.units.on(count.getKey(), day), count.getValue()));
      }
    }
    return rows;
  }

  private void count(Count count, CaseHistory one, LocalDate day) {
    long age = ChronoUnit.DAYS.between(ledger.day(one.raisedAt()), day);
    count.open++;
    count.red += one.red() ? 1 : 0;
    count.yellow += one.yellow() ? 1 : 0;
    count.byAge[age <= 3 ? 0 : age <= 7 ? 1 : age <= 30 ? 2 : 3]++;
  }

  private Map<String, Object> row(LocalDate day, Units.Version unit, Count count) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("jurisdiction", ledger.policy.jurisdiction());
    row.put("day", day);
    row.put("unit_level", unit.level());
    row.put("unit_code", unit.code());
    row.put("unit_name", unit.name());
    row.put("open", count.open);
    row.put("red", count.red);
    row.put("yellow", count.yellow);
    row.put("green", count.open - count.red - count.yellow);
    row.put("age_0_3", count.byAge[0]);
    row.put("age_4_7", count.byAge[1]);
    row.put("age_8_30", count.byAge[2]);
    row.put("age_over_30", count.byAge[3]);
    return row;
  }
}
