package org.lastmetre.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.lastmetre.oracle.SourceFolder.row;
import static org.lastmetre.oracle.SourceFolder.values;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issues and their limits, counted by hand. */
class OracleCasesTest {

  /** Beside the project, whether the tests run in its root or in jobs/. */
  private static final Path HOLIDAYS =
      Stream.of("../shared/real/holiday_cn", "../../shared/real/holiday_cn")
          .map(Path::of)
          .filter(Files::isDirectory)
          .findFirst()
          .orElse(Path.of("../shared/real/holiday_cn"));

  private static final String COUNTS =
      "raised withdrawn resolved open due resolved_on_time overdue_open feedback closed_loop"
          + " published ever_resolved reopened red yellow green";

  @TempDir Path source;

  private SourceFolder issues(String policy, String... lines) {
    String header = "issue_id,raised_at,unit_code,category,priority,channel,due_at\n";
    return new SourceFolder(source, policy)
        .sent("2024-03-11/org_units.csv", "unit_code,unit_name,level", "T1,Town,township")
        .sent("2024-03-11/issues.csv", header + String.join("\n", lines));
  }

  private static String[] events(String... lines) {
    String[] all = new String[lines.length + 1];
    all[0] = "issue_id,event,occurred_at,department";
    System.arraycopy(lines, 0, all, 1, lines.length);
    return all;
  }

  @Test
  void one_cohort_of_four() {
    Oracle.Result result =
        issues(
                "",
                "I1,2024-03-01 10:00,T1,road,,hotline,",
                "I2,2024-03-02 00:00,T1,road,urgent,,",
                "I3,2024-03-02 00:00,T1,water,enquiry,,",
                "I4,2024-03-08 00:00,T1,road,,,2024-03-12")
            .sent(
                "2024-03-11/issue_events.csv",
                events(
                    "I1,accepted,2024-03-01 11:00,",
                    "I1,dispatched,2024-03-01 12:00,A",
                    "I1,dispatched,2024-03-01 12:00,B",
                    "I1,resolved,2024-03-04 10:00,A",
                    "I1,suspended,2024-03-05 00:00,",
                    "I1,resumed,2024-03-06 00:00,",
                    "I1,feedback,2024-03-06 10:00,",
                    "I1,resolved,2024-03-06 10:00,B",
                    "I2,accepted,2024-03-12 00:00,",
                    "I3,withdrawn,2024-03-03,"))
            .asOf("2024-03-11");
    Map<String, Object> all =
        row(result, "response", "unit_code=T1", "period=month", "category=all", "channel=all");
    assertEquals(
        List.of(3L, 1L, 1L, 2L, 2L, 1L, 1L, 1L, 1L, 0L, 1L, 0L, 1L, 1L, 0L), values(all, COUNTS));
    assertEquals(
        List.of(1.0, 72.0, 72.0, 96.0, 96.0),
        values(
            all,
            "accept_closed_p50_hours first_response_closed_p50_hours"
                + " first_response_closed_p90_hours resolve_closed_p50_hours"
                + " resolve_closed_p90_hours"));
    // Of three, one is censored a microsecond before 96 hours: S falls from 1 to 1/2 at 96.
    assertEquals(
        List.of("null", "null", 96.0, "null"),
        values(
            all,
            "accept_km_p50_hours first_response_km_p50_hours resolve_km_p50_hours"
                + " resolve_km_p90_hours"));
    Map<String, Object> water =
        row(result, "response", "unit_code=T1", "period=year", "category=water", "channel=unknown");
    assertEquals(List.of(0L, 1L, "null"), values(water, "raised withdrawn on_time_rate"));
    Map<String, Object> due =
        row(result, "response_due", "unit_code=321323", "period=month", "category=all");
    assertEquals(
        List.of(2L, 1L, 0.5, 1L, 0.5),
        values(due, "due closed closed_rate closed_on_time on_time_rate"));
    // Road and all, of two units, in three periods.
    assertEquals(12, result.tables().get("response_due").size());
  }

