package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** gold.quota: one row per period of the policy's kind and person in office on a day of it. */
final class QuotaOracle {

  private final Ledger ledger;
  private final Visits visits;

  QuotaOracle(Ledger ledger, Visits visits) {
    this.ledger = ledger;
    this.visits = visits;
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Periods.Period period : ledger.periods) {
      if (!period.name().equals(ledger.policy.quotaPer())) {
        continue;
      }
      for (SentRow person : ledger.staff) {
        if (period.meets(person.date("active_from"), person.date("active_to"))) {
          rows.add(row(period, person));
        }
      }
    }
    return rows;
  }

  private Map<String, Object> row(Periods.Period period, SentRow person) {
    String id = person.text("staff_id");
    Set<String> linked = linked(period, id);
    final long visited = linked.stream().filter(home -> visited(period, home, id)).count();
    final long required = ledger.policy.quotaHouseholds(person.text("role"));
    Double linkRate = Statistics.rate(linked.size(), required);
    Map<String, Object> row = ledger.row(period, ledger.units.on(person.text("unit_code"), period));
    row.put("staff_id", id);
    row.put("role", person.text("role"));
    row.put("required", required);
    row.put("linked", (long) linked.size());
    row.put("visited", visited);
    row.put("link_rate", linkRate == null ? null : Double.valueOf(Math.min(1, linkRate)));
    row.put("visit_rate", Statistics.rate(visited, linked.size()));
    return row;
  }

  /** Households assigned to a person on a day of the period. */
  private Set<String> linked(Periods.Period period, String staff) {
    Set<String> linked = new TreeSet<>();
    for (SentRow assignment : ledger.assignments) {
      LocalDate from = assignment.date("valid_from");
      boolean holds = period.meets(from, assignment.date("valid_to"));
      if (holds && assignment.text("staff_id").equals(staff) && assignment.has("household_id")) {
        linked.add(assignment.text("household_id"));
      }
    }
    return linked;
  }

  private boolean visited(Periods.Period period, String household, String staff) {
    return visits.of(household).stream()
        .anyMatch(v -> v.effective() && period.holds(v.day()) && v.staff().contains(staff));
  }
}
