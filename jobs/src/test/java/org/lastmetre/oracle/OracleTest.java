package org.lastmetre.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lastmetre.oracle.SourceFolder.row;
import static org.lastmetre.oracle.SourceFolder.values;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Households, visits and surveys of a few units, counted by hand. */
class OracleTest {

  private static final String HOUSEHOLDS =
      "households households_visited households_attempted key_households key_households_visited"
          + " households_never_visited households_overdue";
  private static final String VISITS =
      "visits visits_effective inspections visiting_staff lowest_units lowest_units_unvisited"
          + " median_days_since_visit";

  @TempDir Path source;

  private SourceFolder village(String policy) {
    return new SourceFolder(source, policy)
        .sent(
            "2024-01-01/org_units.csv",
            "unit_code,unit_name,level,parent_code,valid_from,valid_to",
            "T1,Town,township,,,",
            "V1,One,community,T1,,",
            "V2,Two,community,T1,2024-02-01,")
        .sent(
            "2024-01-01/households.csv",
            "household_id,unit_code,is_key,status,registered_on",
            "H1,V1,是,,",
            "H2,V1,,away,",
            "H3,V1,,vacant,",
            "H4,V2,,,2024-02-05");
  }

  @Test
  void household_that_moved_counts_where_it_was_on_the_last_day() {
    Oracle.Result result =
        village("")
            .sent("2024-02-03/households.csv", "household_id,unit_code,is_key", "H1,V2,1")
            .sent(
                "2024-02-10/visits.csv",
                "visit_id,visited_at,household_id,unit_code,staff_ids,visit_type,outcome",
                "a,2024-01-10 09:00,H1,,S1;S2,,met",
                "b,2024/1/12,H2,,S1,home,not_home",
                "c,2024年2月2日 8:30,H2,,S1,phone,met",
                "d,20240204,,V1,S3,,")
            .asOf("2024-02-10");

    String january = "period_start=2024-01-01";
    Map<String, Object> v1 = row(result, "coverage", "unit_code=V1", "period=month", january);
    assertEquals(List.of(2L, 1L, 2L, 1L, 1L, 1L, 0L), values(v1, HOUSEHOLDS));
    assertEquals(List.of(2L, 1L, 0L, 2L, 1L, 0L, 21.0), values(v1, VISITS));
    assertEquals(List.of(0.5, 1.0), values(v1, "coverage_rate key_coverage_rate"));
    assertEquals(List.of(true, 31L), values(v1, "complete days_elapsed"));
    assertEquals(0, result.tables().get("coverage").stream().filter(r -> isV2InJanuary(r)).count());

    String february = "period_start=2024-02-01";
    v1 = row(result, "coverage", "unit_code=V1", "period=month", february);
    assertEquals(List.of(1L, 0L, 1L, 0L, 0L, 1L, 0L), values(v1, HOUSEHOLDS));
    assertEquals(List.of(1L, 0L, 1L, 2L, 1L, 1L, "null"), values(v1, VISITS));
    Map<String, Object> v2 = row(result, "coverage", "unit_code=V2", "period=month", february);
    assertEquals(List.of(2L, 0L, 0L, 1L, 0L, 1L, 1L), values(v2, HOUSEHOLDS));
    assertEquals(List.of(0L, 0L, 0L, 0L, 1L, 1L, 31.0), values(v2, VISITS));
    Map<String, Object> county = row(result, "coverage", "unit_name=泗阳县", "period=year");
    assertEquals(List.of(3L, 1L, 2L, 1L, 1L, 2L, 1L), values(county, HOUSEHOLDS));
    assertEquals(List.of(3L, 1L, 1L, 3L, 2L, 1L, 31.0), values(county, VISITS));
    assertEquals(List.of("county", false, 41L), values(county, "unit_level complete days_elapsed"));
  }

  private static boolean isV2InJanuary(Map<String, Object> row) {
    return row.get("unit_code").equals("V2")
        && row.get("period").equals("month")
        && row.get("period_start").toString().equals("2024-01-01");
  }

  @Test
  void month_that_starts_on_the_19th_belongs_to_the_month_it_ends_in() {
    Oracle.Result result =
        village("month_starts_on: 19\n")
            .sent(
                "2024-12-20/visits.csv",
                "visit_id,visited_at,household_id,staff_ids",
                "a,2024-02-19,H1,S1",
                "b,2024-12-19,H1,S1")
            .asOf("2024-12-20");
    List<String> starts =
        result.tables().get("coverage").stream()
            .filter(r -> r.get("unit_code").equals("T1") && !r.get("period").equals("month"))
            .map(r -> r.get("period") + " " + r.get("period_start"))
            .toList();
    assertEquals(
        List.of(
            "quarter 2023-12-19",
            "quarter 2024-03-19",
            "quarter 2024-06-19",
            "quarter 2024-09-19",
            "quarter 2024-12-19",
            "year 2023-12-19",
            "year 2024-12-19"),
        starts);
    assertEquals(
        1L, row(result, "coverage", "unit_code=T1", "period_start=2024-02-19").get("visits"));
  }

