package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Visits up to as_of, and what they mean for the households that count. */
final class Visits {

  /** A visit with what decides where it counts; the unit is that of its own day. */
  record Visit(
      LocalDate day,
      String household,
      String unit,
      boolean inspection,
      boolean effective,
      List<String> staff) {}

  private final Ledger ledger;
  private final Aliases aliases;
  private final List<Visit> all = new ArrayList<>();
  private final Map<String, List<Visit>> ofHousehold = new HashMap<>();

  Visits(Ledger ledger, Aliases aliases) {
    this.ledger = ledger;
    this.aliases = aliases;
    for (SentRow row : ledger.visits) {
      Visit visit = visit(row);
      all.add(visit);
      if (visit.household() != null) {
        ofHousehold.computeIfAbsent(visit.household(), id -> new ArrayList<>()).add(visit);
      }
    }
  }

  private Visit visit(SentRow row) {
    LocalDate day = ledger.day(row.instant("visited_at"));
    String type = row.text("visit_type");
    String household = row.text("household_id");
    boolean inspection = type.equals("on_the_spot");
    return new Visit(
        day,
        household,
        household == null ? row.text("unit_code") : ledger.households.on(household, day).unit(),
        inspection,
        ledger.policy.effectiveTypes().contains(type) && "met".equals(row.text("outcome")),
        row.list("staff_ids"));
  }

  List<Visit> all() {
    return all;
  }

  List<Visit> of(String household) {
    return ofHousehold.getOrDefault(household, List.of());
  }

  /** Whether a household is registered on a day and of a status that counts. */
  boolean counted(String household, LocalDate day) {
    return ledger.households.registered(household, day)
        && ledger.policy.denominator().contains(ledger.households.on(household, day).status());
  }

  /** The day of the last effective visit up to a day; null where there is none. */
  LocalDate lastEffective(String household, LocalDate until) {
    LocalDate last = null;
    for (Visit visit : of(household)) {
      if (visit.effective() && !visit.day().isAfter(until)) {
        last = last == null || visit.day().isAfter(last) ? visit.day() : last;
      }
    }
    return last;
  }

  /** From when the days count: the last effective visit, else registration or the first record. */
  LocalDate since(String household, LocalDate day) {
    LocalDate last = lastEffective(household, day);
    if (last != null) {
      return last;
    }
    LocalDate registered = ledger.households.registeredOn(household);
    return registered != null && registered.isAfter(ledger.firstDay) ? registered : ledger.firstDay;
  }

  /** The shortest of the default, which always applies, and those named for the household. */
  int interval(String household, LocalDate day) {
    Households.Version version = ledger.households.on(household, day);
    int shortest = Integer.MAX_VALUE;
    for (var named : ledger.policy.intervalDays().entrySet()) {
      boolean applies =
          switch (named.getKey()) {
            case "default" -> true;
            case "key" -> version.key();
            default ->
                version.tags().stream()
                    .anyMatch(tag -> tag.equals(aliases.tag(Text.halfWidth(named.getKey()))));
          };
      shortest = applies ? Math.min(shortest, named.getValue()) : shortest;
    }
    return shortest;
  }
}
