package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.ops.Night.State;

/**
 * The samples of five places through one night under no rules but the default, and through the next
 * each under its own: what was planted in them, what was published of them, nobody's name.
 */
final class SamplesIT {
  private static final Path SAMPLES = Path.of("data-samples");
  private static final Path SYSTEMS = Path.of("jobs/systems");
  private static final Path PUBLISHED = Path.of("jobs/src/test/resources/samples/systems.csv");

  @TempDir static Path folder;
  private static OneWarehouse warehouse;
  private static final Map<String, Map<String, String>> BY_DEFAULT = new TreeMap<>();

  @BeforeAll
  static void nights_run() throws IOException {
    Path source = folder.resolve("source");
    FileUtils.copyDirectory(SAMPLES.toFile(), source.toFile());
    for (Path policy : below(source, "policy.yaml")) {
      Files.write(policy, nameAndDay(Files.readAllLines(policy)));
    }
    warehouse = new OneWarehouse(source, folder.resolve("warehouse"));
    assertThat(warehouse.night().state()).isEqualTo(State.PUBLISHED);
    for (Path policy : below(source, "policy.yaml")) {
      String code = code(policy.getParent());
      BY_DEFAULT.put(code, year(code));
      Files.copy(
          SAMPLES.resolve(source.relativize(policy)), policy, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(warehouse.night().state()).isEqualTo(State.PUBLISHED);
  }

  /** Of a policy what no default stands for. */
  private static List<String> nameAndDay(List<String> policy) {
    return policy.stream().filter(line -> line.matches("(jurisdiction|name|as_of):.*")).toList();
  }

  @Test
  void what_was_planted_is_refused_and_nothing_else() throws IOException {
    List<String> planted = new ArrayList<>();
    for (Path list : below(SAMPLES, "refusals.csv")) {
      String code = code(list.getParent().getParent());
      for (Map<String, String> row : PlainCsv.rows(list)) {
        planted.add(code + " | " + String.join(" | ", row.values()));
      }
    }
    assertThat(planted).hasSize(74);
    assertThat(
            texts(
                "SELECT jurisdiction, path, coalesce(sheet, ''), row_number, dataset, `column`,"
                    + " reason FROM ops.quarantine"))
        .containsExactlyInAnyOrderElementsOf(planted);
  }

  @Test
  void only_what_refers_to_no_household_or_issue_ever_sent_waits() {
    assertThat(texts("SELECT jurisdiction, array_join(waits_for, ' ') FROM ops.waiting"))
        .containsExactlyInAnyOrder(
            "310116 | household_id=SX01888",
            "340405 | household_id=H003-0999",
            "340405 | issue_id=WT003-099",
            "430304 | household_id=H89999");
  }

  @Test
  void every_row_of_every_file_is_accounted_for() throws IOException {
    assertThat(
            warehouse.ask(
                "SELECT * FROM ops.files WHERE rows_read <>"
                    + " accepted + quarantined + duplicate + superseded + waiting"))
        .isEmpty();
    assertThat(
            warehouse.ask("SELECT * FROM ops.files WHERE status NOT IN ('read', 'repeat', 'nil')"))
        .isEmpty();
    assertThat(
            warehouse.ask(
                """
                WITH skipped AS (
                  SELECT jurisdiction, dataset, path, sum(rows) AS rows
                  FROM ops.skipped GROUP BY ALL
                )
                SELECT * FROM ops.files f FULL JOIN skipped s
                  ON s.jurisdiction = f.jurisdiction AND s.dataset = f.dataset AND s.path = f.path
                WHERE coalesce(f.skipped, 0) <> coalesce(s.rows, 0)
                """))
        .isEmpty();
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      assertThat(
              warehouse
                  .askOne("SELECT count(DISTINCT jurisdiction, path) FROM ops.files")
                  .getLong(0))
          .isEqualTo(
              files
                  .filter(file -> file.toString().contains("/landing/"))
                  .filter(Files::isRegularFile)
                  .count());
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"bagongshan", "siyang", "sihong", "wulipu", "shengxin"})
  void figures_are_those_of_the_published_account(String system) throws IOException {
    assertThat(figures(warehouse, system)).isEqualTo(published(system));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"bagongshan", "siyang", "sihong", "wulipu", "shengxin"})
  void figures_are_counted_and_not_written_down(String system) throws IOException {
    String query = query(system).replaceAll("--.*|'\\d{6}'", "");
    for (String value : published(system).values()) {
      for (String number : value.split(" / ")) {
        if (number.length() > 1) {
          assertThat(query).doesNotContainPattern("\\b" + number + "\\b");
        }
      }
    }
  }

