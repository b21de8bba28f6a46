package org.lastmetre.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.lastmetre.contract.InputRows.CONTEXT;
import static org.lastmetre.contract.InputRows.codes;
import static org.lastmetre.contract.InputRows.parser;
import static org.lastmetre.contract.InputRows.visit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the words of a row are taken for: a value, no value, or a number of a person. */
class RowWordsTest {
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
}
