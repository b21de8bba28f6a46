package org.lastmetre.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample of Bagongshan: the same bytes each time, and the figures published for 2017. */
class SamplesTest {
  private static final Path STORED = Path.of("data-samples", "bagongshan");
  private static final SampleReader BAGONGSHAN = new SampleReader(STORED);

  @ParameterizedTest
  @MethodSource("org.lastmetre.generate.Samples#jurisdictions")
  void regeneratedFilesEqualTheStoredOnes(String place, @TempDir Path target) throws IOException {
    Path written = Samples.write(target, place);
    Map<String, Path> fresh = filesBelow(written);
    Map<String, Path> stored = filesBelow(Path.of("data-samples", place));
    stored.keySet().removeIf(file -> file.startsWith("returns"));
    assertThat(fresh.keySet()).isEqualTo(stored.keySet());
    for (Map.Entry<String, Path> file : fresh.entrySet()) {
      assertThat(file.getValue())
          .as(file.getKey())
          .hasSameBinaryContentAs(stored.get(file.getKey()));
    }
  }

  @Test
  void anUnknownNameIsToldWithTheKnownOnes(@TempDir Path target) {
    assertThatThrownBy(() -> Samples.write(target, "bagong"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bagongshan");
  }

  @Test
  void theSampleStaysSmall() throws IOException {
    long bytes = 0;
    for (Path file : filesBelow(STORED).values()) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isLessThan(2_000_000L);
  }

  @Test
  void twentyOneGridsWithOneHundredFortyOneGroups() throws IOException {
    Map<String, Map<String, String>> units = BAGONGSHAN.current("org_units", "单位编码");
    assertThat(countWhere(units, "层级", "网格")).isEqualTo(21);
    assertThat(countWhere(units, "层级", "小组")).isEqualTo(141);
    assertThat(countWhere(units, "层级", "镇街")).isEqualTo(6);
    units
        .values()
        .forEach(
            unit ->
                assertThat(unit.get("上级编码"))
                    .satisfiesAnyOf(
                        parent -> assertThat(parent).isEmpty(),
                        parent -> assertThat(units).containsKey(parent)));
  }

  @Test
  void oneHundredFiftyFiveStaffLinkedToEveryGroupAndHousehold() throws IOException {
    Set<String> staff = BAGONGSHAN.current("staff", "干部编号", "人员编号").keySet();
    Set<String> households = BAGONGSHAN.current("households", "户编号", "户号").keySet();
    Map<String, Map<String, String>> links = BAGONGSHAN.current("assignments", "联系编号", "结对编号");
    assertThat(staff).hasSize(155);
    assertThat(households).hasSize(1312);
    assertThat(values(links, "户编号", "户号")).isEqualTo(households);
    assertThat(values(links, "干部编号", "人员编号")).isEqualTo(staff);
    assertThat(values(links, "联系单位编码", "单位编码"))
        .filteredOn(unit -> unit.length() == 16)
        .hasSize(141);
  }

  @Test
  void everyRoleHasItsQuotaButForOneHouseholdHereAndThere() throws IOException {
    Map<String, Map<String, String>> staff = BAGONGSHAN.current("staff", "干部编号", "人员编号");
    Map<String, Long> linked =
        BAGONGSHAN.current("assignments", "联系编号", "结对编号").values().stream()
            .filter(link -> !cell(link, "户编号", "户号").isEmpty())
            // Three households have another person from April on; the quota is the first quarter's.
            .filter(link -> !cell(link, "开始日期", "起始日期").equals("2017/4/1"))
            .collect(
                Collectors.groupingBy(link -> cell(link, "干部编号", "人员编号"), Collectors.counting()));
    Map<String, Integer> quotas =
        Map.of("镇街领导", 3, "乡镇领导", 3, "镇街干部", 5, "乡镇干部", 5, "村居干部", 10, "村干部", 10, "党员", 10);
    staff.forEach(
        (id, member) ->
            assertThat(linked.get(id) - quotas.get(cell(member, "职务", "角色")))
                .as(id)
                .isBetween(-1L, 1L));
  }

  @Test
  void oneThousandThreeHundredFortySixVisitsToKnownHouseholds() throws IOException {
    Set<String> households = BAGONGSHAN.current("households", "户编号", "户号").keySet();
    Map<String, Map<String, String>> visits = BAGONGSHAN.current("visits", "走访编号", "走访记录编号");
    List<String> waiting =
        visits.values().stream()
            .map(visit -> cell(visit, "户编号", "户号"))
            .filter(household -> !households.contains(household))
            .toList();
    assertThat(waiting).containsExactly("H003-0999");
    assertThat(visits.size() - waiting.size()).isEqualTo(1346);
  }

  @Test
  void ninetyTwoIssuesStandSolved() throws IOException {
    Set<String> issues = BAGONGSHAN.current("issues", "问题编号", "事项编号").keySet();
    assertThat(issues).hasSize(114);
    Map<String, Long> byIssue =
        BAGONGSHAN.rows("issue_events").stream()
            .map(event -> cell(event, "问题编号", "事项编号"))
            .collect(Collectors.groupingBy(issue -> issue, TreeMap::new, Collectors.counting()));
    long solved =
        byIssue.keySet().stream().filter(issues::contains).filter(SamplesTest::solved).count();
    assertThat(solved).isEqualTo(92);
    assertThat(byIssue.keySet()).contains("WT003-099");
  }

  @Test
  void everyPlantedRowStandsWhereTheListSays() throws IOException {
    List<Map<String, String>> refusals = BAGONGSHAN.refusals();
    assertThat(refusals).hasSize(25);
    assertThat(refusals.stream().map(row -> row.get("reason_code")).distinct())
        .containsExactlyInAnyOrder(
            "missing_value",
            "bad_date",
            "ambiguous_date",
            "before_earliest",
            "in_future",
            "unknown_value",
            "damaged_code",
            "bad_boolean",
            "bad_number");
    for (Map<String, String> refusal : refusals) {
      List<String> record =
          BAGONGSHAN
              .records(refusal.get("file"))
              .get(Integer.parseInt(refusal.get("row_number")) - 1);
      if (refusal.get("reason_code").equals("damaged_code")) {
        assertThat(record).anyMatch(cell -> cell.matches("3\\.40\\d*E\\+1\\d"));
      }
      if (refusal.get("reason_code").equals("unknown_value")) {
        assertThat(record).containsAnyElementsOf(List.of("其他", "已阅", "还行吧", "不详", "路过", "顾问"));
      }
    }
  }

  @Test
  void identityNumbersHaveARightCheckCharacterAndNoRegion() throws IOException {
    Set<String> ids = values(BAGONGSHAN.current("households", "户编号", "户号"), "身份证号", "身份证号码");
    assertThat(ids).hasSize(1312);
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1};
    for (String id : ids) {
      int sum = 0;
      for (int i = 0; i < 18; i++) {
        int digit = id.charAt(i) == 'X' ? 10 : Character.digit(id.charAt(i), 10);
        sum += weights[i] * digit;
      }
      assertThat(id).startsWith("999999");
      assertThat(sum % 11).as(id).isEqualTo(1);
    }
  }

  /** The contract's rule in short: the last solving not undone, by every department in charge. */
  private static boolean solved(String issue) {
    TreeMap<String, String> steps = new TreeMap<>();
    try {
      for (Map<String, String> event : BAGONGSHAN.rows("issue_events")) {
        if (cell(event, "问题编号", "事项编号").equals(issue)) {
          String step = cell(event, "办理环节", "环节");
          String department = cell(event, "承办部门", "责任部门");
          String at = SampleReader.sortable(cell(event, "办理时间", "发生时间"));
          steps.put(at + "|" + department, step);
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Set<String> charged = new TreeSet<>();
    Set<String> done = new TreeSet<>();
    boolean all = false;
    for (Map.Entry<String, String> entry : steps.entrySet()) {
      String department = entry.getKey().substring(entry.getKey().indexOf('|') + 1);
      switch (entry.getValue()) {
        case "派单", "交办" -> charged.add(department);
        case "办结", "已解决" -> {
          done.add(department);
          all |= department.isEmpty();
        }
        case "重办", "退回重办", "撤回", "撤销" -> {
          done.clear();
          all = false;
        }
        default -> {
          // Other steps solve and undo nothing.
        }
      }
    }
    return all || (!done.isEmpty() && done.containsAll(charged));
  }

  private static long countWhere(
      Map<String, Map<String, String>> rows, String heading, String value) {
    return rows.values().stream().filter(row -> value.equals(row.get(heading))).count();
  }

  private static Set<String> values(Map<String, Map<String, String>> rows, String... headings) {
    return rows.values().stream()
        .map(row -> cell(row, headings))
        .filter(cell -> !cell.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String cell(Map<String, String> row, String... headings) {
    return SampleReader.cell(row, headings);
  }

  private static Map<String, Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> folder.relativize(file).toString().replace('\\', '/'),
                  file -> file,
                  (one, other) -> {
                    throw new IllegalStateException(
                        String.format(Locale.ROOT, "%s and %s", one, other));
                  },
                  TreeMap::new));
    }
  }
}
