package org.lastmetre.generate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample of Siyang: the figures published for 2021, counted from its files. */
class SiyangTest {
  private static SampleTables siyang;

  @BeforeAll
  static void read() throws IOException {
    siyang = new SampleTables(Path.of("data-samples", "siyang"));
  }

  @Test
  void thirtyOneTalksOnEightyFourTopicsOfWhichSixtyFiveWereVotedOn() throws IOException {
    Map<String, Map<String, String>> meetings = siyang.current("meetings", "场次编号");
    Set<String> talks =
        meetings.values().stream()
            .filter(meeting -> meeting.get("会议类别").equals("小村说事日"))
            .map(meeting -> meeting.get("场次编号"))
            .collect(toSet());
    assertThat(talks).hasSize(31);
    assertThat(meetings.size() - talks.size()).as("supervised").isEqualTo(7);
    Map<String, Map<String, String>> topics = siyang.current("agenda_items", "场次编号", "议题编号");
    assertThat(topics).hasSize(84);
    assertThat(topics.values()).extracting(topic -> topic.get("场次编号")).containsAll(talks);
    assertThat(topics.values())
        .extracting(topic -> topic.get("表决结果"))
        .filteredOn(outcome -> Set.of("表决通过", "否决").contains(outcome))
        .hasSize(65);
  }

  @Test
  void topicsAreOfTalksAndAboutMattersAlreadyRaised() throws IOException {
    Set<String> talks = siyang.current("meetings", "场次编号").keySet();
    Set<String> matters = siyang.current("issues", "事项编号").keySet();
    for (Map<String, String> topic : siyang.rows("agenda_items")) {
      assertThat(talks).contains(topic.get("场次编号"));
      if (!topic.get("关联问题").isEmpty()) {
        assertThat(matters).contains(topic.get("关联问题"));
      }
    }
  }

  @Test
  void streetLightsLitAfterAMonthAndThePumpTheSameEvening() throws IOException {
    Map<String, String> lights = matter("63盏路灯");
    assertThat(lights.get("收到时间")).startsWith("2021-03-08");
    assertThat(lights.get("受益户数")).isEqualTo("168");
    assertThat(time(lights, "办毕")).startsWith("2021-04-07");
    assertThat(time(lights, "回告")).startsWith("2021-04-08");
    Map<String, String> pump = matter("机泵故障");
    assertThat(pump.get("收到时间")).startsWith("2021-06-16 10");
    assertThat(time(pump, "办毕")).startsWith("2021-06-16 19");
  }

  @Test
  void whoeverIsAskedFirstTellsTheHousehold() throws IOException {
    Map<String, List<Map<String, String>>> byMatter =
        siyang.rows("issue_events").stream().collect(groupingBy(step -> step.get("事项编号")));
    int told = 0;
    for (List<Map<String, String>> steps : byMatter.values()) {
      Set<String> owners = steps.stream().map(step -> step.get("办理人编号")).collect(toSet());
      assertThat(owners).hasSize(1);
      told += steps.stream().anyMatch(step -> step.get("办理步骤").equals("回告")) ? 1 : 0;
    }
    assertThat(siyang.current("issues", "事项编号")).hasSize(120);
    assertThat(told).isBetween(70, 119);
    assertThat(siyang.current("staff", "工号").keySet())
        .containsAll(
            siyang.rows("issue_events").stream().map(step -> step.get("办理人编号")).collect(toSet()));
  }

  @Test
  void eightDeliveriesAreOrderedByKnownHouseholds() throws IOException {
    Map<String, Map<String, String>> orders = siyang.current("service_orders", "服务单号");
    assertThat(orders).hasSize(176);
    assertThat(orders.values().stream().map(order -> order.get("服务项目")).distinct())
        .hasSize(8)
        .allMatch(service -> service.startsWith("送"));
    assertThat(siyang.current("households", "农户编号").keySet())
        .containsAll(orders.values().stream().map(order -> order.get("服务对象编号")).collect(toSet()));
  }

  @Test
  void eighteenHundredVisitsAndOneGroupNobodyWentTo() throws IOException {
    Map<String, Map<String, String>> households = siyang.current("households", "农户编号");
    Map<String, Map<String, String>> visits = siyang.current("visits", "走访记录编号");
    assertThat(households.size()).isBetween(1_900, 2_100);
    assertThat(visits.size()).isBetween(1_700, 1_950);
    Set<String> visited = visits.values().stream().map(visit -> visit.get("农户编号")).collect(toSet());
    assertThat(households.keySet()).containsAll(visited);
    Set<String> groups =
        households.values().stream().map(row -> row.get("村民小组编码")).collect(toSet());
    Set<String> reached =
        visited.stream().map(id -> households.get(id).get("村民小组编码")).collect(toSet());
    assertThat(groups).hasSize(48);
    assertThat(reached).hasSize(47);
  }

  @Test
  void nothingIsToldOfDaysAfterTheYear() throws IOException {
    assertThat(siyang.rows("issue_events"))
        .extracting(step -> step.get("办理日期"))
        .allMatch(day -> day.compareTo("2021-12-31") < 0);
    assertThat(siyang.refusals()).hasSize(12);
  }

  private static Map<String, String> matter(String words) throws IOException {
    return siyang.current("issues", "事项编号").values().stream()
        .filter(matter -> matter.get("事项名称").contains(words))
        .findFirst()
        .orElseThrow();
  }

  private static String time(Map<String, String> matter, String step) throws IOException {
    return siyang.rows("issue_events").stream()
        .filter(event -> event.get("事项编号").equals(matter.get("事项编号")))
        .filter(event -> event.get("办理步骤").equals(step))
        .map(event -> event.get("办理日期"))
        .findFirst()
        .orElseThrow();
  }
}
