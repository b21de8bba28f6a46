package org.lastmetre.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A row as a whole: all its problems, defaults, choices of columns, bounds of time. */
class RowParserTest {
  private static final ParseContext CONTEXT = OneColumn.context(OneColumn.SHANGHAI, List.of());

  private static RowParser parser(String table) {
    return new RowParser(OneColumn.CONTRACTS.table("silver", table));
  }

  private static Map<String, String> visit() {
    return new HashMap<>(
        Map.of(
            "visit_id", "V1",
            "visited_at", "2026-03-05 14:30",
            "household_id", "H1",
            "staff_ids", "S1；S2",
            "outcome", "见到"));
  }

  private static List<String> codes(Parsed parsed) {
    return parsed.problems().stream().map(p -> p.column() + ":" + p.code()).toList();
  }

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
  void what_has_happened_may_lie_until_the_end_of_the_day_after_submission() {
    RowParser visits = parser("visits");
    Map<String, String> row = visit();
    row.put("visited_at", "2026-03-07 23:59:59.999999");
    assertThat(visits.parse(row, CONTEXT).accepted()).isTrue();
    row.put("visited_at", "2026-03-07 24:00");
    assertThat(visits.parse(row, CONTEXT).accepted()).isTrue();
    row.put("visited_at", "2026-03-08 00:00");
    assertThat(codes(visits.parse(row, CONTEXT))).containsExactly("visited_at:in_future");
    row.put("visited_at", "2026-03-07T16:00:00Z");
    assertThat(codes(visits.parse(row, CONTEXT))).containsExactly("visited_at:in_future");
  }

  @Test
  void the_day_of_submission_ends_at_home_wherever_a_mapping_reads() {
    ParseContext chicago =
        new ParseContext(
            ZoneId.of("America/Chicago"),
            OneColumn.SHANGHAI,
            OneColumn.SUBMITTED,
            List.of(),
            Set.of(),
            Set.of());
    Map<String, String> row = visit();
    // 23:59 and 24:00 of 7 March in Shanghai.
    row.put("visited_at", "2026-03-07 09:59");
    assertThat(parser("visits").parse(row, chicago).accepted()).isTrue();
    row.put("visited_at", "2026-03-07 10:00");
    assertThat(codes(parser("visits").parse(row, chicago))).containsExactly("visited_at:in_future");
  }

  @Test
  void categories_and_departments_are_words_stored_as_sent() {
    Map<String, String> issue =
        new HashMap<>(
            Map.of(
                "issue_id", "I1",
                "raised_at", "2026-03-05",
                "unit_code", "U",
                "category", " 3.21E+11 "));
    assertThat(parser("issues").parse(issue, CONTEXT).values())
        .containsEntry("category", "3.21E+11");
    issue.put("category", "　Ｗａｔｅｒ ");
    assertThat(parser("issues").parse(issue, CONTEXT).values()).containsEntry("category", "Ｗａｔｅｒ");
    Map<String, String> event =
        new HashMap<>(
            Map.of(
                "issue_id", "I1",
                "event", "dispatched",
                "occurred_at", "2026-03-05",
                "department", "３月２日"));
    assertThat(parser("issue_events").parse(event, CONTEXT).values())
        .containsEntry("department", "３月２日");
    event.put("department", "—");
    assertThat(parser("issue_events").parse(event, CONTEXT).values())
        .containsEntry("department", null);
  }

  @Test
  void no_value_is_no_person() {
    RowParser households = parser("households");
    for (String nothing : List.of("NULL", "N/A", "-", "——", "　", "\\N")) {
      Map<String, String> row =
          new HashMap<>(Map.of("household_id", "H1", "unit_code", "U", "head_name", nothing));
      assertThat(households.parse(row, CONTEXT).values()).containsEntry("head_name", null);
      assertThat(households.isAbsent("head_name", nothing)).isTrue();
    }
    assertThat(households.isAbsent("phone", "0")).isFalse();
    assertThat(households.isAbsent("phone", null)).isTrue();
  }

