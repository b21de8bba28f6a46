package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** gold.quota: one row per period and person in office with a quota, or with an assignment. */
final class QuotaOracle {

  private static final String HOUSEHOLDS = "households";

  private final Ledger ledger;
  private final Visits visits;

  QuotaOracle(Ledger ledger, Visits visits) {
    this.ledger = ledger;
    this.visits = visits;
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Periods.Period period : ledger.periods) {
      Map<String, SentRow> people = new TreeMap<>();
      Set<String> owing = new TreeSet<>();
      for (SentRow person : ledger.staff) {
        String id = person.text("staff_id");
        people.put(id, person);
        boolean active = period.meets(person.date("active_from"), person.date("active_to"));
        if (active && !ledger.policy.quota(person.text("role")).isEmpty()) {
          owing.add(id);
        }
      }
      assignmentsIn(period).forEach(assignment -> owing.add(assignment.text("staff_id")));
      Map<String, Set<String>> counted = counted(period.end());
      for (String id : owing) {
        rows.add(row(period, id, people.get(id), counted));
      }
    }
    return rows;
  }

  private List<SentRow> assignmentsIn(Periods.Period period) {
    return ledger.assignments.stream()
        .filter(one -> period.meets(one.date("valid_from"), one.date("valid_to")))
        .toList();
  }

  /**
   * @param person null for one who is assigned but in no register
   * @param counted household → its unit and those above
   */
  private Map<String, Object> row(
      Periods.Period period, String id, SentRow person, Map<String, Set<String>> counted) {
    Set<String> named = new TreeSet<>();
    Set<String> units = new TreeSet<>();
    for (SentRow assignment : assignmentsIn(period)) {
      if (assignment.text("staff_id").equals(id)) {
        if (assignment.has("household_id")) {
          named.add(assignment.text("household_id"));
        }
        if (assignment.has("unit_code")) {
          units.add(assignment.text("unit_code"));
        }
      }
    }
    Set<String> linked = named.isEmpty() ? within(units, counted) : named;
    String role = person == null ? null : person.text("role");
    String unit = person == null ? ledger.policy.jurisdiction() : person.text("unit_code");
    Map<String, Object> row = ledger.row(period, ledger.units.on(unit, period));
    row.put("staff_id", id);
    row.put("role", role);
    fill(row, ledger.policy.quota(role), linked.size(), levels(period, units));
    final long visited = linked.stream().filter(home -> visited(period, home, id)).count();
    row.put("visited", visited);
    row.put("visit_rate", Statistics.rate(visited, linked.size()));
    return row;
  }

  private static void fill(
      Map<String, Object> row, Map<String, Integer> quota, long linked, List<String> levels) {
    final long required = quota.getOrDefault(HOUSEHOLDS, 0);
    long requiredUnits = 0;
    long linkedUnits = 0;
    boolean attained = linked >= required;
    for (var asked : quota.entrySet()) {
      if (!asked.getKey().equals(HOUSEHOLDS)) {
        long there = levels.stream().filter(asked.getKey()::equals).count();
        requiredUnits += asked.getValue();
        linkedUnits += there;
        attained &= there >= asked.getValue();
      }
    }
    Double linkRate = Statistics.rate(linked, required);
    row.put("required", required);
    row.put("linked", linked);
    row.put("link_rate", linkRate == null ? null : Double.valueOf(Math.min(1, linkRate)));
    row.put("required_units", requiredUnits);
    row.put("linked_units", linkedUnits);
    row.put("attained", quota.isEmpty() ? null : attained);
  }

  /** The households counted on a day, each with its unit and those above. */
  private Map<String, Set<String>> counted(LocalDate day) {
    Map<String, Set<String>> counted = new TreeMap<>();
    for (String id : ledger.households.ids()) {
      if (visits.counted(id, day)) {
        counted.put(id, ledger.units.lineage(ledger.households.on(id, day).unit(), day));
      }
    }
    return counted;
  }

  private static Set<String> within(Set<String> units, Map<String, Set<String>> counted) {
    Set<String> within = new TreeSet<>(counted.keySet());
    within.removeIf(id -> counted.get(id).stream().noneMatch(units::contains));
    return within;
  }

  private List<String> levels(Periods.Period period, Set<String> units) {
    return units.stream().map(unit -> ledger.units.on(unit, period).level()).toList();
  }

  private boolean visited(Periods.Period period, String household, String staff) {
    return visits.of(household).stream()
        .anyMatch(v -> v.effective() && period.holds(v.day()) && v.staff().contains(staff));
  }
}
