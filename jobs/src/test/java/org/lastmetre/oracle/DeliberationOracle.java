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
  private final Map<String, List<SentRow>> itemsOf = new HashMap<>();

  DeliberationOracle(Ledger ledger) {
    this.ledger = ledger;
    for (SentRow item : ledger.agendaItems) {
      itemsOf.computeIfAbsent(item.text("meeting_id"), id -> new ArrayList<>()).add(item);
    }
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Periods.Period period : ledger.periods) {
      Map<String, Count> counts = new HashMap<>();
      for (SentRow meeting : ledger.meetings) {
        LocalDate day = ledger.day(meeting.instant("held_at"));
        String type = meeting.text("meeting_type");
        if (period.holds(day) && ledger.policy.sessionTypes().contains(type)) {
          for (String unit : ledger.units.lineage(meeting.text("unit_code"), day)) {
            count(counts.computeIfAbsent(unit, u -> new Count()), meeting);
          }
        }
      }
      for (Units.Version unit : ledger.unitsIn(period)) {
        Map<String, Object> row = ledger.row(period, unit);
        fill(row, counts.getOrDefault(unit.code(), new Count()));
        row.put("sessions_required", required(period));
        rows.add(row);
      }
    }
    return rows;
  }

  private void count(Count count, SentRow meeting) {
    count.sessions++;
    for (SentRow item : itemsOf.getOrDefault(meeting.text("meeting_id"), List.of())) {
      String outcome = item.text("outcome");
      Instant answered = item.instant("answered_at");
      count.topics++;
      count.voted += VOTED.contains(String.valueOf(outcome)) ? 1 : 0;
      count.passed += "passed".equals(outcome) ? 1 : 0;
      count.answered += answered != null && !answered.isAfter(ledger.asOfEnd()) ? 1 : 0;
      if (item.has("issue_id")) {
        count.issues.add(item.text("issue_id"));
      }
    }
  }

  /** As many of the policy's periods as the period has; none in a shorter one. */
  private long required(Periods.Period period) {
    int months = Periods.months(period.name());
    return (long) ledger.policy.sessions() * (months / Periods.months(ledger.policy.sessionsPer()));
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