  @Test
  void issue_taken_back_leaves_the_figures_it_was_counted_in() throws IOException {
    Path source = folder.resolve("less/source");
    FileUtils.copyDirectory(
        SAMPLES.resolve("shengxin").toFile(), source.resolve("shengxin").toFile());
    Files.writeString(
        source.resolve("shengxin/withdrawals.csv"),
        "dataset,key,file,date,person,reason\nissues,MQ019,,2020-12-30,欧阳明,重复登记\n");
    OneWarehouse less = new OneWarehouse(source, folder.resolve("less/warehouse"));
    assertThat(less.night().state()).isEqualTo(State.PUBLISHED);
    Map<String, String> expected = published("shengxin");
    // It had been resolved, fed back and made public: one less of each of 73, 66 and 45.
    expected.put("resolved / fed back / made public 双反馈", "72 / 65 / 44");
    assertThat(figures(less, "shengxin")).isEqualTo(expected);
  }

  private static String query(String system) throws IOException {
    return Files.readString(SYSTEMS.resolve(system + ".sql"));
  }

  /** What the query of a system answers, by figure. */
  private static Map<String, String> figures(OneWarehouse night, String system) throws IOException {
    Map<String, String> figures = new TreeMap<>();
    night.ask(query(system)).forEach(row -> figures.put(row.getString(0), row.getString(1)));
    return figures;
  }

  private static Map<String, String> published(String system) throws IOException {
    Map<String, String> figures = new TreeMap<>();
    for (Map<String, String> row : PlainCsv.rows(PUBLISHED)) {
      if (row.get("system").equals(system)) {
        figures.put(row.get("figure"), row.get("value"));
      }
    }
    return figures;
  }

  @Test
  void each_place_is_as_of_its_own_day() {
    assertThat(texts("SELECT DISTINCT jurisdiction, as_of FROM gold.coverage ORDER BY 1"))
        .containsExactly(
            "310116 | 2020-12-31",
            "321323 | 2021-12-31",
            "321324 | 2025-06-30",
            "340405 | 2017-06-30",
            "430304 | 2023-08-18");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "340405, households_overdue on_time_rate resolved_on_time",
    "321323, coverage_rate households_overdue on_time_rate",
    "321324, households households_overdue on_time_rate",
    "430304, households coverage_rate satisfaction_rate",
    "310116, households_overdue on_time_rate satisfaction_rate"
  })
  void its_own_rules_make_other_figures(String code, String figures) {
    Map<String, String> own = year(code);
    Map<String, String> other = BY_DEFAULT.get(code);
    Set<String> differing = new TreeSet<>(own.keySet());
    differing.removeIf(figure -> own.get(figure).equals(other.get(figure)));
    assertThat(differing)
        .as("%s under its own rules, not %s", own, other)
        .contains(figures.split(" "));
  }

  /** The figures of a jurisdiction's last year. */
  private static Map<String, String> year(String code) {
    Row row =
        warehouse.askOne(
            """
            SELECT c.households, c.coverage_rate, c.households_overdue, r.resolved_on_time,
                   r.on_time_rate, s.satisfaction_rate, s.composite_score
            FROM gold.coverage c
            JOIN gold.response r USING (jurisdiction, period, period_start, unit_code)
            JOIN gold.satisfaction s USING (jurisdiction, period, period_start, unit_code)
            WHERE jurisdiction = '%s' AND unit_code = '%s' AND period = 'year'
              AND r.category = 'all' AND r.channel = 'all'
            ORDER BY period_start DESC LIMIT 1
            """
                .formatted(code, code));
    Map<String, String> figures = new TreeMap<>();
    for (String figure : row.schema().fieldNames()) {
      figures.put(figure, String.valueOf(row.<Object>getAs(figure)));
    }
    return figures;
  }

  @Test
  void nobody_is_named_outside_the_vault() throws IOException {
    PeopleInFiles people =
        PeopleInFiles.below(SAMPLES.resolve("bagongshan/landing"), warehouse.contracts());
    assertThat(people.count()).isGreaterThan(4000);
    Set<String> found = new TreeSet<>();
    for (String layer : List.of("bronze", "silver", "gold", "ops", "vault")) {
      warehouse.contracts().layer(layer).stream()
          .map(warehouse.harness().lake()::read)
          .flatMap(rows -> rows.collectAsList().stream())
          .forEach(row -> found.addAll(people.namedIn(row)));
    }
    assertThat(found).isEmpty();
  }

  private static List<String> texts(String query) {
    return warehouse.ask(query).stream().map(row -> row.mkString(" | ")).toList();
  }

  private static String code(Path place) throws IOException {
    return Files.readAllLines(place.resolve("policy.yaml")).stream()
        .filter(line -> line.startsWith("jurisdiction:"))
        .map(line -> line.replaceAll("\\D", ""))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> below(Path directory, String name) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.endsWith(name)).sorted().toList();
    }
  }
}
