package org.lastmetre.mart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lastmetre.publish.Later;
import org.lastmetre.publish.Manifest;

/** What a mart that shows an earlier night has to take anew. */
final class RowsAnewTest {
  private static final MartTable COVERAGE = table("coverage", "period", "period_start");
  private static final MartTable BACKLOG = table("backlog", "day");
  private static final MartTable RESTATEMENTS = table("restatements", "restated_as_of");
  private static final MartTable UNITS = table("units");

  private static final Manifest FIRST = night(1, day("A", "r", 1, 10), Map.of());

  @Test
  void the_same_night_is_not_behind() {
    assertThat(rows(COVERAGE, FIRST)).isNull();
    assertThat(rows(UNITS, FIRST)).isNull();
  }

  @Test
  void changes_of_all_nights_since_add_up() {
    Manifest second =
        night(2, day("A", "r", 1, 11), Map.of("gold.coverage", List.of("A month 2024-04-01")));
    Manifest third =
        night(
            3,
            day("A", "r", 1, 12),
            Map.of("gold.coverage", List.of("A month 2024-05-01", "A year 2024-01-01")));
    assertThat(rows(COVERAGE, FIRST, second, third))
        .isEqualTo(
            "(jurisdiction = 'A' AND period = 'month' AND period_start IN (DATE '2024-04-01', DATE '2024-05-01'))"
                + " OR (jurisdiction = 'A' AND period = 'year' AND period_start IN (DATE '2024-01-01'))");
    assertThat(rows(BACKLOG, FIRST, second, third)).isNull();
    assertThat(rows(UNITS, FIRST, second)).as("a view of units").isEqualTo("true");
  }

  @Test
  void days_go_by_assessment_months_and_restatements_by_their_day() {
    Manifest second =
        night(
            2,
            day("A", "r", 1, 11),
            Map.of(
                "gold.backlog", List.of("A month 2024-04-01"),
                "gold.restatements", List.of("A 2024-06-11")));
    assertThat(rows(BACKLOG, FIRST, second))
        .isEqualTo("(jurisdiction = 'A' AND day BETWEEN DATE '2024-04-01' AND DATE '2024-04-30')");
    assertThat(rows(RESTATEMENTS, FIRST, second))
        .isEqualTo("(jurisdiction = 'A' AND restated_as_of = DATE '2024-06-11')");
  }

  @Test
  void a_jurisdiction_whose_periods_may_have_gone_is_taken_whole() {
    Map<String, List<String>> changes = Map.of("gold.coverage", List.of("A month 2024-04-01"));
    String whole = "(jurisdiction = 'A')";
    assertThat(rows(COVERAGE, FIRST, night(2, day("A", "other", 1, 10), changes))).isEqualTo(whole);
    assertThat(rows(COVERAGE, FIRST, night(2, day("A", "r", 2, 10), changes))).isEqualTo(whole);
    assertThat(rows(COVERAGE, FIRST, night(2, day("A", "r", 1, 9), changes))).isEqualTo(whole);
    assertThat(rows(BACKLOG, FIRST, night(2, day("A", "other", 1, 10), changes))).isEqualTo(whole);
    assertThat(rows(COVERAGE, FIRST, night(2, day("B", "r", 1, 10), Map.of())))
        .as("a new jurisdiction")
        .isEqualTo("(jurisdiction = 'B')");
  }

  @Test
  void a_night_that_was_never_published_here_is_none() {
    assertThat(Later.than("20240105T000000.000Z", List.of(FIRST))).isEmpty();
  }

  private static String rows(MartTable table, Manifest shown, Manifest... later) {
    return new RowsAnew(new Later(shown, List.of(later))).of(table).orElse(null);
  }

  private static MartTable table(String name, String... columns) {
    return new MartTable(
        name,
        "",
        List.of(columns).stream().map(c -> new MartColumn(c, "text", true, "")).toList(),
        List.of());
  }

  private static Manifest.Day day(String code, String rules, int first, int asOf) {
    return new Manifest.Day(
        code,
        LocalDate.of(2024, 6, asOf),
        LocalDate.of(2024, 1, first),
        "Asia/Shanghai",
        1,
        "县",
        "County",
        rules);
  }

  private static Manifest night(int number, Manifest.Day day, Map<String, List<String>> changes) {
    return new Manifest(
        "2024010%dT000000.000Z".formatted(number),
        day.asOf(),
        Instant.parse("2024-01-0%dT00:00:00Z".formatted(number)),
        Map.of("gold.coverage", 1L, "gold.backlog", 1L, "gold.restatements", 1L),
        List.of(day),
        changes);
  }
}
