package org.lastmetre.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promises load, and a broken one is told with file, key, what and what is allowed. */
class ContractsTest {
  private static final Contracts CONTRACTS = OneColumn.CONTRACTS;

  private static final String GOOD =
      """
      description: {zh: 表, en: table}
      one_row_per: {zh: 行, en: row}
      input: true
      key: [id]
      columns:
        - {name: id, type: code, description: {zh: 号, en: id}, aliases: [编号]}
        - {name: status, type: code, default: a, description: {zh: 态, en: state}, allowed: {a: [甲], b: [乙]}}
        - {name: day, type: date, description: {zh: 日, en: day}}
      """;

  @Test
  void every_bundled_promise_loads_and_the_datasets_are_there() {
    assertThat(CONTRACTS.inputs().stream().map(TableContract::name))
        .contains(
            "assignments",
            "households",
            "issue_events",
            "issues",
            "org_units",
            "staff",
            "surveys",
            "visits");
    for (TableContract table : CONTRACTS.inputs()) {
      List<String> names = table.columns().stream().map(Column::name).toList();
      assertThat(names).startsWith("jurisdiction");
      assertThat(names)
          .endsWith(
              "sender", "submitted_on", "path", "sheet", "sheet_number", "row_number", "file_id");
    }
  }

  @Test
  void only_what_has_happened_is_bound_by_the_day_of_submission() {
    assertThat(
            CONTRACTS.inputs().stream()
                .flatMap(t -> t.columns().stream())
                .filter(Column::happened)
                .map(Column::name))
        .contains("visited_at", "recorded_at", "raised_at", "occurred_at", "asked_at")
        .doesNotContain("due_at", "valid_from", "registered_on");
  }

  /** As the contract's table of datasets marks them. */
  @Test
  void only_what_the_contract_marks_is_required() {
    Map<String, List<String>> required =
        Map.of(
            "org_units", List.of("unit_code", "unit_name", "level"),
            "households", List.of("household_id", "unit_code"),
            "staff", List.of("staff_id", "role", "unit_code"),
            "assignments", List.of("assignment_id", "staff_id"),
            "visits", List.of("visit_id", "visited_at", "staff_ids"),
            "issues", List.of("issue_id", "raised_at", "unit_code", "category"),
            "issue_events", List.of("issue_id", "event", "occurred_at"),
            "surveys", List.of("survey_id", "asked_at", "reached"),
            "meetings", List.of("meeting_id", "unit_code", "held_at"),
            "agenda_items", List.of("meeting_id", "item_no", "topic"));
    required.forEach(
        (dataset, columns) ->
            assertThat(CONTRACTS.table("silver", dataset).inputColumns())
                .as(dataset)
                .filteredOn(Column::required)
                .extracting(Column::name)
                .containsExactlyInAnyOrderElementsOf(columns));
  }

  @Test
  void a_word_is_canonical_as_a_file_is_read() {
    Column tags = CONTRACTS.table("silver", "households").column("tags");
    assertThat(tags.canonical("低保")).isEqualTo("subsistence");
    assertThat(tags.canonical("低 保 户")).isEqualTo("subsistence");
    assertThat(tags.canonical("ｓｈａｒｅ_324")).isEqualTo("share_324");
  }

  @Test
  void staff_are_never_waited_for() {
    assertThat(CONTRACTS.inputs().stream().flatMap(t -> t.columns().stream()))
        .noneMatch(c -> c.refersTo().contains("staff"));
    assertThat(CONTRACTS.table("silver", "visits").column("household_id").refersTo())
        .containsExactly("households");
  }

