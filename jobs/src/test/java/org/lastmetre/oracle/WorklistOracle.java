package org.lastmetre.oracle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** gold.worklist: one row per counted household whose visit is due by the day after as_of. */
final class WorklistOracle {

  private final Ledger ledger;
  private final Visits visits;

  WorklistOracle(Ledger ledger, Visits visits) {
    this.ledger = ledger;
    this.visits = visits;
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    LocalDate asOf = ledger.asOf;
    if (ledger.firstDay == null) {
      return rows;
    }
    for (String id : ledger.households.ids()) {
      if (visits.counted(id, asOf)) {
        LocalDate dueOn = visits.since(id, asOf).plusDays(visits.interval(id, asOf));
        if (!dueOn.isAfter(asOf.plusDays(1))) {
          rows.add(row(id, dueOn));
        }
      }
    }
    return rows;
  }

  private Map<String, Object> row(String household, LocalDate dueOn) {
    Units.Version unit =
        ledger.units.on(ledger.households.on(household, ledger.asOf).unit(), ledger.asOf);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("jurisdiction", ledger.policy.jurisdiction());
    row.put("household_id", household);
    row.put("unit_level", unit.level());
    row.put("unit_code", unit.code());
    row.put("unit_name", unit.name());
    row.put("last_effective_visit_on", visits.lastEffective(household, ledger.asOf));
    row.put("due_on", dueOn);
    row.put("days_overdue", Math.max(0, ChronoUnit.DAYS.between(dueOn, ledger.asOf)));
    row.put("staff_ids", responsible(household, unit.code()));
    return row;
  }

  /** Those assigned on as_of to the household or to its unit, or to one above it. */
  private List<String> responsible(String household, String unit) {
    Set<String> units = ledger.units.lineage(unit, ledger.asOf);
    Set<String> staff = new TreeSet<>();
    for (SentRow assignment : ledger.assignments) {
      LocalDate from = assignment.date("valid_from");
      LocalDate to = assignment.date("valid_to");
      boolean holds =
          (from == null || !from.isAfter(ledger.asOf)) && (to == null || !to.isBefore(ledger.asOf));
      boolean theirs =
          assignment.has("household_id")
              ? assignment.text("household_id").equals(household)
              : units.contains(assignment.text("unit_code"));
      if (holds && theirs) {
        staff.add(assignment.text("staff_id"));
      }
    }
    return List.copyOf(staff);
  }
}