  @Test
  void small_cells_are_suppressed_and_the_unreached_have_no_say() {
    SourceFolder folder = village("satisfaction: {basically_weight: 0.9}\n");
    String[] lines = new String[9];
    lines[0] = "survey_id,household_id,asked_at,reached,contacted,resolved,rating";
    for (int i = 1; i <= 5; i++) {
      String rating = i <= 3 ? "满意" : i == 4 ? "3" : "不满意";
      lines[i] = "s" + i + ",H1,2024-03-0" + i + ",是," + (i < 5 ? "1" : "") + ",是," + rating;
    }
    lines[6] = "s6,H4,2024-03-06,是,否,否,满意";
    lines[7] = "s7,H4,2024-03-06,否,是,是,满意";
    lines[8] = "s8,H4,2024-03-12,是,是,是,满意";
    Oracle.Result result = folder.sent("2024-03-11/surveys.csv", lines).asOf("2024-03-11");

    String columns =
        "asked reached contacted solved rated satisfied basically_satisfied dissatisfied"
            + " suppressed";
    Map<String, Object> v1 = row(result, "satisfaction", "unit_code=V1", "period=month");
    assertEquals(List.of(5L, 5L, 4L, 5L, 5L, 3L, 1L, 1L, false), values(v1, columns));
    assertEquals((3 + 0.9) / 5, (double) v1.get("satisfaction_rate"), 1e-12);
    assertEquals(100 * (0.1 * 0.8 + 0.5 + 0.4 * 0.78), (double) v1.get("composite_score"), 1e-9);
    // (2np + z² ∓ z√(z² + 4np(1−p))) / 2(n + z²), the same interval written another way
    double z2 = 1.959964 * 1.959964;
    double root = 1.959964 * Math.sqrt(z2 + 4 * 5 * 0.78 * 0.22);
    assertEquals((7.8 + z2 - root) / (2 * (5 + z2)), (double) v1.get("satisfaction_low"), 1e-12);
    assertEquals((7.8 + z2 + root) / (2 * (5 + z2)), (double) v1.get("satisfaction_high"), 1e-12);

    Map<String, Object> v2 = row(result, "satisfaction", "unit_code=V2", "period=month");
    assertEquals(List.of(2L, 1L, 0L, 0L, 1L, "null", "null", "null", true), values(v2, columns));
    assertEquals(
        List.of(0.5, 0.0, "null", "null", "null"),
        values(v2, "reach_rate response_rate satisfaction_rate satisfaction_low composite_score"));
  }

  @Test
  void every_row_has_one_fate() {
    Oracle.Result result =
        village("")
            .sent(
                "2024-01-05/visits.csv",
                "visit_id,visited_at,household_id,staff_ids,outcome",
                "a,2024-01-05,H1,S1,met",
                "a,2024-01-05 00:00,H1,S1,MET",
                "b,2024-01-05,H1,S1,met",
                "b,2024-01-05,H1,S1,refused",
                "",
                "合计,,,,4",
                "c,2024-01-07,H1,S1,met",
                "d,2024-01-06,H1,S1,met",
                "e,3/1/2024,H1,S1,met",
                "3.2E+11,2024-01-05,H1,S1,met",
                "f,2024-01-05,H9,S1,met",
                "g,2024-01-05,H1,S1,unknown",
                "h,2024-01-05,H1,,met",
                "i,1989-12-31,H1,S1,met")
            .sent("2024-01-06/visits.again.csv", "visit_id,visited_at", "z,")
            .sent("2024-01-07/visits.csv", "visit_id,visited_at", "z,")
            .sent("2024-01-08/households.csv", "household_id,unit_code", "H7,V7", "H8,V8")
            .sent(
                "2024-01-09/org_units.csv", "unit_code,unit_name,level,parent_code", "V7,7,grid,V8")
            .sent(
                "2024-01-09/issues.csv",
                "issue_id,raised_at,unit_code,category",
                "I,2024-01-09,V8,x")
            .sent(
                "2024-01-09/issue_events.csv",
                "issue_id,event,occurred_at",
                "I,accepted,2024-01-09")
            .sent(
                "2024-01-10/visits.csv",
                "visit_id,visited_at,household_id,staff_ids",
                "a2,45300,H1,S")
            .asOf("2024-01-10");
    // Six of the first file, and z, which has no household.
    assertEquals(7, result.rows().stream().filter(r -> r.contains(" QUARANTINED")).count());
    FileFate visits =
        result.files().stream()
            .filter(f -> f.path().endsWith("01-05/visits.csv"))
            .findFirst()
            .get();
    assertEquals(
        List.of(12L, 3L, 6L, 1L, 1L, 1L),
        List.of(
            visits.rowsRead(),
            visits.accepted(),
            visits.quarantined(),
            visits.duplicate(),
            visits.superseded(),
            visits.waiting()));
    assertTrue(result.files().stream().noneMatch(f -> f.path().contains("01-07/visits")));
    // The visit f, both households, the grid and, in a chain, the issue and its event.
    assertEquals(6, result.rows().stream().filter(r -> r.contains(" WAITING ")).count());
  }

  @Test
  void encodings_delimiters_and_line_ends_read_alike() {
    String text =
        "走访编号\tvisited_at\thousehold_id\tnote\tstaff_ids\r\"a\"\t2024-01-05\tH1\t"
            + "\"说\r\"\"话\"\"\"\t\"S1,S2\"\r";
    Oracle.Result result =
        village("")
            .sent("2024-01-05/visits.csv", text.getBytes(Charset.forName("GB18030")))
            .sent(
                "2024-01-06/visits.csv",
                "\uFEFFvisit_id;VISITED_AT;Household_ID;ｓｔａｆｆ＿ｉｄｓ",
                "b;2024-01-05T23:59:59+08:00;H1;S1、S3")
            .asOf("2024-01-31");
    assertEquals(
        List.of(2L, 3L),
        values(row(result, "coverage", "unit_code=V1", "period=year"), "visits visiting_staff"));
  }
}
