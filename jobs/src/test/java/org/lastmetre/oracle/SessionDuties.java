package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many sessions were owed in a period, and how many of these were not held. */
final class SessionDuties {

  private final Ledger ledger;
  private final List<SentRow> sessions;
  private final boolean told;
  private final Map<String, Long> required = new HashMap<>();
  private final Map<String, Long> missed = new HashMap<>();

  SessionDuties(Ledger ledger, List<SentRow> sessions, Periods.Period period) {
    this.ledger = ledger;
    this.sessions = sessions;
    String per = ledger.policy.sessionsPer();
    this.told = Periods.months(period.name()) >= Periods.months(per);
    String level = owingLevel(period.end());
    for (Periods.Period slot : ledger.periods) {
      if (told && slot.name().equals(per) && period.holds(slot.start())) {
        owe(slot, level);
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
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("community");
  }

  /** The units of the level that are valid when a time ends owe its sessions. */
  private void owe(Periods.Period slot, String level) {
    for (String code : ledger.units.codes()) {
      boolean owes =
          ledger.units.lastIn(code, slot.end(), slot.end()).stream()
              .anyMatch(unit -> unit.level().equals(level));
      if (owes) {
        long asked = ledger.policy.sessions();
        long lacking = slot.complete() ? Math.max(0, asked - held(slot, code)) : 0;
        for (String unit : ledger.units.lineage(code, slot.end())) {
          required.merge(unit, asked, Long::sum);
          missed.merge(unit, lacking, Long::sum);
        }
      }
    }
  }

  /** Sessions of a unit and those below it. */
  private long held(Periods.Period slot, String unit) {
    return sessions.stream()
        .filter(
            session -> {
              LocalDate day = ledger.day(session.instant("held_at"));
              return slot.holds(day)
                  && ledger.units.lineage(session.text("unit_code"), day).contains(unit);
            })
        .count();
  }

  /** Owed in the times of the policy begun in the period; null in a period shorter than these. */
  Long required(String unit) {
    return told ? required.getOrDefault(unit, 0L) : null;
  }

  /** Of these, those not held by the unit that owed them though their time has ended. */
  Long missed(String unit) {
    return told ? missed.getOrDefault(unit, 0L) : null;
  }
}
