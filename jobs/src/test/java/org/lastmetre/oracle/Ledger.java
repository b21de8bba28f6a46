package org.lastmetre.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is known of one jurisdiction on one day, ready to be counted. */
final class Ledger {

  /** The records whose earliest begins the tables. */
  private static final Map<String, String> FIRST_RECORDS =
      Map.of(
          "visits", "visited_at",
          "issues", "raised_at",
          "surveys", "asked_at",
          "meetings", "held_at",
          "service_orders", "ordered_at");

  /** Columns that every table over periods and units has. */
  static final List<String> COMMON =
      List.of(
          "jurisdiction",
          "period",
          "period_start",
          "complete",
          "days_elapsed",
          "unit_level",
          "unit_code",
          "unit_name");

  final Policy policy;
  final LocalDate asOf;
  final Units units;
  final Households households;

  /** By issue id; issues raised after as_of are in it too, for surveys refer to them. */
  final Map<String, CaseHistory> cases = new LinkedHashMap<>();

  final List<SentRow> visits;
  final List<SentRow> surveys;
  final List<SentRow> meetings;
  final List<SentRow> agendaItems;
  final List<SentRow> serviceOrders;
  final List<SentRow> projects;
  final List<SentRow> staff;
  final List<SentRow> assignments;

  /** Empty before the first record. */
  final List<Periods.Period> periods;

  /** The local day of the first record; null when there is none. */
  final LocalDate firstDay;

  private final ZoneId zone;
  private final TimeLimits limits;
  private final List<SentRow> issues;
  private final Map<String, List<SentRow>> events = new HashMap<>();

  Ledger(Settlement settled, Policy policy, TimeLimits limits, LocalDate asOf) {
    this.policy = policy;
    this.asOf = asOf;
    this.zone = policy.zone();
    this.units = new Units(settled.current("org_units"), policy);
    this.households = new Households(settled.history("households"));
    this.visits = until(settled.current("visits"), "visited_at");
    this.surveys = until(settled.current("surveys"), "asked_at");
    this.meetings = until(settled.current("meetings"), "held_at");
    this.agendaItems = settled.current("agenda_items");
    this.serviceOrders = until(settled.current("service_orders"), "ordered_at");
    this.projects = settled.current("projects");
    this.staff = settled.current("staff");
    this.assignments = settled.current("assignments");
    this.limits = limits;
    this.issues = settled.current("issues");
    for (SentRow event : settled.current("issue_events")) {
      events.computeIfAbsent(event.text("issue_id"), id -> new ArrayList<>()).add(event);
    }
    for (SentRow issue : issues) {
      cases.put(issue.text("issue_id"), caseAsOf(issue, asOf));
    }
    this.firstDay = firstDay(settled).orElse(null);
    this.periods =
        firstDay == null ? List.of() : Periods.of(firstDay, asOf, policy.monthStartsOn());
  }

  private CaseHistory caseAsOf(SentRow issue, LocalDate day) {
    List<SentRow> own = events.getOrDefault(issue.text("issue_id"), List.of());
    return new CaseHistory(issue, own, limits, policy, Moments.endOf(day, zone));
  }

  /** The issues raised by the end of a day, as they stood then. */
  List<CaseHistory> casesAsOf(LocalDate day) {
    return issues.stream()
        .filter(issue -> !day(issue.instant("raised_at")).isAfter(day))
        .map(issue -> caseAsOf(issue, day))
        .toList();
  }

  /** The last microsecond of as_of. */
  Instant asOfEnd() {
    return Moments.endOf(asOf, zone);
  }

  private List<SentRow> until(List<SentRow> rows, String column) {
    return rows.stream().filter(row -> !day(row.instant(column)).isAfter(asOf)).toList();
  }

  private Optional<LocalDate> firstDay(Settlement settled) {
    Stream<Instant> all =
        FIRST_RECORDS.entrySet().stream()
            .flatMap(
                entry ->
                    settled.current(entry.getKey()).stream()
                        .map(row -> row.instant(entry.getValue())));
    return all.min(Comparator.naturalOrder()).map(this::day);
  }

  LocalDate day(Instant at) {
    return Moments.dayOf(at, zone);
  }

  /** Units with a row in a period: those valid on a day of it that has come. */
  List<Units.Version> unitsIn(Periods.Period period) {
    List<Units.Version> valid = new ArrayList<>();
    for (String code : units.codes()) {
      units.lastIn(code, period.start(), period.end()).ifPresent(valid::add);
    }
    return valid;
  }

  /** The common columns of gold. */
  Map<String, Object> row(Periods.Period period, Units.Version unit) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("jurisdiction", policy.jurisdiction());
    row.put("period", period.name());
    row.put("period_start", period.start());
    row.put("complete", period.complete());
    row.put("days_elapsed", period.daysElapsed());
    row.put("unit_level", unit.level());
    row.put("unit_code", unit.code());
    row.put("unit_name", unit.name());
    return row;
  }
}
