package org.lastmetre.oracle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** gold.coverage: one row per period and unit; a unit without visits has a row of zeros. */
final class CoverageOracle {

  private static final class Count {
    long households;
    long visited;
    long attempted;
    long key;
    long keyVisited;
    long never;
    long overdue;
    long visits;
    long effective;
    long inspections;
    long lowest;
    long lowestUnvisited;
    final Set<String> staff = new HashSet<>();
    final List<Double> daysSince = new ArrayList<>();
  }

  private final Ledger ledger;
  private final Visits visits;

  CoverageOracle(Ledger ledger, Visits visits) {
    this.ledger = ledger;
    this.visits = visits;
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Periods.Period period : ledger.periods) {
      Map<String, Count> counts = new HashMap<>();
      countHouseholds(period, counts);
      countVisits(period, counts);
      for (Units.Version unit : ledger.unitsIn(period)) {
        Map<String, Object> row = ledger.row(period, unit);
        fill(row, counts.getOrDefault(unit.code(), new Count()));
        rows.add(row);
      }
    }
    return rows;
  }

  private void countHouseholds(Periods.Period period, Map<String, Count> counts) {
    LocalDate e = period.end();
    Set<String> parents = ledger.units.parentsOn(e);
    Map<String, Boolean> lowestVisited = new HashMap<>();
    for (String id : ledger.households.ids()) {
      if (!visits.counted(id, e)) {
        continue;
      }
      Households.Version household = ledger.households.on(id, e);
      boolean visited = false;
      boolean attempted = false;
      for (Visits.Visit visit : visits.of(id)) {
        boolean inPeriod = period.holds(visit.day());
        visited |= inPeriod && visit.effective();
        attempted |= inPeriod && (visit.effective() || !visit.inspection());
      }
      LocalDate last = visits.lastEffective(id, e);
      boolean overdue = ChronoUnit.DAYS.between(visits.since(id, e), e) > visits.interval(id, e);
      for (String unit : ledger.units.lineage(household.unit(), e)) {
        Count count = counts.computeIfAbsent(unit, u -> new Count());
        count.households++;
        count.visited += visited ? 1 : 0;
        count.attempted += attempted ? 1 : 0;
        count.key += household.key() ? 1 : 0;
        count.keyVisited += household.key() && visited ? 1 : 0;
        count.never += last == null ? 1 : 0;
        count.overdue += overdue ? 1 : 0;
        if (last != null) {
          count.daysSince.add((double) ChronoUnit.DAYS.between(last, e));
        }
      }
      if (!parents.contains(household.unit())) {
        lowestVisited.merge(household.unit(), visited, Boolean::logicalOr);
      }
    }
    lowestVisited.forEach(
        (lowest, visited) -> {
          for (String unit : ledger.units.lineage(lowest, e)) {
            counts.get(unit).lowest++;
            counts.get(unit).lowestUnvisited += visited ? 0 : 1;
          }
        });
  }

  private void countVisits(Periods.Period period, Map<String, Count> counts) {
    for (Visits.Visit visit : visits.all()) {
      if (!period.holds(visit.day())) {
        continue;
      }
      for (String unit : ledger.units.lineage(visit.unit(), visit.day())) {
        Count count = counts.computeIfAbsent(unit, u -> new Count());
        count.staff.addAll(visit.staff());
        if (visit.inspection()) {
          count.inspections++;
        } else {
          count.visits++;
          count.effective += visit.effective() ? 1 : 0;
        }
      }
    }
  }

  private static void fill(Map<String, Object> row, Count count) {
    row.put("households", count.households);
    row.put("households_visited", count.visited);
    row.put("coverage_rate", Statistics.rate(count.visited, count.households));
    row.put("households_attempted", count.attempted);
    row.put("key_households", count.key);
    row.put("key_households_visited", count.keyVisited);
    row.put("key_coverage_rate", Statistics.rate(count.keyVisited, count.key));
    row.put("households_never_visited", count.never);
    row.put("households_overdue", count.overdue);
    row.put("visits", count.visits);
    row.put("visits_effective", count.effective);
    row.put("inspections", count.inspections);
    row.put("visiting_staff", (long) count.staff.size());
    row.put("lowest_units", count.lowest);
    row.put("lowest_units_unvisited", count.lowestUnvisited);
    row.put("median_days_since_visit", Statistics.percentile(count.daysSince, 0.5));
  }
}
