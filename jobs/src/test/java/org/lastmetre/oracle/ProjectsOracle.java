package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** gold.projects: one row per plan period, unit and level in which a project stands. */
final class ProjectsOracle {

  private record Slice(String planPeriod, String unit, String level) {}

  private static final class Count {
    long planned;
    long cancelled;
    long finished;
    long onTime;
    long overdue;
  }

  private final Ledger ledger;

  ProjectsOracle(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Map<String, Object>> rows() {
    Map<Slice, Count> counts =
        new TreeMap<>(
            Comparator.comparing(Slice::planPeriod)
                .thenComparing(Slice::unit)
                .thenComparing(Slice::level));
    for (SentRow project : ledger.projects) {
      LocalDate plannedFinish = project.date("planned_finish");
      boolean ahead = plannedFinish == null || plannedFinish.isAfter(ledger.asOf);
      LocalDate day = ahead ? ledger.asOf : plannedFinish;
      for (String unit : ledger.units.lineage(project.text("unit_code"), day)) {
        String plan = project.textOr("plan_period", "unknown");
        String level = project.textOr("level", "unknown");
        count(counts.computeIfAbsent(new Slice(plan, unit, level), s -> new Count()), project);
      }
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    counts.forEach((slice, count) -> rows.add(row(slice, count)));
    return rows;
  }

  private void count(Count count, SentRow project) {
    LocalDate finishedOn = project.date("finished_on");
    LocalDate plannedFinish = project.date("planned_finish");
    boolean cancelled = "cancelled".equals(project.text("status"));
    boolean told = "finished".equals(project.text("status"));
    boolean done = finishedOn == null ? told : !finishedOn.isAfter(ledger.asOf);
    boolean finished = !cancelled && done;
    boolean inTime =
        finishedOn != null && plannedFinish != null && !finishedOn.isAfter(plannedFinish);
    boolean due = plannedFinish != null && !plannedFinish.isAfter(ledger.asOf);
    count.planned++;
    count.finished += finished ? 1 : 0;
    count.onTime += finished && inTime ? 1 : 0;
    count.overdue += due && !finished && !cancelled ? 1 : 0;
    count.cancelled += cancelled ? 1 : 0;
  }

  private Map<String, Object> row(Slice slice, Count count) {
    Units.Version unit = ledger.units.on(slice.unit(), ledger.asOf);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("jurisdiction", ledger.policy.jurisdiction());
    row.put("plan_period", slice.planPeriod());
    row.put("unit_level", unit.level());
    row.put("unit_code", unit.code());
    row.put("unit_name", unit.name());
    row.put("level", slice.level());
    row.put("planned", count.planned);
    row.put("cancelled", count.cancelled);
    row.put("finished", count.finished);
    row.put("finished_on_time", count.onTime);
    row.put("overdue", count.overdue);
    return row;
  }
}
