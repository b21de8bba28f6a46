package org.lastmetre.generate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample of Sihong: the figures published for 2025, counted from its files. */
class SihongTest {
  private static final Path FOLDER = Path.of("data-samples", "sihong");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static SampleTables sihong;

  /** The latest object of each ticket, by its id; those refused are left out. */
  private static Map<String, JsonNode> tickets;

  @BeforeAll
  static void read() throws IOException {
    sihong = new SampleTables(FOLDER);
    tickets = new LinkedHashMap<>();
    for (Path export : exports()) {
      for (String line : Files.readAllLines(export)) {
        JsonNode ticket = JSON.readTree(line);
        String id = ticket.at("/工单/编号").asText();
        if (!id.startsWith("SH25-9")) {
          tickets.put(id, ticket);
        }
      }
    }
  }

  @Test
  void staffInGroupsOverCommunitiesAndMembersBesideThem() throws IOException {
    Map<String, Map<String, String>> units = sihong.current("org_units", "机构编码");
    assertThat(counted(units, "机构层级")).contains(entry("社区", 108L), entry("镇街", 8L));
    Map<String, Map<String, String>> people = sihong.current("staff", "人员编号");
    Map<Boolean, List<Map<String, String>>> byKind =
        people.values().stream().collect(groupingBy(person -> person.get("干部类别").equals("报到党员")));
    assertThat(byKind.get(true)).hasSize(4418);
    assertThat(byKind.get(false)).hasSize(3826);
    assertThat(byKind.get(true)).allMatch(member -> member.get("走访小组").isEmpty());
    assertThat(byKind.get(false).stream().map(member -> member.get("走访小组")).distinct())
        .hasSize(872)
        .doesNotContain("");
    Set<String> placed =
        people.values().stream().map(person -> person.get("所属村（社区）")).collect(toSet());
    assertThat(placed).hasSize(108);
    assertThat(units.keySet()).containsAll(placed);
  }

  @Test
  void fiveThousandHouseholdsWithTheirZerosAndTwoCommunitiesNobodyWentTo() throws IOException {
    Map<String, Map<String, String>> homes = sihong.current("households", "家庭编号");
    assertThat(homes.size()).isBetween(4_800, 5_200);
    assertThat(homes.keySet()).allMatch(id -> id.matches("\\d{6}-\\d{4}"));
    Map<String, Map<String, String>> visits = sihong.current("visits", "走访流水号");
    assertThat(visits.size()).isBetween(3_800, 4_200);
    Set<String> reached = new HashSet<>();
    for (Map<String, String> visit : visits.values()) {
      String home = visit.get("走访户编号");
      if (home.isEmpty()) {
        assertThat(visit.get("走访类别")).isEqualTo("现场走访");
      } else {
        reached.add(homes.get(home).get("社区编码"));
      }
    }
    assertThat(reached).hasSize(106);
  }

  @Test
  void whoVisitsBelongsToAGroupOfTheCommunity() throws IOException {
    Map<String, Map<String, String>> homes = sihong.current("households", "家庭编号");
    Map<String, Map<String, String>> people = sihong.current("staff", "人员编号");
    for (Map<String, String> visit : sihong.rows("visits")) {
      Set<String> groups = new TreeSet<>();
      for (String person : visit.get("入户人员编号").split(";", -1)) {
        groups.add(people.get(person).get("走访小组"));
      }
      assertThat(groups).hasSize(1);
      String home = visit.get("走访户编号");
      if (!home.isEmpty()) {
        String community = homes.get(home).get("社区编码").substring(6);
        assertThat(groups.iterator().next()).startsWith(community);
      }
    }
  }

  @Test
  void ticketsAreFoundInThreeWaysAndDispatchedToOneOrTwo() throws IOException {
    assertThat(tickets).hasSize(402);
    Set<String> homes = sihong.current("households", "家庭编号").keySet();
    Set<String> ways = new TreeSet<>();
    Set<Long> departments = new TreeSet<>();
    for (JsonNode ticket : tickets.values()) {
      ways.add(ticket.at("/工单/发现方式").asText());
      JsonNode home = ticket.at("/位置/家庭编号");
      assertThat(home.isNull() || homes.contains(home.asText())).isTrue();
      departments.add(count(ticket, "PD"));
    }
    assertThat(ways).containsExactlyInAnyOrder("居民", "干部", "数据");
    assertThat(departments).containsExactly(0L, 1L, 2L);
  }

  @Test
  void laterExportsTellTheSameTicketFurther() throws IOException {
    Map<String, Integer> steps = new LinkedHashMap<>();
    int again = 0;
    for (Path export : exports()) {
      for (String line : Files.readAllLines(export)) {
        JsonNode ticket = JSON.readTree(line);
        Integer before = steps.put(ticket.at("/工单/编号").asText(), ticket.path("步骤").size());
        again += before == null ? 0 : 1;
        assertThat(before == null || before < ticket.path("步骤").size()).isTrue();
      }
    }
    assertThat(again).isGreaterThan(20);
  }

  @Test
  void callBacksAreOfTicketsThatWereAnswered() throws IOException {
    Map<String, Map<String, String>> calls = sihong.current("surveys", "回访记录编号");
    assertThat(calls.size()).isBetween(230, 280);
    assertThat(calls.values())
        .allMatch(call -> count(tickets.get(call.get("工单编号")), "FK") > 0)
        .anyMatch(call -> call.get("满意程度").equals("尚可"));
  }

  @Test
  void projectsByTheMeasureOfEightThreeTen() throws IOException {
    Map<String, Map<String, String>> projects = sihong.current("projects", "实事编号");
    assertThat(counted(projects, "项目层级"))
        .containsOnly(entry("县级项目", 8L), entry("镇级项目", 3L * 8), entry("村级项目", 10L * 12));
    assertThat(counted(projects, "进展情况").keySet()).contains("已完工", "推进中", "已列入计划");
    for (Map<String, String> project : projects.values()) {
      assertThat(project.get("实际完成时间").isEmpty()).isNotEqualTo(project.get("进展情况").equals("已完工"));
    }
  }

  @Test
  void plantedObjectsBringNoSteps() throws IOException {
    assertThat(sihong.refusals()).hasSize(13);
    for (Map<String, String> refusal : sihong.refusals()) {
      if (refusal.get("file").endsWith(".jsonl")) {
        List<String> lines =
            Files.readAllLines(FOLDER.resolve("landing").resolve(refusal.get("file")));
        JsonNode object = JSON.readTree(lines.get(Integer.parseInt(refusal.get("row_number")) - 1));
        assertThat(object.at("/工单/编号").asText()).startsWith("SH25-9");
        assertThat(object.path("步骤")).isEmpty();
      }
    }
  }

  private static long count(JsonNode ticket, String action) {
    long count = 0;
    for (JsonNode step : ticket.path("步骤")) {
      count += step.path("动作").asText().equals(action) ? 1 : 0;
    }
    return count;
  }

  private static Map<String, Long> counted(Map<String, Map<String, String>> rows, String column) {
    return rows.values().stream().collect(groupingBy(row -> row.get(column), counting()));
  }

  private static List<Path> exports() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER.resolve("landing"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }
}