  @Test
  void a_table_nobody_promised_is_told_with_the_known_ones() {
    assertThatThrownBy(() -> CONTRACTS.table("silver", "visit"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("silver.visit ")
        .hasMessageContaining("silver.visits");
    assertThatThrownBy(() -> CONTRACTS.table("silver", "visits").column("visit"))
        .hasMessageContaining("silver.visits has no column visit;");
  }

  static Stream<List<String>> broken() {
    return Stream.of(
        List.of("key: [id]", "key: [nr]", "key: \"nr\" is no column", "its columns: day, "),
        List.of("key: [id]", "kye: [id]", "kye: unknown key", "allowed: checks, columns,"),
        List.of("key: [id]", "key: []", "key: missing", "name the columns"),
        List.of(
            "type: date", "type: dat", "columns[day].type: \"dat\" is unknown", "allowed: code"),
        List.of(
            "type: date,",
            "type: date, pii: name,",
            "columns[day].pii: it cannot go with type date",
            "text"),
        List.of(
            "type: date,",
            "type: date, pii: secret,",
            "columns[day].pii: \"secret\"",
            "none, name, phone"),
        List.of(
            "type: date,",
            "type: date, required: 2,",
            "columns[day].required: \"2\"",
            "true, false"),
        List.of("type: date,", "type: date, aliases: [编 号],", "\"编 号\" already means id", "once"),
        List.of("type: date,", "type: date, aliases: [ID],", "\"ID\" already means id", "once"),
        List.of(
            "b: [乙]",
            "b: [甲]",
            "columns[status].allowed: \"甲\" is given twice, for a and for b",
            "once"),
        List.of("default: a", "default: c", "columns[status].default: \"c\"", "allowed: a, b"),
        List.of("zh: 日, en: day", "zh: 日", "columns[day].description.en: missing", "write text"),
        List.of("zh: 日, en: day", "zh: 日, en: day, or so", "or so: unknown key", "quotes"),
        List.of("name: day", "name: id", "columns[id].name: the column is declared twice", "once"),
        List.of("name: day", "name: Day", "columns[Day].name: \"Day\" is no column name", "a-z"),
        List.of("name: day", "name: sender", "declared twice", "provenance"),
        List.of(
            "type: date,",
            "type: date, refers_to: [houses],",
            "refers_to: \"houses\" is no dataset",
            "households"),
        List.of(
            "key: [id]",
            "key: [id]\nrequire_one_of: [id]",
            "require_one_of: \"id\" is no list",
            "[one, two]"),
        List.of("key: [id]", "key: [id]\nkey: [id]", "no readable YAML", "duplicate key"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void a_broken_promise_is_told_with_file_key_what_and_allowed(List<String> broken) {
    String text = GOOD.replace(broken.get(0), broken.get(1));
    assertThat(text).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> CONTRACTS.parse("silver", "t", text, "tables/silver/t.yml"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("tables/silver/t.yml: ")
        .hasMessageContaining(broken.get(2))
        .hasMessageContaining(broken.get(3));
  }

  @Test
  void a_metric_keeps_its_own_keys_as_extras_and_all_its_columns_are_made() {
    TableContract metric =
        CONTRACTS.parse(
            "gold",
            "coverage",
            """
            description: {zh: 覆盖, en: coverage}
            one_row_per: {zh: 单位, en: unit}
            key: [jurisdiction, period]
            partition_by: [period]
            reads: [visits]
            moves: [{kind: event, why: a, days: select 1}]
            columns:
              - {name: jurisdiction, type: code, required: true, description: {zh: 辖, en: j}}
              - {name: period, type: code, required: true, description: {zh: 期, en: p}}
              - {name: by_kind, type: "map<string,bigint>", description: {zh: 类, en: k}}
            checks: [{expression: period is not null, why: {zh: 因, en: why}}]
            """,
            "metrics/coverage/coverage.yml");
    assertThat(metric.columns()).hasSize(3).allMatch(Column::made);
    assertThat(metric.extras()).containsOnlyKeys("reads", "moves");
    assertThat(metric.inputColumns()).isEmpty();
    assertThat(metric.checks().get(0).why().zh()).isEqualTo("因");
  }

  @Test
  void a_key_without_jurisdiction_is_for_tables_that_span_all() {
    String text =
        """
        description: {zh: 夜, en: nights}
        one_row_per: {zh: 夜, en: night}
        key: [run_id]
        columns: [{name: run_id, type: code, description: {zh: 号, en: id}}]
        """;
    assertThat(CONTRACTS.parse("ops", "runs", text, "runs.yml").columns()).hasSize(1);
    assertThat(
            CONTRACTS
                .parse("ops", "runs", text.replace("[run_id]", "[jurisdiction, run_id]"), "r.yml")
                .columns())
        .extracting(Column::name)
        .containsExactly("jurisdiction", "run_id");
    assertThatThrownBy(() -> CONTRACTS.parse("gold", "runs", text, "runs.yml"))
        .hasMessageContaining("runs.yml: key: it lacks jurisdiction");
  }

  @Test
  void the_promises_load_from_inside_a_jar(@TempDir Path dir) throws Exception {
    Path jar = dir.resolve("last metre.jar");
    Map<String, String> files = Resources.beside("tables/common.yml");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new JarEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    URL anchor = new URL("jar:" + jar.toUri() + "!/tables/common.yml");
    assertThat(Resources.under(anchor, "tables/common.yml")).isEqualTo(files);
  }

  @Test
  void queries_are_found_by_path_and_folder() {
    assertThatThrownBy(() -> CONTRACTS.query("metrics/none/none.sql"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("metrics/none/none.sql: no such query");
    CONTRACTS
        .queriesBelow("metrics/common/")
        .forEach(
            (name, sql) ->
                assertThat(CONTRACTS.query("metrics/common/" + name + ".sql")).isEqualTo(sql));
    assertThat(CONTRACTS.fingerprint()).hasSize(64).isEqualTo(Contracts.bundled().fingerprint());
  }

  @Test
  void every_reason_says_what_and_how_to_mend_in_both_languages() {
    assertThat(Arrays.stream(Reason.values()))
        .allSatisfy(
            reason -> {
              assertThat(reason.template().zh()).endsWith("。").contains("请");
              assertThat(reason.template().en()).endsWith(".").containsIgnoringCase("please");
              assertThat(reason.code()).matches("[a-z_]+");
            });
  }
}
