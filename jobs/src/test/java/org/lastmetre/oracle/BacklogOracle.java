package org.lastmetre.oracle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** gold.backlog: one row per day and unit where anything was open; each day as if it were as_of. */
final class BacklogOracle {

  private static final List<String> COLOURS = List.of("red", "yellow", "green");
  private static final List<String> AGES = List.of("0_3", "4_7", "8_30", "over_30");

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
      Map<String, List<CaseHistory>> open = open(day);
      for (String code : ledger.units.codes()) {
        Optional<Units.Version> unit = ledger.units.lastIn(code, day, day);
        if (open.containsKey(code) && unit.isPresent()) {
          rows.add(row(day, unit.get(), open.get(code)));
        }
      }
    }
    return rows;
  }

  /** Unit → what was open in it at the end of a day; the jurisdiction has a list always. */
  private Map<String, List<CaseHistory>> open(LocalDate day) {
    Map<String, List<CaseHistory>> open = new HashMap<>();
    open.put(ledger.policy.jurisdiction(), new ArrayList<>());
    for (CaseHistory one : ledger.casesAsOf(day)) {
      if (!one.resolved() && !one.withdrawn()) {
        for (String unit : ledger.units.lineage(one.unit(), day)) {
          open.computeIfAbsent(unit, u -> new ArrayList<>()).add(one);
        }
      }
    }
    return open;
  }

  private Map<String, Object> row(LocalDate day, Units.Version unit, List<CaseHistory> open) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("jurisdiction", ledger.policy.jurisdiction());
    row.put("day", day);
    row.put("unit_level", unit.level());
    row.put("unit_code", unit.code());
    row.put("unit_name", unit.name());
    row.put("open", (long) open.size());
    for (String colour : COLOURS) {
      row.put(colour, open.stream().filter(one -> colour(one).equals(colour)).count());
    }
    for (String age : AGES) {
      List<CaseHistory> ofAge = open.stream().filter(one -> age(one, day).equals(age)).toList();
      row.put("open_" + age + "_days", (long) ofAge.size());
      for (String colour : COLOURS) {
        row.put(
            colour + "_" + age + "_days",
            ofAge.stream().filter(one -> colour(one).equals(colour)).count());
      }
    }
    return row;
  }

  private static String colour(CaseHistory one) {
    return one.red() ? "red" : one.yellow() ? "yellow" : "green";
  }

  private String age(CaseHistory one, LocalDate day) {
    long days = ChronoUnit.DAYS.between(ledger.day(one.raisedAt()), day);
    if (days <= 7) {
      return days <= 3 ? "0_3" : "4_7";
    }
    return days <= 30 ? "8_30" : "over_30";
  }
}
