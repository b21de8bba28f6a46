package org.lastmetre.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.Reason;
import org.lastmetre.landing.json.JsonRows.Shape;
import org.lastmetre.policy.Mapping;

/** Rows of JSON lines, by a dataset's contract and by a mapping. */
class JsonLayoutTest {
  private static final String TICKET =
      """
      {"id": "A1", "at": {"opened": "2026-03-01", "zone": null}, "tags": ["a", 2, true], "notes": [{"x": 1.0, "by": {"id": 7}}, {"x": 2}]}
      {"id": "A2", "notes": []}
      {"id": "A3"}
      {"id": "A4", "notes": ["电话", "上门"]}
      """;

  @TempDir Path folder;

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("visits.jsonl"), text.getBytes(charset));
  }

  private Lines visits(String text) throws IOException {
    Path file = file(text, UTF_8);
    return Lines.of(
        file, JsonLayout.of(file, UTF_8, Shape.LINES, Post.CONTRACTS.table("silver", "visits")));
  }

  /**
   * @param explodes of the targets, null for none
   */
  private Lines mapped(String text, String... explodes) throws IOException {
    List<Mapping.Target> targets = new ArrayList<>();
    for (String explode : explodes) {
      targets.add(new Mapping.Target("issues", explode, null, Map.of("issue_id", "id")));
    }
    Mapping mapping = new Mapping("a.yaml", "*", null, null, targets, "");
    return Lines.of(file(text, UTF_8), JsonLayout.mapped(UTF_8, Shape.LINES, mapping));
  }

  @Test
  void fields_are_columns_by_name_or_alias_and_may_differ() throws IOException {
    Lines lines =
        visits(
            """
            {"走访编号": "V1", "visited_at": "2026-03-05", "duration_minutes": 30, "天气": "晴"}
            {"visit_id": 12, "走访时间": "2026-03-06", "outcome": null, "note": "a\\nb"}
            """);

    assertThat(lines.values())
        .containsExactly(
            Map.of("visit_id", "V1", "visited_at", "2026-03-05", "duration_minutes", "30"),
            Map.of("visit_id", "12", "visited_at", "2026-03-06", "note", "a\nb"));
    assertThat(lines.spots()).containsExactly("1", "2");
    assertThat(lines.rows().get(0).extra()).isEqualTo(Map.of("天气", "晴"));
  }

  @Test
  void the_columns_are_those_of_all_objects_together() throws IOException {
    Path file = file("{\"visit_id\": \"V1\"}\n{\"走访时间\": \"2026-03-05\", \"天气\": \"晴\"}\n", UTF_8);
    JsonLayout layout =
        JsonLayout.of(file, UTF_8, Shape.LINES, Post.CONTRACTS.table("silver", "visits"));

    assertThat(layout.unknown()).containsExactly("天气");
    assertThat(layout.absent()).contains("household_id", "note").doesNotContain("visited_at");
  }

  @Test
  void numbers_keep_their_digits() throws IOException {
    assertThat(
            visits(
                    "{\"visit_id\": 321323199003078010, \"note\": 1.50, \"duration_minutes\": 1e2}\n")
                .values())
        .containsExactly(
            Map.of("visit_id", "321323199003078010", "note", "1.50", "duration_minutes", "1e2"));
  }

  @Test
  void a_line_that_is_no_object_is_a_row_of_its_own() throws IOException {
    Lines lines =
        visits(
            "{\"visit_id\": \"V1\"}\n\n{\"visit_id\": \"V2\"\n[1]\n{} {}\n{\"visit_id\": \"V3\"}");

    assertThat(lines.spots()).containsExactly("1", "3", "4", "5", "6");
    assertThat(lines.rows())
        .extracting(row -> row.problem())
        .containsExactly(null, Reason.BAD_JSON, Reason.BAD_JSON, Reason.BAD_JSON, null);
    assertThat(lines.passedOver()).containsExactly("blank 2-2 (1)");
  }

  @Test
  void gb18030_and_a_byte_order_mark_are_read() throws IOException {
    Path file = file("{\"走访编号\": \"V𠮷\"}\n", Post.GB18030);
    assertThat(
            Lines.of(
                    file,
                    JsonLayout.of(
                        file, Post.GB18030, Shape.LINES, Post.CONTRACTS.table("silver", "visits")))
                .column("visit_id"))
        .containsExactly("V𠮷");
    assertThat(visits("\uFEFF{\"走访编号\": \"V1\"}\r\n").column("visit_id")).containsExactly("V1");
  }

  @Test
  void a_mapping_sees_flat_names_and_lists_as_text() throws IOException {
    Lines lines = mapped(TICKET, (String) null);

    assertThat(lines.rows()).hasSize(4);
    assertThat(lines.values().get(0))
        .isEqualTo(
            Map.of(
                "id", "A1",
                "at.opened", "2026-03-01",
                "tags", "a;2;true",
                "notes", "[{\"x\": 1.0, \"by\": {\"id\": 7}}, {\"x\": 2}]"));
    assertThat(lines.column("notes")).endsWith(null, "电话;上门");
  }

  @Test
  void explode_gives_a_row_per_element() throws IOException {
    Lines lines = mapped(TICKET, "notes");

    assertThat(lines.column("id")).containsExactly("A1", "A1", "A4", "A4");
    assertThat(lines.column("notes.x")).containsExactly("1.0", "2", null, null);
    assertThat(lines.column("notes.by.id")).containsExactly("7", null, null, null);
    assertThat(lines.column("notes")).containsExactly(null, null, "电话", "上门");
    assertThat(lines.spots()).containsExactly("1", "1", "4", "4");
    assertThat(lines.rows()).extracting(row -> row.spot().element()).containsExactly(1, 2, 1, 2);
  }

  @Test
  void each_target_has_rows_of_its_own_part() throws IOException {
    assertThat(mapped(TICKET, null, "notes", "notes").rows())
        .extracting(row -> row.part())
        .containsExactly("", "notes", "notes", "", "", "", "notes", "notes");
  }

  private List<String> array(String text) throws IOException {
    Path file = file(text, UTF_8);
    Lines lines =
        Lines.of(
            file,
            JsonLayout.of(file, UTF_8, Shape.ARRAY, Post.CONTRACTS.table("silver", "visits")));
    return lines.rows().stream()
        .map(
            row ->
                row.spot().row()
                    + " "
                    + (row.problem() == null ? row.values().get("note") : row.problem().code()))
        .toList();
  }

  @Test
  void the_objects_of_an_array_are_rows_however_they_are_laid_out() throws IOException {
    assertThat(array("[{\"note\": \"a,]}\\\"\"},{\"note\": \"b\"}]"))
        .containsExactly("1 a,]}\"", "2 b");
    assertThat(
            array(
                """
                [
                  {
                    "note": "a",
                    "tags": [1, {"x": [2]}]
                  },
                  { "note": "b" }
                ]
                """))
        .containsExactly("1 a", "2 b");
    assertThat(array(" [ ] \n")).isEmpty();
  }

  @Test
  void what_is_broken_in_an_array_costs_no_other_element() throws IOException {
    assertThat(array("[{\"note\": \"a\"}, 5, {\"note\": \"b\",}, {\"note\": \"c\"}, ]"))
        .containsExactly("1 a", "2 bad_json", "3 bad_json", "4 c");
    assertThat(array("[{\"note\": \"a\"}, {\"note\": \"b\"}"))
        .as("nobody knows what was cut off")
        .containsExactly("1 a", "2 bad_json");
    assertThat(array("[{\"note\": \"a\"},")).containsExactly("1 a", "2 bad_json");
    assertThat(array("[{\"note\": \"a\"}] {\"note\": \"b\"}")).containsExactly("1 a", "2 bad_json");
    assertThat(array("[{\"note\": \"a\"}, {\"note\": {\"b\"}, {\"note\": \"c\"}]"))
        .as("what is never closed takes the rest with it")
        .containsExactly("1 a", "2 bad_json");
  }
}
