package org.lastmetre.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** gold.common_issues: one row per period, unit and category in which an issue was raised. */
final class CommonIssuesOracle {

  private static final int LOOKS_BACK = 12;
  private static final int AT_LEAST = 3;
  private static final int SURGES_FROM = 3;
  private static final double RARE = 0.001;

  private record Slice(String unit, String category) {}

  private final Ledger ledger;

  CommonIssuesOracle(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String kind : Periods.KINDS) {
      List<Periods.Period> periods =
          ledger.periods.stream().filter(period -> period.name().equals(kind)).toList();
      List<Map<Slice, List<CaseHistory>>> raised = periods.stream().map(this::raised).toList();
      for (int i = 0; i < periods.size(); i++) {
        for (Units.Version unit : ledger.unitsIn(periods.get(i))) {
          for (Map.Entry<Slice, List<CaseHistory>> slice : raised.get(i).entrySet()) {
            if (slice.getKey().unit().equals(unit.code())) {
              Double expected = expected(unit.code(), slice.getKey(), periods, raised, i);
              rows.add(row(periods.get(i), unit, slice.getKey(), slice.getValue(), expected));
            }
          }
        }
      }
    }
    return rows;
  }

  /** The issues raised in a period that were not withdrawn. */
  private Map<Slice, List<CaseHistory>> raised(Periods.Period period) {
    Map<Slice, List<CaseHistory>> raised = new HashMap<>();
    for (CaseHistory one : ledger.cases.values()) {
      LocalDate day = ledger.day(one.raisedAt());
      if (period.holds(day) && !one.withdrawn()) {
        for (String unit : ledger.units.lineage(one.unit(), day)) {
          raised
              .computeIfAbsent(new Slice(unit, one.category()), slice -> new ArrayList<>())
              .add(one);
        }
      }
    }
    return raised;
  }

  /** The mean of the periods before in which the unit was valid; null of too few to tell. */
  private Double expected(
      String unit,
      Slice slice,
      List<Periods.Period> periods,
      List<Map<Slice, List<CaseHistory>>> raised,
      int at) {
    long sum = 0;
    long before = 0;
    for (int i = Math.max(0, at - LOOKS_BACK); i < at; i++) {
      Periods.Period period = periods.get(i);
      if (ledger.units.lastIn(unit, period.start(), period.end()).isPresent()) {
        sum += raised.get(i).getOrDefault(slice, List.of()).size();
        before++;
      }
    }
    return before < AT_LEAST ? null : Statistics.rate(sum, before);
  }

  private Map<String, Object> row(
      Periods.Period period,
      Units.Version unit,
      Slice slice,
      List<CaseHistory> raised,
      Double expected) {
    boolean telling = expected != null && raised.size() >= SURGES_FROM && raised.size() > expected;
    Double tail = telling ? Statistics.poissonAtLeast(raised.size(), expected) : null;
    Map<String, Object> row = ledger.row(period, unit);
    row.put("category", slice.category());
    row.put("raised", (long) raised.size());
    row.put("households_raising", (long) raising(raised).size());
    row.put("affected_households", affected(raised));
    row.put("expected", expected);
    row.put("surge_tail", tail);
    row.put("surge", expected == null ? null : tail != null && tail < RARE);
    return row;
  }

  private static Set<String> raising(List<CaseHistory> raised) {
    Set<String> households = new HashSet<>();
    for (CaseHistory one : raised) {
      if (one.issue().has("household_id")) {
        households.add(one.issue().text("household_id"));
      }
    }
    return households;
  }

  /**
   * The issues of one unit speak of one matter, and the largest estimate counts; different units
   * add up. All who raised them are affected at least.
   */
  private static long affected(List<CaseHistory> raised) {
    Map<String, List<CaseHistory>> byUnit =
        raised.stream().collect(Collectors.groupingBy(CaseHistory::unit));
    long sum = 0;
    for (List<CaseHistory> ofUnit : byUnit.values()) {
      long most = 0;
      for (CaseHistory one : ofUnit) {
        BigDecimal estimate = one.issue().number("affected_households");
        most = estimate == null ? most : Math.max(most, estimate.longValueExact());
      }
      sum += most;
    }
    return Math.max(sum, raising(raised).size());
  }
}