  @Test
  void reopened_issue_is_open_until_resolved_again() {
    Oracle.Result result =
        issues("", "I1,2024-03-01 00:00,T1,road,,,", "I2,2024-03-01 00:00,T1,road,,,")
            .sent(
                "2024-03-11/issue_events.csv",
                events(
                    "I1,reopened,2024-03-02 00:00,",
                    "I1,resolved,2024-03-02 00:00,",
                    "I2,resolved,2024-02-28 00:00,",
                    "I2,withdrawn,2024-03-03,",
                    "I2,reopened,2024-03-04,",
                    "I2,resolved,2024-03-05,"))
            .asOf("2024-03-11");
    Map<String, Object> all =
        row(result, "response", "unit_code=T1", "period=month", "category=all", "channel=all");
    assertEquals(
        List.of(2L, 0L, 1L, 1L, 2L, 1L, 1L, 0L, 0L, 0L, 2L, 2L, 1L, 0L, 0L), values(all, COUNTS));
    assertEquals(12.0, all.get("first_response_closed_p50_hours"));
    assertEquals(96.0, all.get("resolve_closed_p50_hours"));
  }

  private static TimeLimits limits(String policy) {
    Policy merged = Policy.merged(Yaml.map(policy));
    return new TimeLimits(merged, new StatutoryCalendar(merged, HOLIDAYS));
  }

  @Test
  void limits_follow_the_statutory_calendar() {
    assumeTrue(Files.isDirectory(HOLIDAYS), "the notices are not here: " + HOLIDAYS);
    TimeLimits cn = limits("working_time: {off: ['2024-10-14']}");
    Instant raised = Instant.parse("2024-09-30T02:00:00Z");
    // 1–7 October off, Saturday the 12th made up, the 14th off by the policy.
    assertEquals(Instant.parse("2024-10-12T15:59:59.999999Z"), cn.due("5 working_days", raised));
    assertEquals(Instant.parse("2024-10-15T15:59:59.999999Z"), cn.due("6 working_days", raised));
    assertEquals(Instant.parse("2024-10-08T15:59:59.999999Z"), cn.due("3 days", raised));
    assertEquals(Instant.parse("2024-10-01T02:00:00Z"), cn.due("24 hours", raised));
    Instant late = Instant.parse("2026-12-30T02:00:00Z");
    assertThrows(MissingYear.class, () -> cn.due("5 working_days", late));
    // From 10:00: 2 h to noon and 3.5 h after; nothing in the holiday; from 08:30 to 09:00 half an
    // hour.
    assertEquals(
        6 * 3_600_000_000L, cn.workingMicros(raised, Instant.parse("2024-10-08T01:00:00Z")));
    assertEquals(
        Instant.parse("2024-10-03T15:59:59.999999Z"),
        limits("working_time: {calendar: none}").due("3 days", raised));
  }

  @Test
  void working_days_of_the_years_are_those_announced() {
    assumeTrue(Files.isDirectory(HOLIDAYS), "the notices are not here: " + HOLIDAYS);
    StatutoryCalendar cn = new StatutoryCalendar(Policy.merged(Map.of()), HOLIDAYS);
    Map<Integer, Long> announced = Map.of(2024, 251L, 2025, 248L, 2026, 248L);
    announced.forEach(
        (year, days) ->
            assertEquals(
                days,
                LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year + 1, 1, 1))
                    .filter(cn::worked)
                    .count()));
  }

  @Test
  void kaplan_meier_keeps_the_censored_at_risk() {
    List<Statistics.Duration> four =
        List.of(
            new Statistics.Duration(1, true),
            new Statistics.Duration(2, false),
            new Statistics.Duration(2, true),
            new Statistics.Duration(5, true));
    // S(1) = 3/4, S(2) = 3/4 · 2/3 = 1/2, S(5) = 0.
    assertEquals(2.0, Statistics.kaplanMeier(four, 0.5));
    assertEquals(5.0, Statistics.kaplanMeier(four, 0.9));
    assertEquals(1.9, Statistics.percentile(List.of(1.0, 2.0), 0.9), 1e-12);
  }
}
