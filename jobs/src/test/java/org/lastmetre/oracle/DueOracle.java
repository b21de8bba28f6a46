package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** gold.response_due: one row per period, unit and category in which an issue fell due. */
final class DueOracle {

  private final Ledger ledger;

  DueOracle(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Periods.Period period : ledger.periods) {
      Map<String, List<CaseHistory>> byUnit = byUnit(period);
      for (Units.Version unit : ledger.unitsIn(period)) {
        List<CaseHistory> due = byUnit.getOrDefault(unit.code(), List.of());
        Set<String> categories = new TreeSet<>();
        due.forEach(one -> categories.addAll(List.of(one.category(), ResponseOracle.ALL)));
        for (String category : categories) {
          rows.add(row(period, unit, category, due));
        }
      }
    }
    return rows;
  }

  private Map<String, List<CaseHistory>> byUnit(Periods.Period period) {
    Map<String, List<CaseHistory>> byUnit = new LinkedHashMap<>();
    for (CaseHistory one : ledger.cases.values()) {
      if (!one.due() || one.withdrawn() || ledger.day(one.raisedAt()).isAfter(ledger.asOf)) {
        continue;
      }
      LocalDate day = ledger.day(one.dueAt());
      if (period.holds(day)) {
        for (String unit : ledger.units.lineage(one.unit(), day)) {
          byUnit.computeIfAbsent(unit, u -> new ArrayList<>()).add(one);
        }
      }
    }
    return byUnit;
  }

  private Map<String, Object> row(
      Periods.Period period, Units.Version unit, String category, List<CaseHistory> all) {
    long due = 0;
    long closed = 0;
    long onTime = 0;
    for (CaseHistory one : all) {
      if (category.equals(ResponseOracle.ALL) || category.equals(one.category())) {
        due++;
        closed += one.resolved() ? 1 : 0;
        onTime += one.resolvedOnTime() ? 1 : 0;
      }
    }
    Map<String, Object> row = ledger.row(period, unit);
    row.put("category", category);
    row.put("due", due);
    row.put("closed", closed);
    row.put("closed_rate", Statistics.rate(closed, due));
    row.put("closed_on_time", onTime);
    row.put("on_time_rate", Statistics.rate(onTime, due));
    return row;
  }
}
