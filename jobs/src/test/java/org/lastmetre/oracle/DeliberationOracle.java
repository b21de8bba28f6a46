package org.lastmetre.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** gold.deliberation: one row per period and unit, of the sessions held in the period. */
final class DeliberationOracle {

  private static final Set<String> VOTED = Set.of("passed", "rejected");

  private static final class Count {
    long sessions;
    long topics;
    long voted;
    long passed;
    long answered;
    final Set<String> issues = new HashSet<>();
  }

  private final Ledger ledger;
  private final List<SentRow> sessions;
  private final Map<String, List<SentRow>> itemsOf = new HashMap<>();

  DeliberationOracle(Ledger ledger) {
    this.ledger = ledger;
    this.sessions =
        ledger.meetings.stream()
            .filter(one -> ledger.policy.sessionTypes().contains(one.text("meeting_type")))
            .toList();
    for (SentRow item : ledger.agendaItems) {
      itemsOf.computeIfAbsent(item.text("meeting_id"), id -> new ArrayList<>()).add(item);
    }
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Periods.Period period : ledger.periods) {
      SessionDuties duties = new SessionDuties(ledger, sessions, period);
      Map<String, Count> counts = new HashMap<>();
      for (SentRow meeting : sessions) {
        LocalDate day = ledger.day(meeting.instant("held_at"));
        if (period.holds(day)) {
          for (String unit : ledger.units.lineage(meeting.text("unit_code"), day)) {
            count(counts.computeIfAbsent(unit, u -> new Count()), meeting, period.end());
          }
        }
      }
      for (Units.Version unit : ledger.unitsIn(period)) {
        Map<String, Object> row = ledger.row(period, unit);
        fill(row, counts.getOrDefault(unit.code(), new Count()));
        row.put("sessions_required", duties.required(unit.code()));
        row.put("sessions_missed", duties.missed(unit.code()));
        rows.add(row);
      }
    }
    return rows;
  }

  private void count(Count count, SentRow meeting, LocalDate e) {
    count.sessions++;
    for (SentRow item : itemsOf.getOrDefault(meeting.text("meeting_id"), List.of())) {
      String outcome = item.text("outcome");
      Instant answered = item.instant("answered_at");
      count.topics++;
      count.voted += VOTED.contains(String.valueOf(outcome)) ? 1 : 0;
      count.passed += "passed".equals(outcome) ? 1 : 0;
      count.answered += answered != null && !ledger.day(answered).isAfter(e) ? 1 : 0;
      if (item.has("issue_id")) {
        count.issues.add(item.text("issue_id"));
      }
    }
  }

  private static void fill(Map<String, Object> row, Count count) {
    row.put("sessions", count.sessions);
    row.put("topics", count.topics);
    row.put("voted", count.voted);
    row.put("passed", count.passed);
    row.put("issues_deliberated", (long) count.issues.size());
    row.put("answered", count.answered);
    row.put("answer_rate", Statistics.rate(count.answered, count.topics));
  }
}
