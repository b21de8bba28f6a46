package org.lastmetre.generate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample of Shengxin: the figures published for 2020, counted from its files. */
class ShengxinTest {
  private static SampleTables shengxin;

  @BeforeAll
  static void read() throws IOException {
    shengxin = new SampleTables(Path.of("data-samples", "shengxin"));
  }

  @Test
  void fifteenGroupsSixStaffInFiveVisitingGroupsTwelveInspectorsInThreeBlocks() throws IOException {
    Map<String, Map<String, String>> units = shengxin.current("org_units", "区划代码");
    assertThat(counted(units, "级别")).contains(entry("村民小组", 15L), entry("片区", 3L));
    Map<String, Map<String, String>> staff = shengxin.current("staff", "工号");
    assertThat(counted(staff, "岗位")).containsOnly(entry("村干部", 6L), entry("现场巡查员", 12L));
    assertThat(counted(staff, "走访组").keySet()).hasSize(6).contains("");
    assertThat(
            staff.values().stream()
                .filter(person -> person.get("岗位").equals("现场巡查员"))
                .collect(groupingBy(person -> person.get("所在单位编码"), counting())))
        .hasSize(3)
        .containsValue(4L);
  }

  @Test
  void threeHundredTwentyFourHouseholdsJoinedTheShareScheme() throws IOException {
    Map<String, Map<String, String>> households = shengxin.current("households", "家庭编号");
    assertThat(households).hasSize(560);
    assertThat(households.values())
        .filteredOn(household -> Set.of(household.get("家庭类型").split("；", -1)).contains("股份合作"))
        .hasSize(324);
  }

  @Test
  void aVisitingGroupNeverReturnsToAVillagerGroupBeforeItHasBeenToAll() throws IOException {
    Map<String, Map<String, String>> staff = shengxin.current("staff", "工号");
    Set<String> pairs = new HashSet<>();
    int counted = 0;
    for (String quarter : List.of("2020/1/1", "2020/4/1", "2020/7/1", "2020/10/1")) {
      Set<String> inQuarter =
          shengxin.current("assignments", "包联编号").values().stream()
              .filter(link -> link.get("起始时间").equals(quarter))
              .filter(link -> link.get("组编码").length() == 16)
              .map(link -> staff.get(link.get("包联干部编号")).get("走访组") + link.get("组编码"))
              .collect(Collectors.toSet());
      assertThat(inQuarter).hasSize(15);
      pairs.addAll(inQuarter);
      counted += inQuarter.size();
    }
    assertThat(pairs).hasSize(counted).hasSize(60);
  }

  @Test
  void visitsFollowTheRotationAndInspectionsStandApart() throws IOException {
    Map<String, Map<String, String>> visits = shengxin.current("visits", "台账编号");
    Map<String, Long> types = counted(visits, "走访类别");
    assertThat(types).containsEntry("现场巡查", 240L).containsKeys("家访", "电话联系");
    // One waits for its household.
    assertThat(visits).hasSize(1_501);
    assertThat(visits.values())
        .allMatch(
            visit ->
                visit.get("走访类别").equals("现场巡查")
                    ? visit.get("家庭编号").isEmpty() && visit.get("走访干部编号").startsWith("XC")
                    : visit.get("巡查单位").isEmpty() && visit.get("走访干部编号").startsWith("CB"));
  }

  @Test
  void theMagnifierFindsOneHundredTwentyThreeEldersBehindThreeHouseholds() throws IOException {
    List<Map<String, String>> pension =
        shengxin.current("issues", "台账编号").values().stream()
            .filter(issue -> issue.get("一级分类").equals("养老保险"))
            .toList();
    assertThat(pension).extracting(issue -> issue.get("反映户编号")).doesNotHaveDuplicates().hasSize(3);
    assertThat(pension)
        .extracting(issue -> issue.get("受影响户数"))
        .containsExactlyInAnyOrder("123", "", "");
  }

  @Test
  void mattersAreTakenToTheTownAndAnsweredTwice() throws IOException {
    assertThat(shengxin.current("issues", "台账编号")).hasSize(80);
    Map<String, Long> steps = counted(shengxin.current("issue_events", "流水号"), "节点");
    assertThat(steps.get("上报")).isGreaterThan(10);
    assertThat(steps.get("反馈群众")).isGreaterThan(50);
    assertThat(steps.get("结果公开")).isGreaterThan(30);
  }

  @Test
  void aMeetingAMonthButForFebruaryAndAPlanAQuarter() throws IOException {
    assertThat(shengxin.current("meetings", "会议编码")).hasSize(11);
    Map<String, Map<String, String>> tasks = shengxin.current("projects", "任务编号");
    assertThat(counted(tasks, "计划季度"))
        .containsOnly(
            entry("2020-Q1", 6L), entry("2020-Q2", 6L), entry("2020-Q3", 6L), entry("2020-Q4", 6L));
    assertThat(counted(tasks, "完成情况").keySet()).containsExactlyInAnyOrder("已完成", "推进中");
  }

  /** Each of its rules that differs from the default finds rows to tell them apart. */
  @Test
  void itsOwnRulesCountDifferently() throws IOException {
    // A call that was answered counts: some households were met in no other way.
    Map<String, Map<String, String>> visits = shengxin.current("visits", "台账编号");
    assertThat(met(visits, Set.of("家访", "电话联系", "")).size())
        .isGreaterThan(met(visits, Set.of("家访", "")).size());
    // “Basically satisfied” weighs 0.9.
    assertThat(shengxin.rows("surveys"))
        .filteredOn(call -> "基本满意".equals(call.get("群众评价")))
        .hasSizeGreaterThan(5);
    // Sixty working days are left for pensions, ten for most; the pension matters took longer.
    Map<String, Map<String, String>> issues = shengxin.current("issues", "台账编号");
    assertThat(shengxin.rows("issue_events"))
        .filteredOn(step -> issues.get(step.get("受理编号")).get("一级分类").equals("养老保险"))
        .extracting(step -> step.get("节点") + step.get("处理时间").substring(0, 6))
        .contains("办毕2020/5")
        .doesNotContain("办毕2020/4");
  }

  private static Set<String> met(Map<String, Map<String, String>> visits, Set<String> types) {
    return visits.values().stream()
        .filter(visit -> visit.get("走访情况").equals("有人在家"))
        .filter(visit -> types.contains(visit.get("走访类别")))
        .map(visit -> visit.get("家庭编号"))
        .collect(Collectors.toSet());
  }

  private static Map<String, Long> counted(Map<String, Map<String, String>> rows, String column) {
    return rows.values().stream().collect(groupingBy(row -> row.get(column), counting()));
  }
}
