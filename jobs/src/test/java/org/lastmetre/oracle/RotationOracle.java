package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** gold.rotation: one row per cycle, visiting group and lowest unit where the group visited. */
final class RotationOracle {

  private record Pair(String group, String unit) {}

  private final Ledger ledger;
  private final Visits visits;

  /** Person → the group last sent for them. */
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
    Set<Pair> doneSoFar = new HashSet<>();
    for (Periods.Period cycle : ledger.periods) {
      if (!cycle.name().equals(ledger.policy.rotationCycle())) {
        continue;
      }
      Map<Pair, Set<String>> met = met(cycle);
      doneSoFar.addAll(met.keySet());
      Set<String> lowest = lowest(cycle.end());
      long groups = new HashSet<>(groupOf.values()).size();
      long pairs = groups * lowest.size();
      long done = doneSoFar.stream().filter(pair -> lowest.contains(pair.unit())).count();
      met.forEach(
          (pair, households) -> {
            Map<String, Object> row = row(cycle, pair, households);
            row.put("pairs", pairs);
            row.put("pairs_done", done);
            row.put("pairs_done_rate", Statistics.rate(done, pairs));
            rows.add(row);
          });
    }
    return rows;
  }

  /** Group and lowest unit → the households the group effectively visited there in the cycle. */
  private Map<Pair, Set<String>> met(Periods.Period cycle) {
    Map<Pair, Set<String>> met = new TreeMap<>(RotationOracle::compare);
    for (Visits.Visit visit : visits.all()) {
      if (!visit.effective() || !cycle.holds(visit.day())) {
        continue;
      }
      if (ledger.units.parentsOn(visit.day()).contains(visit.unit())) {
        continue;
      }
      for (String person : visit.staff()) {
        if (groupOf.containsKey(person)) {
          met.computeIfAbsent(new Pair(groupOf.get(person), visit.unit()), pair -> new TreeSet<>())
              .add(visit.household());
        }
      }
    }
    return met;
  }

  private static int compare(Pair one, Pair other) {
    int byGroup = one.group().compareTo(other.group());
    return byGroup != 0 ? byGroup : one.unit().compareTo(other.unit());
  }

  private Set<String> lowest(LocalDate day) {
    Set<String> lowest = new TreeSet<>();
    Set<String> parents = ledger.units.parentsOn(day);
    for (String code : ledger.units.codes()) {
      if (!parents.contains(code) && ledger.units.lastIn(code, day, day).isPresent()) {
        lowest.add(code);
      }
    }
    return lowest;
  }

  private Map<String, Object> row(Periods.Period cycle, Pair pair, Set<String> met) {
    LocalDate e = cycle.end();
    long households = 0;
    long visited = 0;
    for (String id : ledger.households.ids()) {
      if (visits.counted(id, e) && ledger.households.on(id, e).unit().equals(pair.unit())) {
        households++;
        visited += met.contains(id) ? 1 : 0;
      }
    }
    Map<String, Object> row = ledger.row(cycle, ledger.units.on(pair.unit(), cycle));
    row.put("visiting_group", pair.group());
    row.put("households", households);
    row.put("visited", visited);
    row.put("all_visited", households > 0 && visited == households);
    return row;
  }
}
