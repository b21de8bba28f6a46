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
  private final Set<String> outOfOffice = new TreeSet<>();

  WorklistOracle(Ledger ledger, Visits visits) {
    this.ledger = ledger;
    this.visits = visits;
    for (SentRow person : ledger.staff) {
      if (!holds(person, "active_from", "active_to")) {
        outOfOffice.add(person.text("staff_id"));
      }
    }
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
    row.put("last_effective_on", visits.lastEffective(household, ledger.asOf));
    row.put("due_on", dueOn);
    row.put("days_overdue", Math.max(0, ChronoUnit.DAYS.between(dueOn, ledger.asOf)));
    row.put("staff_ids", responsible(household, unit.code()));
    return row;
  }

  /** Those assigned to the household, else to its unit, else to the nearest above; else null. */
  private List<String> responsible(String household, String unit) {
    List<String> ofHousehold = assigned("household_id", household);
    if (!ofHousehold.isEmpty()) {
      return ofHousehold;
    }
    for (String above : ledger.units.lineage(unit, ledger.asOf)) {
      List<String> ofUnit = assigned("unit_code", above);
      if (!ofUnit.isEmpty()) {
        return ofUnit;
      }
    }
    return null;
  }

  /** Who is assigned on as_of, without those whom the register knows to be out of office then. */
  private List<String> assigned(String column, String code) {
    Set<String> staff = new TreeSet<>();
    for (SentRow assignment : ledger.assignments) {
      boolean ofUnit = column.equals("unit_code") && assignment.has("household_id");
      if (!ofUnit
          && code.equals(assignment.text(column))
          && holds(assignment, "valid_from", "valid_to")) {
        staff.add(assignment.text("staff_id"));
      }
    }
    staff.removeAll(outOfOffice);
    return List.copyOf(staff);
  }

  private boolean holds(SentRow row, String from, String to) {
    LocalDate first = row.date(from);
    LocalDate last = row.date(to);
    return (first == null || !first.isAfter(ledger.asOf))
        && (last == null || !last.isBefore(ledger.asOf));
  }
}
