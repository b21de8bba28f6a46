package org.lastmetre.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.contract.Reason;

/** Where a file's header stands and what its columns are. */
class CsvLayoutsTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("visits.csv"), text);
  }

  private DelimitedLayout visits(String text) throws IOException, UnreadableFile {
    return CsvLayouts.of(file(text), UTF_8, Post.CONTRACTS.table("silver", "visits"));
  }

  private DelimitedLayout mapped(String text, int headerRow, String... needed)
      throws IOException, UnreadableFile {
    return CsvLayouts.mapped(file(text), UTF_8, headerRow, Set.of(needed));
  }

  @Test
  void the_header_names_columns_by_name_or_alias() throws IOException, UnreadableFile {
    DelimitedLayout layout = visits("visit_id,走访日期,户 编号,走访人员（必填）,天气\nV1,2026-03-05,H1,S1,晴\n");

    assertThat(layout.separator()).isEqualTo(',');
    assertThat(layout.header().firstRow()).isEqualTo(1);
    assertThat(layout.header().columns())
        .isEqualTo(Map.of(0, "visit_id", 1, "visited_at", 2, "household_id", 3, "staff_ids"));
    assertThat(layout.header().unknown()).isEqualTo(Map.of(4, "天气"));
    assertThat(layout.header().width()).isEqualTo(5);
  }

  @Test
  void columns_the_file_does_not_have_are_absent_made_ones_are_not() throws Exception {
    DelimitedLayout layout =
        visits("visit_id,visited_at,household_id,staff_ids,visit_type,outcome\n");

    assertThat(layout.absent())
        .containsExactly("unit_code", "duration_minutes", "note", "recorded_at");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "\t", ";"})
  void the_delimiter_is_the_one_that_parts_the_header(String delimiter) throws Exception {
    DelimitedLayout layout =
        visits("走访编号|走访时间|户编号|走访人员\nV1|2026-03-05|H1|S1,S2;S3\n".replace("|", delimiter));

    assertThat(layout.separator()).isEqualTo(delimiter.charAt(0));
    assertThat(layout.header().columns()).hasSize(4);
  }

  @Test
  void titles_with_commas_do_not_mislead() throws IOException, UnreadableFile {
    DelimitedLayout layout =
        visits("走访记录,2026年3月,第1期,共3页\n走访编号;走访时间;户编号;走访人员\nV1;2026-03-05;H1;S1\n");

    assertThat(layout.separator()).isEqualTo(';');
    assertThat(layout.header().firstRow()).isEqualTo(2);
  }

  @Test
  void the_header_is_found_in_row_three() throws IOException, UnreadableFile {
    DelimitedLayout layout = visits("城南街道走访台账,,,\n\n走访编号,走访时间,户编号,走访人员\nV1,2026-03-05,H1,S1\n");

    assertThat(layout.header().firstRow()).isEqualTo(3);
  }

  @Test
  void a_title_that_is_also_an_alias_is_no_header() throws IOException, UnreadableFile {
    DelimitedLayout layout = visits("走访记录\n走访编号,走访时间,户编号,走访人员\n");

    assertThat(layout.header().firstRow()).isEqualTo(2);
  }

  @Test
  void a_title_in_quotes_over_several_lines_is_one_row() throws IOException, UnreadableFile {
    DelimitedLayout layout = visits("\"填表说明：\n一、按户填写\n二、逐项填写\",,\n走访编号,走访时间,户编号\n");

    assertThat(layout.header().firstRow()).isEqualTo(2);
  }

  @Test
  void the_header_repeated_below_does_not_move_it() throws IOException, UnreadableFile {
    DelimitedLayout layout = visits("走访编号,走访时间,户编号\nV1,2026-03-05,H1\n走访编号,走访时间,户编号\n");

    assertThat(layout.header().firstRow()).isEqualTo(1);
  }

  @Test
  void a_header_of_one_known_column_is_a_header() throws IOException, UnreadableFile {
    DelimitedLayout layout = visits("走访编号\nV1\n");

    assertThat(layout.header().columns()).isEqualTo(Map.of(0, "visit_id"));
  }

  @Test
  void of_a_column_given_twice_the_second_is_unknown() throws IOException, UnreadableFile {
    DelimitedLayout layout = visits("走访编号,走访日期,走访时间\n");

    assertThat(layout.header().columns()).isEqualTo(Map.of(0, "visit_id", 1, "visited_at"));
    assertThat(layout.header().unknown()).isEqualTo(Map.of(2, "走访时间"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\n\n \n", " "})
  void a_file_without_text_is_empty(String text) {
    assertThatThrownBy(() -> visits(text))
        .isInstanceOfSatisfying(
            UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo(Reason.EMPTY_FILE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"天气,心情\n晴,好\n", ",,\n,,\n", "V1,2026-03-05,H1,S1\n"})
  void a_file_without_a_known_column_has_no_header(String text) {
    assertThatThrownBy(() -> visits(text))
        .isInstanceOfSatisfying(
            UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_HEADER));
  }

  @Test
  void a_mapped_header_is_read_as_it_stands_without_case_and_spaces()
      throws IOException, UnreadableFile {
    DelimitedLayout layout =
        mapped("CASE ID,Creation Date, DEPARTMENT\n1,3/5/26,x\n", 1, "caseid", "creationdate");

    assertThat(layout.header().columns())
        .isEqualTo(Map.of(0, "caseid", 1, "creationdate", 2, "department"));
    assertThat(layout.header().firstRow()).isEqualTo(1);
    assertThat(layout.absent()).isEmpty();
  }

  @Test
  void a_mapped_header_stands_where_the_mapping_says() throws IOException, UnreadableFile {
    DelimitedLayout layout = mapped("Requests;;\nof 2016;;\nCase;Opened;Closed\n", 3, "case");

    assertThat(layout.separator()).isEqualTo(';');
    assertThat(layout.header().firstRow()).isEqualTo(3);
    assertThat(layout.header().columns()).isEqualTo(Map.of(0, "case", 1, "opened", 2, "closed"));
  }

  @Test
  void of_a_mapped_column_given_twice_the_first_is_read() throws IOException, UnreadableFile {
    assertThat(mapped("case,Case,opened\n", 1, "case").header().columns())
        .isEqualTo(Map.of(0, "case", 2, "opened"));
  }

  @Test
  void a_mapped_file_that_lacks_a_column_is_told_which() {
    assertThatThrownBy(() -> mapped("case,opened\n1,2\n", 1, "case", "closed", "address"))
        .isInstanceOfSatisfying(
            UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING_COLUMN))
        .hasMessageContaining("[address, closed]");
  }

  @Test
  void a_mapped_file_shorter_than_its_header_row_has_none() {
    assertThatThrownBy(() -> mapped("case\n1\n", 4, "case"))
        .isInstanceOfSatisfying(
            UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_HEADER));
  }

  @Test
  void of_two_ways_to_part_a_mapped_header_the_one_that_finds_its_columns_is_taken()
      throws IOException, UnreadableFile {
    DelimitedLayout layout =
        mapped("case;opened (day, month, year, hour);closed\n1;2;3\n", 1, "case", "closed");

    assertThat(layout.separator()).isEqualTo(';');
  }

  @Test
  void a_header_is_as_wide_as_it_has_cells() throws IOException, UnreadableFile {
    assertThat(mapped("case,opened,case,\n1,2,3,4\n", 1, "case").header().width()).isEqualTo(4);
    assertThat(visits("走访编号,走访时间,,\nV1,2026-03-05,x,y\n").header().width()).isEqualTo(4);
  }
}
