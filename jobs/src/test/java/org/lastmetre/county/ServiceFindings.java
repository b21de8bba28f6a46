package org.lastmetre.county;

import java.time.LocalDate;
import java.util.function.Predicate;

/** What is to be found among meetings, orders, projects and assignments. */
final class ServiceFindings {
  private final Findings found;
  private final LocalDate asOf;

  private ServiceFindings(Findings found, LocalDate asOf) {
    this.found = found;
    this.asOf = asOf;
  }

  static void count(Findings found, LocalDate asOf) {
    ServiceFindings findings = new ServiceFindings(found, asOf);
    findings.meetings();
    findings.orders();
    findings.projects();
    findings.people();
    found.rows("issue of a surge", "issues", line -> line.cell("category").equals("内涝积水"));
    found.rows("issue that affects others", "issues", line -> line.has("affected_households"));
  }

  private void meetings() {
    found.values("meetings", "meeting_type");
    found.changes("meeting type corrected", "meetings", "meeting_type");
    found.changes("meeting moved", "meetings", "unit_code");
    found.rows("meeting after as_of", "meetings", after("held_at"));
    found.waiting("meetings", "unit_code", "org_units");
    found.values("agenda_items", "outcome");
    found.rows("item about an issue", "agenda_items", line -> line.has("issue_id"));
    found.rows("item not answered", "agenda_items", line -> !line.has("answered_at"));
    found.rows("item answered", "agenda_items", line -> line.has("answered_at"));
    found.rows("item answered after as_of", "agenda_items", after("answered_at"));
    found.waiting("agenda_items", "issue_id", "issues");
  }

  private void orders() {
    String orders = "service_orders";
    found.rows("order after as_of", orders, after("ordered_at"));
    found.rows("order taken after as_of", orders, after("taken_at"));
    found.rows("order of a unit", orders, line -> line.has("unit_code"));
    found.rows("order completed", orders, line -> line.has("completed_at"));
    found.rows("order rated", orders, line -> line.has("rating"));
    found.count(
        "order never taken",
        found.byKey(orders).values().stream()
            .filter(rows -> rows.stream().noneMatch(row -> row.has("taken_at")))
            .count());
    found.waiting(orders, "household_id", "households");
  }

  private void projects() {
    String projects = "projects";
    found.values(projects, "status");
    found.values(projects, "level");
    found.rows("project without plan period", projects, line -> !line.has("plan_period"));
    found.rows("project finished after as_of", projects, after("finished_on"));
    found.rows("project finished late", projects, finished(1));
    found.rows("project finished on the day", projects, finished(0));
    found.rows("project finished early", projects, finished(-1));
  }

  private void people() {
    found.rows("assignment to a unit", "assignments", line -> line.has("unit_code"));
    found.rows("assignment to a household", "assignments", line -> line.has("household_id"));
    found.rows("assignment that ends", "assignments", line -> line.has("valid_to"));
    found.rows("assignment that begins", "assignments", line -> line.has("valid_from"));
    found.changes("assignment handed over", "assignments", "staff_id");
    found.changes("role changed", "staff", "role");
    found.rows("staff that leaves", "staff", line -> line.has("active_to"));
    found.rows("staff of no group", "staff", line -> !line.has("visiting_group"));
  }

  private Predicate<ReadBack.Line> after(String column) {
    return line -> line.time(column).filter(at -> at.toLocalDate().isAfter(asOf)).isPresent();
  }

  /** By how its end stands to its plan: before (-1), on the day (0) or after (1). */
  private static Predicate<ReadBack.Line> finished(int sign) {
    return line ->
        line.time("finished_on").isPresent()
            && line.time("planned_finish").isPresent()
            && Integer.signum(
                    line.time("finished_on").get().compareTo(line.time("planned_finish").get()))
                == sign;
  }
}
