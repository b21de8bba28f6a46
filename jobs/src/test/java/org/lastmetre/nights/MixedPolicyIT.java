package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.ops.Night;

/**
 * A sixth county, whose rules are taken from all five: months from the 19th and neighbourly talks
 * as in Wulipu, empty flats and a clock from the dispatch as in Sihong, telephone calls as in
 * Siyang, links of several kinds as in Bagongshan, rotation and double feedback as in Shengxin. Its
 * policy file alone says so; every figure is counted by hand.
 */
class MixedPolicyIT {
  private static final String MONTH =
      " WHERE jurisdiction = '321399' AND period = 'month' AND period_start = DATE'2024-04-19'";
  private static final String COUNTY = MONTH + " AND unit_code = '321399'";

  @TempDir Path folder;

  private final SoftAssertions figures = new SoftAssertions();

  @Test
  void county_that_mixes_all_five_ways_runs_by_its_policy_alone() throws IOException {
    policy(
        """
        jurisdiction: "321399"
        name: {zh: 六合样县, en: Mixed County}
        as_of: 2024-05-18
        month_starts_on: 19
        coverage:
          effective: [home, phone]
          denominator: [resident, away, vacant]
          interval_days: {default: 90, key: 30}
        response:
          limits:
            - {priority: enquiry, resolve: 3 working_days}
            - {resolve: 10 days}
          starts: dispatched
        satisfaction: {basically_weight: 0.8}
        quota: {per: month, roles: {village_staff: {households: 4, group: 1}, area_head: {community: 1}}}
        rotation: {cycle: month}
        deliberation: {sessions: 1, per: month, types: [estate_talk, monthly_analysis]}
        small_cells: 1
        """);
    send(
        "org_units.csv",
        """
        单位编码,单位名称,层级,上级单位编码
        T1,河口镇,乡镇,321399
        C1,柳树村,村,T1
        G1,一组,组,C1
        G2,二组,组,C1
        """);
    send(
        "households.csv",
        """
        户编号,所属单位编码,是否重点户,户状态
        H1,G1,是,常住
        H2,G1,否,外出
        H3,G2,否,空置
        H4,G2,否,注销
        """);
    send(
        "staff.csv",
        """
        staff_id,role,unit_code,visiting_group
        S1,village_staff,C1,甲组
        S2,area_head,C1,乙组
        """);
    send(
        "assignments.csv",
        """
        assignment_id,staff_id,household_id,unit_code
        A1,S1,H1,
        A2,S1,H2,
        A3,S1,,G1
        A4,S2,,C1
        """);
    send(
        "visits.csv",
        """
        走访编号,走访时间,户编号,走访人员,走访方式,走访结果
        V1,2024-04-20 09:00,H1,S1,电话,见到
        V2,2024-05-02 09:00,H2,S1,入户,见到
        V3,2024-05-03 09:00,H3,S2,入户,不在家
        V4,2024-04-18 09:00,H3,S2,入户,见到
        """);
    send(
        "issues.csv",
        """
        issue_id,raised_at,unit_code,household_id,channel,category
        I1,2024-04-22 08:00,G1,H1,visit,道路
        I2,2024-05-06 08:00,C1,,hotline,环境
        """);
    send(
        "issue_events.csv",
        """
        issue_id,event,occurred_at,staff_id,department
        I1,accepted,2024-04-22 08:30,S1,
        I1,dispatched,2024-04-22 09:00,,住建
        I1,dispatched,2024-04-22 10:00,,水务
        I1,escalated,2024-04-23 09:00,,
        I1,suspended,2024-04-24 09:00,,
        I1,resumed,2024-04-25 09:00,,
        I1,resolved,2024-04-26 10:00,,水务
        I1,resolved,2024-04-28 09:00,S2,住建
        I1,feedback,2024-04-29 09:00,S1,
        I1,published,2024-04-30 09:00,,
        I2,withdrawn,2024-05-07 09:00,,
        """);
    send(
        "surveys.csv",
        """
        survey_id,issue_id,asked_at,reached,contacted,resolved,rating
        Q1,I1,2024-04-30 10:00,是,是,是,基本满意
        """);
    send(
        "meetings.csv",
        """
        meeting_id,unit_code,held_at,meeting_type,attendees
        M1,C1,2024-05-10 19:00,estate_talk,21
        M2,C1,2024-05-11 19:00,supervision,5
        """);
    send(
        "agenda_items.csv",
        """
        meeting_id,item_no,topic,outcome,issue_id,answered_at
        M1,1,村口道路,passed,I1,2024-05-12 09:00
        M1,2,停车位,rejected,,
        M2,1,台账检查,discussed,,
        """);
    send(
        "service_orders.csv",
        """
        order_id,household_id,service_type,ordered_at,taken_at,taken_by,completed_at,rating
        O1,H1,助餐,2024-05-01 09:00,2024-05-01 10:00,S2,2024-05-01 11:00,5
        O2,H2,助餐,2024-05-02 09:00,,,,
        """);
    send(
        "projects.csv",
        """
        project_id,unit_code,level,plan_period,title,planned_finish,status,finished_on
        P1,C1,village,2024,路灯,2024-05-10,finished,2024-05-09
        P2,C1,village,2024,水泵,2024-05-10,started,
        """);

    OneWarehouse warehouse =
        new OneWarehouse(folder.resolve("source"), folder.resolve("warehouse"));
    Night.Outcome outcome = warehouse.night();
    assertThat(outcome.failures()).isEmpty();
    assertThat(texts(warehouse, "SELECT concat_ws(' ', path, reason_en) FROM ops.quarantine"))
        .isEmpty();
    assertThat(texts(warehouse, "SELECT concat_ws(' ', dataset, entity_id) FROM ops.waiting"))
        .isEmpty();

    // H4 is struck off. V4 was paid the month before, and H3 was not at home since.
    answers(
        warehouse,
        "SELECT concat_ws(' ', households, households_visited, households_attempted, key_households_visited,"
            + " visits, visits_effective, visiting_staff, lowest_units, lowest_units_unvisited) FROM gold.coverage"
            + COUNTY,
        "3 2 3 1 3 2 2 2 1");
    // Ten days from the dispatch on 04-22 end in the holiday, so on 05-06; a day suspended makes it
    // 05-07.
    answers(
        warehouse,
        "SELECT concat_ws(' ', raised, withdrawn, resolved, due, resolved_on_time, feedback, closed_loop, published,"
            + " resolve_closed_p50_hours) FROM gold.response"
            + COUNTY
            + " AND category = 'all' AND channel = 'all'",
        "1 1 1 1 1 1 1 1 121.0");
    answers(
        warehouse,
        "SELECT CAST(date_format(from_utc_timestamp(due_at, 'Asia/Shanghai'), 'MM-dd HH:mm') AS STRING)"
            + " FROM silver.issue_lifecycle WHERE issue_id = 'I1'",
        "05-07 23:59");
    answers(
        warehouse,
        "SELECT concat_ws(' ', hand, holder, issues, passed, finished, passed_on_time, passed_p50_hours)"
            + " FROM gold.handling"
            + COUNTY
            + " ORDER BY 1",
        "department 住建 1 1 1 1 144.0",
        "department 水务 1 1 1 1 96.0",
        "first_asked all 1 1 1 1 144.5",
        "level 0 1 1 0 1 25.0",
        "level 1 1 1 1 1 120.0");
    answers(
        warehouse,
        "SELECT concat_ws(' ', asked, reached, rated, satisfaction_rate) FROM gold.satisfaction"
            + COUNTY,
        "1 1 1 0.8");
    // S1 has two households of four and its group; S2 has its village, whose households it stands
    // for.
    answers(
        warehouse,
        "SELECT concat_ws(' ', staff_id, required, linked, visited, required_units, linked_units, attained)"
            + " FROM gold.quota"
            + MONTH
            + " ORDER BY 1",
        "S1 4 2 2 1 1 false",
        "S2 0 3 0 1 1 true");
    answers(
        warehouse,
        "SELECT concat_ws(' ', visiting_group, unit_code, households, visited, complete) FROM gold.rotation"
            + MONTH
            + " AND unit_code IN ('G1', 'G2') ORDER BY 1",
        "甲组 G1 2 2 true");
    answers(
        warehouse,
        "SELECT concat_ws(' ', sessions, sessions_required, sessions_missed, topics, voted, passed,"
            + " issues_deliberated, answered) FROM gold.deliberation"
            + COUNTY,
        "1 1 0 2 2 1 1 1");
    answers(
        warehouse,
        "SELECT concat_ws(' ', service_type, ordered, taken, completed, rating_mean) FROM gold.services"
            + COUNTY,
        "助餐 2 1 1 5.0");
    answers(
        warehouse,
        "SELECT concat_ws(' ', plan_period, level, planned, finished, finished_on_time, overdue) FROM gold.projects"
            + " WHERE unit_code = '321399'",
        "2024 village 2 1 1 1");
    figures.assertAll();
  }

  private void answers(OneWarehouse warehouse, String query, String... expected) {
    figures.assertThat(texts(warehouse, query)).as(query).containsExactly(expected);
  }

  private static List<String> texts(OneWarehouse warehouse, String query) {
    return warehouse.ask(query).stream().map(row -> row.getString(0)).toList();
  }

  private void policy(String text) throws IOException {
    Path county = Files.createDirectories(folder.resolve("source/321399"));
    Files.writeString(county.resolve("policy.yaml"), text);
  }

  private void send(String file, String text) throws IOException {
    Path day = folder.resolve("source/321399/landing/T1/2024-05-18");
    Files.writeString(Files.createDirectories(day).resolve(file), text);
  }
}
