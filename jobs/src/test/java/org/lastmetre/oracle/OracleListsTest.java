package org.lastmetre.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lastmetre.oracle.SourceFolder.row;
import static org.lastmetre.oracle.SourceFolder.values;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People, meetings, orders, projects, issues by day and households to visit, counted by hand. */
class OracleListsTest {

  @TempDir Path source;

  /** Two villages of one town: H1 and H2 in V1, H3 in V2; S1 and S2 go as group g. */
  private SourceFolder town(String policy) {
    return new SourceFolder(source, policy)
        .sent(
            "2024-01-01/org_units.csv",
            "unit_code,unit_name,level,parent_code",
            "T1,Town,township,",
            "V1,One,community,T1",
            "V2,Two,community,T1")
        .sent(
            "2024-01-01/households.csv",
            "household_id,unit_code,is_key",
            "H1,V1,是",
            "H2,V1,否",
            "H3,V2,否")
        .sent(
            "2024-01-01/staff.csv",
            "staff_id,role,unit_code,visiting_group,active_from,active_to",
            "S1,village_staff,V1,g,,",
            "S2,volunteer,V1,g,,2024-01-31",
            "S3,party_member,V2,,2024-03-01,")
        .sent(
            "2024-01-01/assignments.csv",
            "assignment_id,staff_id,household_id,unit_code,valid_from,valid_to",
            "A1,S1,H1,,,",
            "A2,S1,H2,,2024-02-01,2024-02-10",
            "A3,S2,,V1,,");
  }

  private static SourceFolder visited(SourceFolder folder) {
    return folder.sent(
        "2024-02-20/visits.csv",
        "visit_id,visited_at,household_id,staff_ids,outcome",
        "a,2024-01-10,H1,S2,met",
        "b,2024-02-10,H1,S1,met",
        "c,2024-02-11,H2,S2,met",
        "d,2024-02-12,H3,S1,not_home");
  }

  @Test
  void quotas_of_people_in_office_or_assigned() {
    Oracle.Result result = visited(town("")).asOf("2024-02-20");
    String columns = "required linked visited link_rate visit_rate attained";
    Map<String, Object> january =
        row(result, "quota", "staff_id=S1", "period=month", "period_start=2024-01-01");
    assertEquals(List.of(10L, 1L, 0L, 0.1, 0.0, false), values(january, columns));
    Map<String, Object> february =
        row(result, "quota", "staff_id=S1", "period=month", "period_start=2024-02-01");
    assertEquals(List.of(10L, 2L, 1L, 0.2, 0.5, false), values(february, columns));
    Map<String, Object> volunteer =
        row(result, "quota", "staff_id=S2", "period=month", "period_start=2024-02-01");
    assertEquals(List.of(0L, 2L, 1L, "null", 0.5, "null"), values(volunteer, columns));
    assertEquals(
        0,
        result.tables().get("quota").stream().filter(r -> r.get("staff_id").equals("S3")).count());
  }

  @Test
  void rotation_counts_pairs_of_group_and_unit() {
    Oracle.Result result = visited(town("rotation: {cycle: month}\n")).asOf("2024-02-20");
    assertEquals(2, result.tables().get("rotation").size());
    assertEquals(
        List.of("V1", 2L, 2L, 2L, 1L, 0.5),
        values(
            row(result, "rotation", "period_start=2024-02-01"),
            "unit_code households visited pairs pairs_done pairs_done_share"));
  }

  @Test
  void sessions_their_topics_and_what_is_owed() {
    Oracle.Result result =
        town("")
            .sent(
                "2024-02-20/meetings.csv",
                "meeting_id,unit_code,held_at,meeting_type",
                "M1,V1,2024-01-10,village_talk",
                "M2,V1,2024-02-10,village_talk",
                "M3,V2,2024-02-11,supervision")
            .sent(
                "2024-02-20/agenda_items.csv",
                "meeting_id,item_no,topic,outcome,answered_at",
                "M1,1,灯,passed,2024-02-01",
                "M1,2,路,rejected,2024-01-31 23:00",
                "M2,1,泵,deferred,",
                "M3,1,账,passed,")
            .asOf("2024-02-20");
    String columns = "sessions sessions_required sessions_missed topics voted passed answered";
    assertEquals(
        List.of(1L, 2L, 1L, 2L, 2L, 1L, 1L),
        values(
            row(result, "deliberation", "unit_code=T1", "period_start=2024-01-01", "period=month"),
            columns));
    assertEquals(
        List.of(2L, 4L, 1L, 3L, 2L, 1L, 2L),
        values(row(result, "deliberation", "unit_code=T1", "period=year"), columns));
  }

