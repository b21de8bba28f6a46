package org.lastmetre.generate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample of Wulipu: the figures published for 2023, counted from its files. */
class WulipuTest {
  private static SampleTables wulipu;

  @BeforeAll
  static void read() throws IOException {
    wulipu = new SampleTables(Path.of("data-samples", "wulipu"));
  }

  @Test
  void threeTiersEachWithAHeadOfItsOwn() throws IOException {
    Map<String, Map<String, String>> units = wulipu.current("org_units", "编码");
    assertThat(counted(units, "类型")).contains(entry("片", 63L), entry("组", 307L), entry("邻", 1554L));
    Map<String, Map<String, String>> staff = wulipu.current("staff", "人员编码");
    assertThat(counted(staff, "身份"))
        .contains(entry("片长", 63L), entry("组长", 307L), entry("邻长", 1554L));
    Set<String> led =
        staff.values().stream()
            .filter(person -> !person.get("身份").equals("志愿者"))
            .map(person -> person.get("单位编码"))
            .collect(Collectors.toSet());
    assertThat(led).hasSize(63 + 307 + 1554);
    assertThat(units.keySet()).containsAll(led);
    assertThat(wulipu.current("assignments", "责任区编码").keySet()).isEqualTo(led);
  }

  @Test
  void aboutFourteenHouseholdsToANeighbour() throws IOException {
    Map<String, Map<String, String>> households = wulipu.current("households", "户编码");
    assertThat(households).hasSize(21_323);
    Map<String, Long> sizes = counted(households, "邻编码");
    assertThat(sizes).hasSize(1554);
    assertThat(sizes.values()).allMatch(size -> size >= 10 && size <= 18);
  }

  @Test
  void eightStationsOneHallTenPavilions() throws IOException {
    assertThat(counted(wulipu.current("resources", "阵地编号"), "阵地类别"))
        .containsOnly(entry("邻里驿站", 8L), entry("议事厅", 1L), entry("议事亭", 10L));
  }

  @Test
  void sixThousandVisitsToKnownHouseholdsAndOneThatWaits() throws IOException {
    Set<String> households = wulipu.current("households", "户编码").keySet();
    Map<String, Map<String, String>> visits = wulipu.current("visits", "走访记录编号");
    assertThat(visits).hasSize(6_001);
    assertThat(visits.values())
        .extracting(visit -> visit.get("走访户编号"))
        .filteredOn(household -> !households.contains(household))
        .containsExactly("H89999");
  }

  @Test
  void whoTakesAnOrderFollowsThrough() throws IOException {
    Set<String> volunteers = wulipu.current("staff", "人员编码").keySet();
    Map<String, Map<String, String>> orders = wulipu.current("service_orders", "订单编号");
    assertThat(orders).hasSize(600);
    assertThat(counted(orders, "点单项目")).hasSizeGreaterThan(5);
    for (Map<String, String> order : orders.values()) {
      if (!order.get("接单时间").isEmpty()) {
        assertThat(volunteers).contains(order.get("接单人编号"));
        assertThat(order.get("接单时间")).isGreaterThan(order.get("点单时间"));
      }
      if (!order.get("服务完成时间").isEmpty()) {
        assertThat(order.get("服务完成时间")).isGreaterThan(order.get("接单时间"));
      }
    }
    assertThat(orders.values()).anyMatch(order -> order.get("接单时间").isEmpty());
  }

  @Test
  void mattersAreDeliberatedAndDeliberationsAnswered() throws IOException {
    Map<String, Map<String, String>> talks = wulipu.current("meetings", "场次编号");
    assertThat(talks.size()).isBetween(350, 63 * 6);
    List<Map<String, String>> items =
        List.copyOf(wulipu.current("agenda_items", "场次编号", "议题号").values());
    assertThat(talks.keySet()).containsAll(column(items, "场次编号"));
    Set<String> issues = wulipu.current("issues", "诉求编号").keySet();
    assertThat(issues).hasSize(250);
    Set<String> deliberated = new HashSet<>(column(items, "关联问题"));
    deliberated.remove("");
    // What was raised after the last talk of its area is still to come.
    assertThat(issues).containsAll(deliberated);
    assertThat(deliberated.size()).isGreaterThan(200);
    long answered = items.stream().filter(item -> !item.get("答复日期").isEmpty()).count();
    assertThat(answered * 1.0 / items.size()).isGreaterThan(0.85);
  }

  /** Each of its rules that differs from the default finds rows to tell them apart. */
  @Test
  void itsOwnRulesCountDifferently() throws IOException {
    // Only residents are counted, and only from the 19th is it the next month.
    assertThat(counted(wulipu.current("households", "户编码"), "居住情况"))
        .containsKeys("实住", "常年外出", "空关户");
    assertThat(wulipu.current("meetings", "场次编号").values())
        .extracting(talk -> day(talk.get("会议日期")).getDayOfMonth())
        .anyMatch(day -> day >= 19)
        .anyMatch(day -> day < 19);
    // “Basically satisfied” weighs 0.8.
    assertThat(counted(wulipu.current("surveys", "测评编号"), "满意程度").get("一般")).isGreaterThan(20);
    // The limit starts when a matter is accepted, which often is a day or more after it was raised.
    Map<String, Map<String, String>> issues = wulipu.current("issues", "诉求编号");
    assertThat(wulipu.rows("issue_events"))
        .filteredOn(step -> step.get("办理步骤").equals("接单"))
        .filteredOn(
            step -> !date(step.get("办理日期")).equals(date(issues.get(step.get("诉求编号")).get("提出日期"))))
        .hasSizeGreaterThan(100);
  }

  private static String date(String instant) {
    return instant.split(" ", -1)[0];
  }

  /** The day of a spreadsheet's number of days since 1899-12-30. */
  private static LocalDate day(String number) {
    return LocalDate.of(1899, 12, 30).plusDays((long) Double.parseDouble(number));
  }

  private static Map<String, Long> counted(Map<String, Map<String, String>> rows, String column) {
    return rows.values().stream().collect(groupingBy(row -> row.get(column), counting()));
  }

  private static Set<String> column(List<Map<String, String>> rows, String heading) {
    return rows.stream().map(row -> row.get(heading)).collect(Collectors.toSet());
  }
}
