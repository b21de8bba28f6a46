package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many sessions were owed, and how many of these were not held. */
final class SessionDuties {

  /** What one unit owed in one of the policy's periods, and held in it. */
  private record Duty(Periods.Period slot, String unit, long held) {}

  private final Ledger ledger;
  private final List<SentRow> sessions;
  private final List<Duty> duties = new ArrayList<>();

  SessionDuties(Ledger ledger, List<SentRow> sessions) {
    this.ledger = ledger;
    this.sessions = sessions;
    for (Periods.Period slot : ledger.periods) {
      if (slot.name().equals(ledger.policy.sessionsPer())) {
        String level = owingLevel(slot.end());
        for (Units.Version unit : ledger.unitsIn(slot)) {
          if (unit.level().equals(level)) {
            duties.add(new Duty(slot, unit.code(), held(slot, unit.code())));
          }
        }
      }
    }
  }

  /** The level at which most sessions were held up to a day; communities before the first. */
  private String owingLevel(LocalDate until) {
    Map<String, Long> byLevel = new HashMap<>();
    for (SentRow session : sessions) {
      LocalDate day = ledger.day(session.instant("held_at"));
      if (!day.isAfter(until)) {
        byLevel.merge(ledger.units.on(session.text("unit_code"), day).level(), 1L, Long::sum);
      }
    }
    return byLevel.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("community");
  }

  /** Sessions of a unit and those below it. */
  private long held(Periods.Period slot, String unit) {
    return sessions.stream()
        .filter(session -> slot.holds(ledger.day(session.instant("held_at"))))
        .filter(
            session ->
                ledger
                    .units
                    .lineage(session.text("unit_code"), ledger.day(session.instant("held_at")))
                    .contains(unit))
        .count();
  }

  /** Owed in the periods of the policy begun in a period; null in one that is shorter. */
  Long required(Periods.Period period, String unit) {
    return told(period)
        ? Long.valueOf(owed(period, unit).size() * (long) ledger.policy.sessions())
        : null;
  }

  /** Of these, those not held by the unit that owed them though their time has ended. */
  Long missed(Periods.Period period, String unit) {
    if (!told(period)) {
      return null;
    }
    return owed(period, unit).stream()
        .filter(duty -> duty.slot().complete())
        .mapToLong(duty -> Math.max(0, ledger.policy.sessions() - duty.held()))
        .sum();
  }

  private boolean told(Periods.Period period) {
    return Periods.months(period.name()) >= Periods.months(ledger.policy.sessionsPer());
  }

  private List<Duty> owed(Periods.Period period, String unit) {
    return duties.stream()
        .filter(duty -> period.holds(duty.slot().start()))
        .filter(duty -> ledger.units.lineage(duty.unit(), duty.slot().end()).contains(unit))
        .toList();
  }
}
