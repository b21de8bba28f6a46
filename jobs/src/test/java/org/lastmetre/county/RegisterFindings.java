package org.lastmetre.county;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/** What is to be found among units, households, visits, surveys and refused rows. */
final class RegisterFindings {
  private final Findings found;
  private final LocalDate asOf;

  private RegisterFindings(Findings found, LocalDate asOf) {
    this.found = found;
    this.asOf = asOf;
  }

  static void count(Findings found, LocalDate asOf) {
    RegisterFindings findings = new RegisterFindings(found, asOf);
    findings.units();
    findings.households();
    findings.visits();
    findings.surveys();
    findings.refused();
  }

  private void units() {
    String units = "org_units";
    found.changes("unit renamed", units, "unit_name");
    found.changes("unit moved", units, "parent_code");
    found.changes("unit ended", units, "valid_to");
    found.rows("unit since ever", units, line -> !line.has("valid_from"));
    found.rows("unit from a day on", units, line -> line.has("valid_from"));
    found.rows("unit after as_of", units, line -> after(line, "valid_from"));
    found.rows("unit code of 12", units, line -> line.key().length() == 12);
    found.rows("unit code of 15", units, line -> line.key().length() == 15);
    found.rows("community of 15", units, l -> has(l, "level community") && l.key().length() == 15);
    found.waiting(units, "parent_code", units);
    for (String level : ChineseWords.of(units, "level").keySet()) {
      if (!level.equals("county")) {
        found.rows("level " + level, units, line -> has(line, "level " + level));
      }
    }
  }

  private void households() {
    String homes = "households";
    found.changes("household moved", homes, "unit_code");
    found.changes("household key changed", homes, "is_key");
    found.changes("household tags changed", homes, "tags");
    found.changes("household registration corrected", homes, "registered_on");
    found.pairs("household left", homes, (a, b) -> has(b, "status away") && !has(a, "status away"));
    found.pairs("household back", homes, (a, b) -> has(a, "status away") && !has(b, "status away"));
    found.pairs("household by another sender", homes, (a, b) -> !a.sender().equals(b.sender()));
    found.pairs("household unchanged", homes, (a, b) -> !same(a, b) && rowsEqual(a, b));
    found.pairs(
        "household in two files of a day",
        homes,
        (a, b) -> a.day().equals(b.day()) && !same(a, b) && !rowsEqual(a, b));
    found.pairs("household twice in a file", homes, (a, b) -> same(a, b) && !rowsEqual(a, b));
    found.rows("registered since ever", homes, line -> !line.has("registered_on"));
    found.rows("registered in 1900", homes, line -> year(line, "registered_on", 1900));
    found.rows("registered ahead", homes, line -> after(line, "registered_on"));
    found.rows(
        "deregistered at month end",
        homes,
        on("deregistered_on", at -> at.plusDays(1).getDayOfMonth() == 1));
    found.rows(
        "deregistered on 18th", homes, on("deregistered_on", at -> at.getDayOfMonth() == 18));
    found.values(homes, "status");
    found.waiting(homes, "unit_code", "org_units");
  }

  private void visits() {
    String visits = "visits";
    found.values(visits, "visit_type");
    found.values(visits, "outcome");
    for (String separator : new String[] {";", "；", "、", ","}) {
      found.rows("staff by " + separator, visits, l -> l.cell("staff_ids").contains(separator));
    }
    found.rows("visit without household", visits, line -> !line.has("household_id"));
    found.rows("visit at midnight", visits, on("visited_at", at -> seconds(at) == 0));
    found.rows("visit in last second", visits, on("visited_at", at -> seconds(at) == 86_399));
    found.rows(
        "visit in last microsecond",
        visits,
        on("visited_at", at -> !at.equals(at.truncatedTo(ChronoUnit.SECONDS))));
    found.rows("visit after as_of", visits, line -> after(line, "visited_at"));
    found.rows(
        "visit sent the day before",
        visits,
        l -> l.time("visited_at").filter(at -> at.toLocalDate().isAfter(l.day())).isPresent());
    found.rows(
        "visit sent weeks later",
        visits,
        l ->
            l.time("visited_at")
                .filter(at -> at.isBefore(l.day().minusDays(20).atStartOfDay()))
                .isPresent());
    found.pairs(
        "visit date corrected",
        visits,
        (a, b) -> !a.time("visited_at").equals(b.time("visited_at")));
    found.changes("visit outcome corrected", visits, "outcome");
    found.changes("visit household corrected", visits, "household_id");
    found.pairs("visit row repeated", visits, (a, b) -> same(a, b) && rowsEqual(a, b));
    found.pairs("visit by another sender", visits, (a, b) -> !a.sender().equals(b.sender()));
    found.rows("visit by staff never sent", visits, l -> l.cell("staff_ids").contains("UNKNOWN"));
    found.waiting(visits, "household_id", "households");
    found.waiting(visits, "unit_code", "org_units");
  }

