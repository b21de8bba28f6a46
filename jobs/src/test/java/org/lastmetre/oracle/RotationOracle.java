package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** gold.rotation: one row per cycle, visiting group and lowest unit the group visited in it. */
final class RotationOracle {

  private record Pair(String group, String unit) {}

  private final Ledger ledger;
  private final Visits visits;

  /** Person → the group told last. */
  private final Map<String, String> groupOf = new TreeMap<>();

  RotationOracle(Ledger ledger, Visits visits) {
    this.ledger = ledger;
    this.visits = visits;
    for (SentRow person : ledger.staff) {
      if (person.has("visiting_group")) {
        groupOf.put(person.text("staff_id"), person.text("visiting_group"));
      }
    }
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Periods.Period cycle : ledger.periods) {
      if (cycle.name().equals(ledger.policy.rotationCycle())) {
        add(cycle, rows);
      }
    }
    return rows;
  }

  private void add(Periods.Period cycle, List<Map<String, Object>> rows) {
    Map<String, List<String>> lowest = householdsOfLowest(cycle.end());
    Set<String> parents = ledger.units.parentsOn(cycle.end());
    Set<String> groups = groups(cycle);
    final long pairs = (long) groups.size() * lowest.size();
    final long done =
        met(ledger.firstDay, cycle.end()).keySet().stream()
            .filter(pair -> groups.contains(pair.group()) && lowest.containsKey(pair.unit()))
            .count();
    Map<Pair, Set<String>> calls = met(cycle.start(), cycle.end());
    // A household that moved in the cycle has been seen by who saw it where it lived before.
    Map<String, Set<String>> seen = new TreeMap<>();
    calls.forEach(
        (pair, met) -> seen.computeIfAbsent(pair.group(), g -> new TreeSet<>()).addAll(met));
    calls
        .keySet()
        .forEach(
            pair -> {
              if (parents.contains(pair.unit())) {
                return;
              }
              List<String> households = lowest.getOrDefault(pair.unit(), List.of());
              Map<String, Object> row = ledger.row(cycle, ledger.units.on(pair.unit(), cycle));
              row.put("visiting_group", pair.group());
              row.put("households", (long) households.size());
              row.put(
                  "visited", households.stream().filter(seen.get(pair.group())::contains).count());
              row.put("pairs", pairs);
              row.put("pairs_done", done);
              row.put("pairs_done_share", Statistics.rate(done, pairs));
              rows.add(row);
            });
  }

  /** Visiting groups with someone in office on a day of the cycle. */
  private Set<String> groups(Periods.Period cycle) {
    Set<String> groups = new TreeSet<>();
    for (SentRow person : ledger.staff) {
      LocalDate from = person.date("active_from");
      if (person.has("visiting_group") && cycle.meets(from, person.date("active_to"))) {
        groups.add(person.text("visiting_group"));
      }
    }
    return groups;
  }

  /** Lowest unit → its households counted on a day; units without any are left out. */
  private Map<String, List<String>> householdsOfLowest(LocalDate day) {
    Map<String, List<String>> households = new TreeMap<>();
    Set<String> parents = ledger.units.parentsOn(day);
    for (String id : ledger.households.ids()) {
      String unit = ledger.households.on(id, day).unit();
      if (visits.counted(id, day) && !parents.contains(unit)) {
        households.computeIfAbsent(unit, u -> new ArrayList<>()).add(id);
      }
    }
    return households;
  }

  /** Group and unit → the households the group effectively visited there, both days included. */
  private Map<Pair, Set<String>> met(LocalDate from, LocalDate to) {
    Map<Pair, Set<String>> met =
        new TreeMap<>(Comparator.comparing(Pair::group).thenComparing(Pair::unit));
    for (Visits.Visit visit : visits.all()) {
      boolean during = !visit.day().isBefore(from) && !visit.day().isAfter(to);
      if (!during || !visit.effective() || visit.household() == null) {
        continue;
      }
      for (String person : visit.staff()) {
        if (groupOf.containsKey(person)) {
          Pair pair = new Pair(groupOf.get(person), visit.unit());
          met.computeIfAbsent(pair, p -> new TreeSet<>()).add(visit.household());
        }
      }
    }
    return met;
  }
}