  @Test
  void a_damaged_number_of_a_person_is_refused() {
    Map<String, String> row =
        new HashMap<>(
            Map.of(
                "household_id", "H1",
                "unit_code", "U",
                "id_number", "3.21323E+17",
                "phone", "1.38E+10",
                "head_name", "3.21E+17"));
    assertThat(codes(parser("households").parse(row, CONTEXT)))
        .containsExactlyInAnyOrder("id_number:damaged_code", "phone:damaged_code");
    assertThat(Codes.lost("1.3812345678E+10")).contains("1.38E+10");
    assertThat(Codes.lost("13812345678E5")).isEmpty();
    assertThat(Codes.lost("########")).contains("########");
    assertThat(Codes.lost("13812345678.0")).isEmpty();
    assertThat(Codes.lost("13812345678")).isEmpty();
  }

  @Test
  void what_is_planned_may_lie_ahead_and_a_day_alone_ends_at_its_last_microsecond() {
    Map<String, String> row =
        new HashMap<>(
            Map.of(
                "issue_id", "I1",
                "raised_at", "2026-03-05",
                "unit_code", "U",
                "category", "路灯",
                "due_at", "2027-01-01"));
    Parsed parsed = parser("issues").parse(row, CONTEXT);
    assertThat(parsed.values())
        .contains(
            entry("due_at", Instant.parse("2027-01-01T15:59:59.999999Z")),
            entry("channel", "unknown"),
            entry("priority", "normal"));
    row.put("due_at", "2027-01-01 00:00");
    assertThat(parser("issues").parse(row, CONTEXT).values())
        .containsEntry("due_at", Instant.parse("2026-12-31T16:00:00Z"));
  }

  @Test
  void times_before_1990_are_refused_and_registrations_before_1900() {
    assertThat(new OneColumn("type: timestamp").outcome("1989-12-31 23:59"))
        .isEqualTo("before_earliest");
    Map<String, String> row =
        new HashMap<>(Map.of("household_id", "H1", "unit_code", "U", "registered_on", "1949/10/1"));
    assertThat(parser("households").parse(row, CONTEXT).values())
        .contains(
            entry("registered_on", LocalDate.of(1949, 10, 1)),
            entry("status", "resident"),
            entry("is_key", null));
  }

  @Test
  void a_mapping_adds_spellings_of_no_value() {
    ParseContext context =
        new ParseContext(
            OneColumn.SHANGHAI,
            OneColumn.SHANGHAI,
            OneColumn.SUBMITTED,
            List.of(),
            Set.of("/", "待填"),
            Set.of());
    Map<String, String> row = visit();
    row.put("duration_minutes", "/");
    row.put("outcome", " 待填 ");
    Parsed parsed = parser("visits").parse(row, context);
    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.values()).contains(entry("outcome", null), entry("duration_minutes", null));
  }

  @Test
  void a_dash_is_text_in_text_and_nothing_elsewhere() {
    Map<String, String> row = visit();
    row.put("note", " — ");
    row.put("unit_code", "—");
    assertThat(parser("visits").parse(row, CONTEXT).values())
        .contains(entry("note", "—"), entry("unit_code", null));
  }

  @Test
  void numbers_of_people_do_not_stay_in_free_text() {
    Map<String, String> row = visit();
    row.put("note", "　联系 138-1234-5678\n");
    assertThat(parser("visits").parse(row, CONTEXT).values()).containsEntry("note", "联系 [电话]");
  }

  @Test
  void tags_know_their_words_and_let_others_pass() {
    Map<String, String> row =
        new HashMap<>(
            Map.of("household_id", "H1", "unit_code", "U", "tags", "低保户、share_324、独居老人;低保"));
    assertThat(parser("households").parse(row, CONTEXT).values())
        .containsEntry("tags", List.of("subsistence", "share_324", "living_alone"));
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