  private void surveys() {
    String surveys = "surveys";
    found.values(surveys, "rating");
    found.rows("rating in digits", surveys, line -> digit(line, "rating"));
    found.rows(
        "rating in Chinese", surveys, l -> l.sent().getOrDefault("rating", "").contains("满意"));
    found.rows("survey of household", surveys, line -> !line.has("issue_id"));
    found.rows("survey unreached", surveys, l -> l.cell("reached").matches("0|false|否|no"));
    found.rows("survey without contacted", surveys, line -> !line.has("contacted"));
    found.rows("survey without resolved", surveys, line -> !line.has("resolved"));
    found.rows("survey after as_of", surveys, line -> after(line, "asked_at"));
    found.waiting(surveys, "issue_id", "issues");
  }

  private void refused() {
    for (String dataset : ChineseHeaders.datasets()) {
      found.rows("refused " + dataset, dataset, line -> line.key().contains(BadRows.MARK));
      found.rows(
          "damaged code",
          dataset,
          line -> line.sent().values().stream().anyMatch(v -> v.matches("\\d\\.\\d+E\\+\\d+")));
    }
    found.rows("refused before 1990", "visits", line -> year(line, "visited_at", 1989));
    found.rows(
        "refused day and month swapped",
        "visits",
        line -> line.cell("visited_at").matches("\\d{1,2}/\\d{1,2}/\\d{4}.*"));
    found.rows("refused future", "visits", line -> line.key().contains("FUTURE"));
  }

  private static boolean has(ReadBack.Line line, String columnAndValue) {
    String column = columnAndValue.substring(0, columnAndValue.indexOf(' '));
    return line.cell(column).equals(columnAndValue.substring(column.length() + 1));
  }

  private boolean after(ReadBack.Line line, String column) {
    return line.time(column).filter(at -> at.toLocalDate().isAfter(asOf)).isPresent();
  }

  private static Predicate<ReadBack.Line> on(String column, Predicate<LocalDateTime> shows) {
    return line -> line.time(column).filter(shows).isPresent();
  }

  private static boolean year(ReadBack.Line line, String column, int year) {
    return line.time(column).filter(at -> at.getYear() == year).isPresent();
  }

  private static int seconds(LocalDateTime at) {
    return at.toLocalTime().toSecondOfDay();
  }

  private static boolean digit(ReadBack.Line line, String column) {
    return line.sent().getOrDefault(column, "").matches("[1-5１-５]");
  }

  private static boolean same(ReadBack.Line a, ReadBack.Line b) {
    return a.path().equals(b.path());
  }

  /** Whether the plain text columns agree; dates and words may be written in other ways. */
  private static boolean rowsEqual(ReadBack.Line a, ReadBack.Line b) {
    return ChineseHeaders.columns(a.dataset()).stream()
        .filter(column -> !column.equals("is_key") && !column.equals("tags"))
        .filter(column -> !column.equals("staff_ids"))
        .allMatch(
            column ->
                a.cell(column).equals(b.cell(column))
                    || (a.time(column).isPresent() && a.time(column).equals(b.time(column))));
  }
}