  @Test
  void orders_wait_until_somebody_takes_them() {
    Oracle.Result result =
        town("")
            .sent(
                "2024-02-20/service_orders.csv",
                "order_id,household_id,unit_code,service_type,ordered_at,taken_at,completed_at,"
                    + "rating",
                "1,H1,,meals,2024-02-01 08:00,2024-02-01 10:00,2024-02-02,5",
                "2,H1,V2,meals,2024-02-01 08:00,,2024-02-01 12:00,",
                "3,H3,,meals,2024-02-19 08:00,,,2",
                "4,H3,,meals,2024-02-21 00:00,,,")
            .asOf("2024-02-20");
    assertEquals(
        List.of(3L, 2L, 2L, 4.0, 2.0 / 3, 2L, 3.5),
        values(
            row(result, "services", "unit_code=T1", "period=month"),
            "ordered taken completed take_km_p50_hours completion_rate rated rating_mean"));
    assertEquals(2L, row(result, "services", "unit_code=V2", "period=month").get("ordered"));
  }

  @Test
  void projects_by_plan_and_level() {
    Oracle.Result result =
        town("")
            .sent(
                "2024-02-20/projects.csv",
                "project_id,unit_code,level,plan_period,title,planned_finish,status,finished_on",
                "1,V1,village,2024,a,2024-02-10,finished,2024-02-10",
                "2,V1,village,2024,b,2024-02-10,finished,2024-02-11",
                "3,V2,village,2024,c,2024-02-20,started,",
                "4,V2,village,2024,d,2024-02-10,cancelled,",
                "5,V2,village,2024,e,2024-02-21,,",
                "6,V2,,,f,2024-02-01,finished,")
            .asOf("2024-02-20");
    String columns = "planned cancelled finished finished_on_time overdue";
    assertEquals(
        List.of(5L, 1L, 2L, 1L, 1L),
        values(row(result, "projects", "unit_code=T1", "level=village"), columns));
    assertEquals(
        List.of(1L, 0L, 1L, 0L, 0L),
        values(row(result, "projects", "unit_code=T1", "plan_period=unknown"), columns));
  }

  @Test
  void poisson_and_binomial_tails() {
    // 1 − e^−½ (1 + ½ + ⅛), and (½)³ (1 + 3).
    assertEquals(1 - Math.exp(-0.5) * 1.625, Statistics.poissonAtLeast(3, 0.5), 1e-12);
    assertEquals(0.5, Statistics.binomialAtMost(1, 3, 0.5), 1e-12);
    assertEquals(1.0, Statistics.binomialAtMost(3, 3, 1), 1e-12);
    assertEquals(0.0, Statistics.binomialAtMost(2, 3, 1), 1e-12);
  }

  @Test
  void backlog_looks_at_each_day_as_if_it_were_the_last() {
    Oracle.Result result =
        town("response: {limits: [{resolve: 4 days}]}\n")
            .sent(
                "2024-02-20/issues.csv",
                "issue_id,raised_at,unit_code,category,affected_households,household_id",
                "I1,2024-02-01 08:00,V1,road,4,H1",
                "I2,2024-02-03 08:00,V2,road,,")
            .sent(
                "2024-02-20/issue_events.csv",
                "issue_id,event,occurred_at",
                "I1,resolved,2024-02-07",
                "I2,withdrawn,2024-02-05")
            .asOf("2024-02-20");
    String columns = "open red yellow green";
    assertEquals(
        List.of(2L, 0L, 1L, 1L),
        values(row(result, "backlog", "unit_code=T1", "day=2024-02-04"), columns));
    assertEquals(
        List.of(1L, 1L, 0L, 0L),
        values(row(result, "backlog", "unit_code=V1", "day=2024-02-05"), columns));
    assertEquals(
        List.of(0L, 0L, 0L, 0L),
        values(row(result, "backlog", "unit_code=321323", "day=2024-02-07"), columns));
    assertEquals(
        List.of(1L, 1L, 4L, "null", "null"),
        values(
            row(result, "common_issues", "unit_code=T1", "period=month"),
            "raised households_raising affected_households expected surge"));
  }

  @Test
  void worklist_of_tomorrow() {
    Oracle.Result result = visited(town("")).asOf("2024-03-10");
    assertEquals(1, result.tables().get("worklist").size());
    Map<String, Object> first = result.tables().get("worklist").get(0);
    assertEquals(
        List.of("H1", "2024-03-11", 0L),
        List.of(
            first.get("household_id"), first.get("due_on").toString(), first.get("days_overdue")));
  }
}
