package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.ops.WarehouseLock;

/** The commands as people type them; two nights and a query piped in through the launcher. */
final class CommandsIT {
  private static final String QUERY =
      "SELECT unit_code, unit_name, households FROM gold.coverage"
          + " WHERE period = 'year' ORDER BY unit_code";

  @TempDir static Path folder;
  private static TinyDistrict district;
  private static Path warehouse;
  private static Program.Ended first;

  @BeforeAll
  static void night_runs() throws Exception {
    assumeTrue(
        Program.isLauncherFresh(),
        "target/lastmetre.jar is missing or older than the sources; package first");
    district = TinyDistrict.in(folder.resolve("source"));
    warehouse = folder.resolve("warehouse");
    first = nightlyByLauncher();
  }

  @Test
  void nightly_publishes_and_tells_its_progress_on_standard_error_alone() {
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).isEmpty();
    assertThat(first.err())
        .contains("landing", "silver", "gold", "gates")
        .contains("Published as of 2024-06-15. 已发布")
        .contains("./lastmetre status")
        .doesNotContain("WARN", "Exception");
  }

  @Test
  void second_night_has_nothing_to_publish() throws Exception {
    // What is built otherwise computes anew: the classes under test are no jar.
    Program.Ended second = nightlyByLauncher();
    assertThat(second.code()).isZero();
    assertThat(second.out()).isEmpty();
    assertThat(second.err()).contains("Nothing to publish").contains("没有变化");
  }

  @Test
  void status_is_one_line_or_one_object() throws Exception {
    Program.Ended text = on("status");
    assertThat(text.code()).isZero();
    assertThat(text.out().lines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("published as of 2024-06-15");
    assertThat(text.out()).contains("已发布至 2024-06-15");
    Program.Ended json = on("status", "--format", "json");
    assertThat(json.code()).isZero();
    JsonNode status = new ObjectMapper().readTree(json.out());
    assertThat(status.get("published_as_of").asText()).isEqualTo("2024-06-15");
    assertThat(status.get("state").asText()).isIn("published", "unchanged");
    assertThat(status.get("reasons")).isEmpty();
    assertThat(status.get("drift")).isEmpty();
  }

  @Test
  void sql_answers_as_table() throws Exception {
    Program.Ended table = on("sql", QUERY);
    assertThat(table.code()).as(table.err()).isZero();
    assertThat(table.out().lines().toList())
        .hasSize(5)
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("unit_code"))
        .satisfies(lines -> assertThat(lines.get(2)).contains("321398", "小样县", "4"));
  }

  @Test
  void sql_answers_as_csv_from_a_file() throws Exception {
    Path file = Files.writeString(folder.resolve("ask.sql"), "-- 每年\n" + QUERY + ";\n");
    Program.Ended csv = on("sql", file.toString(), "--format", "csv");
    assertThat(csv.code()).as(csv.err()).isZero();
    assertThat(csv.out())
        .isEqualTo(
            "unit_code,unit_name,households\r\n321398,小样县,4\r\n321398001000,河口镇,4\r\n"
                + "321398001001,柳树村,4\r\n");
  }

  @Test
  void sql_answers_as_json_from_standard_input() throws Exception {
    Program.Ended json =
        launcher()
            .runWith(QUERY, "sql", "-", "--format", "json", "--warehouse", warehouse.toString());
    assertThat(json.code()).as(json.err()).isZero();
    JsonNode rows = new ObjectMapper().readTree(json.out());
    assertThat(rows).hasSize(3);
    assertThat(rows.get(2).get("unit_name").asText()).isEqualTo("柳树村");
    assertThat(rows.get(2).get("households").asInt()).isEqualTo(4);
  }

  @Test
  void sql_writes_csv_that_spreadsheets_open_with_chinese_right() throws Exception {
    Path file = folder.resolve("年报.csv");
    Program.Ended written = on("sql", QUERY, "--output", file.toString());
    assertThat(written.code()).as(written.err()).isZero();
    assertThat(written.out()).isEmpty();
    assertThat(Files.readAllBytes(file)).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains("河口镇");
  }

  @Test
  void explain_lists_the_records_behind_a_rate() throws Exception {
    Program.Ended households = explain("gold.coverage", "coverage_rate", "2024Q1");
    assertThat(households.code()).as(households.err()).isZero();
    assertThat(households.err()).contains("0.5; 4 records below the line, 2 above");
    assertThat(households.out().lines())
        .first()
        .isEqualTo(
            "household_id,household_unit,is_key,last_effective_on,effective_visits,is_visited,in_numerator");
    assertThat(households.out()).contains("H1,").contains("H4,").containsPattern("H2,.*,true\\r");
    Program.Ended issues = explain("gold.response", "on_time_rate", "2024");
    assertThat(issues.code()).as(issues.err()).isZero();
    assertThat(issues.err()).contains("0.5; 2 records below the line, 1 above");
    assertThat(issues.out()).containsPattern("I1,.*,true\\r").containsPattern("I2,.*,false\\r");
  }

  @Test
  void explain_refuses_what_it_cannot_list() throws Exception {
    Program.Ended withheld = explain("gold.satisfaction", "satisfaction_rate", "2024");
    assertThat(withheld.code()).isEqualTo(2);
    assertThat(withheld.err()).contains("is withheld");
    Program.Ended unknown = explain("gold.response", "speed", "2024");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("no rate speed").contains("on_time_rate");
    Program.Ended absent = explain("gold.response", "on_time_rate", "2019-01");
    assertThat(absent.code()).isEqualTo(2);
    assertThat(absent.err()).contains("has no row of unit 321398 in 2019-01");
  }

  private static Program.Ended explain(String table, String rate, String period) throws Exception {
    return on(
        "explain",
        table,
        rate,
        "--unit",
        "321398",
        "--period",
        period,
        "--format",
        "csv",
        "--source",
        district.source().toString());
  }

  @Test
  void maintain_tells_what_it_keeps_and_removes() throws Exception {
    Program.Ended kept = on("maintain", "--source", district.source().toString());
    assertThat(kept.code()).as(kept.err()).isZero();
    assertThat(kept.out()).contains("figures of 3650 days, records of 30 days");
    Program.Ended again = on("maintain", "--source", district.source().toString());
    assertThat(again.out()).contains("Nothing to remove. 没有可清理的文件");
    Program.Ended elsewhere = on("maintain");
    assertThat(elsewhere.code()).isEqualTo(2);
    assertThat(elsewhere.err()).contains("holds 321398, whose policy is not in the source");
  }

  @Test
  void sql_names_the_nearest_table() throws Exception {
    Program.Ended misspelt = on("sql", "SELECT * FROM gold.covrage");
    assertThat(misspelt.code()).isEqualTo(2);
    assertThat(misspelt.out()).isEmpty();
    assertThat(misspelt.err()).contains("gold.covrage").contains("gold.coverage");
  }

  @Test
  void sql_names_the_nearest_column() throws Exception {
    Program.Ended misspelt = on("sql", "SELECT housholds_visited FROM gold.coverage");
    assertThat(misspelt.code()).isEqualTo(2);
    assertThat(misspelt.err()).contains("housholds_visited").contains("households_visited");
  }

  @Test
  void sql_changes_nothing() throws Exception {
    Program.Ended change = on("sql", "DROP TABLE gold.coverage");
    assertThat(change.code()).isEqualTo(2);
    assertThat(change.err()).contains("Only queries are answered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly --sauce x", "sql", "status --format xml", "nightli"})
  void wrong_usage_exits_2(String line) throws Exception {
    Program.Ended ended = Program.here(line.split(" ", -1));
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).isNotBlank().doesNotContain("\tat ");
  }

  @Test
  void missing_source_exits_2_and_names_it() throws Exception {
    Path missing = folder.resolve("nowhere");
    Program.Ended ended = nightly(missing);
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains(missing.toString());
  }

  @Test
  void missing_warehouse_exits_2_and_says_what_to_do() throws Exception {
    Path missing = folder.resolve("no-warehouse");
    Program.Ended ended = Program.here("status", "--warehouse", missing.toString());
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains(missing.toString()).contains("nightly");
    assertThat(missing).doesNotExist();
  }

  @Test
  void broken_policy_exits_2_with_file_line_and_key() throws Exception {
    TinyDistrict broken = TinyDistrict.in(folder.resolve("broken"));
    broken.policy(
        "jurisdiction: \"321398\"\nname: {zh: 小样县, en: Tiny}\ncoverage:\n  efective: [home]\n");
    Program.Ended ended = nightly(broken.source());
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains("policy.yaml").contains("efective").containsPattern("\\b4\\b");
  }

  @Test
  void broken_withdrawals_exit_2_with_file_line_and_column() throws Exception {
    TinyDistrict broken = TinyDistrict.in(folder.resolve("withdrawn"));
    Files.writeString(
        broken.folder().resolve("withdrawals.csv"),
        "dataset,key,date,person,reason\nvisits,V1,2024-06-13,Zhao Lan,\n");
    Program.Ended ended = nightly(broken.source());
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains("withdrawals.csv:2: reason: it is missing");
  }

  @Test
  void run_on_a_held_warehouse_exits_4() throws Exception {
    try (WarehouseLock held = WarehouseLock.take(folder.resolve("held")).orElseThrow()) {
      assertThat(held).isNotNull();
      Program.Ended ended =
          Program.here(
              "nightly",
              "--source",
              district.source().toString(),
              "--warehouse",
              folder.resolve("held").toString());
      assertThat(ended.code()).as(ended.err()).isEqualTo(4);
      assertThat(ended.err()).contains("Another run holds").contains("另一次运行");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nightly",
        "sql",
        "status",
        "generate",
        "template",
        "reveal",
        "bulletin",
        "explain",
        "maintain"
      })
  void help_speaks_chinese_and_english(String command) throws Exception {
    List<String> line = new ArrayList<>(command.isEmpty() ? List.of() : List.of(command));
    line.add("--help");
    Program.Ended help = Program.here(line.toArray(String[]::new));
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).contains("Usage:").containsPattern("\\p{IsHan}{2}");
  }

  private static Program launcher() {
    return Program.ofLauncher(Program.LAUNCHER);
  }

  private static Program.Ended nightlyByLauncher() throws Exception {
    return launcher()
        .run(
            "nightly",
            "--source",
            district.source().toString(),
            "--warehouse",
            warehouse.toString());
  }

  private static Program.Ended nightly(Path source) {
    return Program.here(
        "nightly", "--source", source.toString(), "--warehouse", warehouse.toString());
  }

  private static Program.Ended on(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--warehouse", warehouse.toString()));
    return Program.here(line.toArray(String[]::new));
  }
}
