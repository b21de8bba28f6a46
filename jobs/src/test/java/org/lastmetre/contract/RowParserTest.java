package org.lastmetre.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.lastmetre.contract.InputRows.CONTEXT;
import static org.lastmetre.contract.InputRows.codes;
import static org.lastmetre.contract.InputRows.parser;
import static org.lastmetre.contract.InputRows.visit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A row as a whole: all its problems, what they say, and the entity it speaks of. */
class RowParserTest {
  @Test
  void a_good_row_has_a_value_or_null_for_every_input_column_and_none_that_is_made() {
    Parsed parsed = parser("visits").parse(visit(), CONTEXT);
    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.values())
        .contains(
            entry("visited_at", Instant.parse("2026-03-05T06:30:00Z")),
            entry("staff_ids", List.of("S1", "S2")),
            entry("outcome", "met"),
            entry("visit_type", null));
    assertThat(parsed.values().keySet())
        .containsExactlyElementsOf(
            OneColumn.CONTRACTS.table("silver", "visits").inputColumns().stream()
                .map(Column::name)
                .toList())
        .doesNotContain("visited_on", "jurisdiction", "sender");
  }

  @Test
  void all_problems_of_a_row_are_told() {
    Map<String, String> row =
        new HashMap<>(
            Map.of(
                "visit_id", "3.21E+11",
                "visited_at", "3/5/2026",
                "outcome", "见了",
                "duration_minutes", "-3"));
    assertThat(codes(parser("visits").parse(row, CONTEXT)))
        .containsExactly(
            "visit_id:damaged_code",
            "visited_at:ambiguous_date",
            "staff_ids:missing_value",
            "outcome:unknown_value",
            "duration_minutes:below_minimum",
            "household_id|unit_code:missing_one_of");
  }

  @Test
  void a_column_that_the_header_lacks_is_told_as_such() {
    Map<String, String> row = visit();
    row.remove("visited_at");
    ParseContext context =
        new ParseContext(
            OneColumn.SHANGHAI,
            OneColumn.SHANGHAI,
            OneColumn.SUBMITTED,
            List.of(),
            Set.of(),
            Set.of("visited_at", "note"));
    Parsed parsed = parser("visits").parse(row, context);
    assertThat(codes(parsed)).containsExactly("visited_at:missing_column");
    assertThat(parsed.problems().get(0).sentence().zh()).contains("走访时间").contains("visited_at");
  }

  @Test
  void sentences_name_the_column_the_value_and_the_nearest_words() {
    Map<String, String> row = visit();
    row.put("outcome", "见到了");
    Problem problem = parser("visits").parse(row, CONTEXT).problems().get(0);
    assertThat(problem.value()).isEqualTo("见到了");
    assertThat(problem.sentence().zh()).isEqualTo("“走访结果”填的“见到了”不在可选范围内。请改成其中之一再报：见到、不在家、拒访、搬迁。");
    assertThat(problem.sentence().en())
        .startsWith("“见到了” in “outcome” is none of the words it takes. Please use one of: met");
  }

  @Test
  void the_entity_is_the_first_key_column_or_that_of_the_key_used_otherwise() {
    RowParser events = parser("issue_events");
    assertThat(events.entityId(Map.of("event_id", "　E１", "issue_id", "I1"))).isEqualTo("E1");
    assertThat(events.entityId(Map.of("event_id", "-", "issue_id", "I1"))).isEqualTo("I1");
    assertThat(events.entityId(Map.of("event_id", "1E+5", "issue_id", "I1"))).isNull();
    assertThat(events.entityId(Map.of("event_id", "待填", "issue_id", "I1"), Set.of("待填")))
        .isEqualTo("I1");
    assertThat(parser("visits").entityId(Map.of())).isNull();
    assertThat(parser("visits").entityId(Map.of("visit_id", "x".repeat(201)))).isNull();
  }

  @Test
  void a_parser_travels_to_other_machines() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(parser("visits"));
      out.writeObject(CONTEXT);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      RowParser copy = (RowParser) in.readObject();
      assertThat(copy.parse(visit(), (ParseContext) in.readObject()))
          .isEqualTo(parser("visits").parse(visit(), CONTEXT));
    }
  }

  @Test
  void a_table_of_the_pipeline_has_no_rows_to_parse() {
    TableContract made =
        OneColumn.CONTRACTS.parse(
            "ops",
            "nights",
            """
            description: {zh: 夜, en: nights}
            one_row_per: {zh: 夜, en: night}
            key: [run_id]
            columns: [{name: run_id, type: code, description: {zh: 号, en: id}}]
            """,
            "nights.yml");
    assertThatThrownBy(() -> new RowParser(made))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("ops.nights")
        .hasMessageContaining("use an input table");
  }
}
