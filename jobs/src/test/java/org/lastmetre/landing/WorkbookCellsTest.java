package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What cells of workbooks that other programs made are read as; see jobs/src/test/workbooks. */
class WorkbookCellsTest {
  private static final Path WORKBOOKS = Path.of("jobs/src/test/resources/workbooks");

  private static Lines read(String name) throws IOException {
    Path file = WORKBOOKS.resolve(name);
    return Lines.of(file, WorkbookLayouts.of(file, Post.CONTRACTS.table("silver", "visits")));
  }

  @Test
  void numbers_and_dates_are_the_texts_they_stand_for() throws IOException {
    Lines lines = read("openpyxl-cells.xlsx");

    assertThat(lines.column("note"))
        .containsExactly(
            "321323001001",
            "000012",
            "第07号",
            "0.3",
            "0.0000001",
            "-0.5",
            "3.21323199003078E+17",
            "TRUE",
            "2026-03-05",
            "2026-03-05T14:30:00",
            "08:30:00",
            "1.25",
            "2026-03-05",
            "1234.5",
            "AB",
            "  首尾有空格 ",
            "09:30:00",
            "编号 3-2 变成了日期",
            "编号过长");
  }

  @Test
  void a_code_taken_for_a_date_or_too_long_shows_its_damage() throws IOException {
    assertThat(read("openpyxl-cells.xlsx").column("visit_id"))
        .endsWith("2026-03-02 00:00:00", "3.21323001001E+17");
  }

  @Test
  void days_counted_from_1904_are_dates_in_columns_of_dates() throws IOException {
    Lines lines = read("openpyxl-1904.xlsx");

    assertThat(lines.column("visited_at"))
        .containsExactly("2026-03-05T14:30:00", "2026-03-05", "2026-03-05", "20260305");
    assertThat(lines.column("note")).containsExactly("44624", "44624", null, null);
  }

  @Test
  void texts_of_libreoffice_keep_their_zeros() throws IOException {
    Lines lines = read("libreoffice-visits.xlsx");

    assertThat(lines.column("visit_id")).containsExactly("0001", "0002");
    assertThat(lines.column("household_id")).containsExactly("0012", "0013");
    assertThat(lines.column("visited_at")).containsExactly("2026-03-05 14:30", "2026-03-06");
    assertThat(lines.column("staff_ids")).containsExactly("S1、S2", "S1");
    assertThat(lines.passedOver()).containsExactly("title 1-1 (1)", "total 5-5 (1)");
  }

  @Test
  void numbers_and_dates_of_libreoffice() throws IOException {
    Lines lines = read("libreoffice-numbers.xlsx");

    assertThat(lines.column("visit_id")).containsExactly("1", "2");
    assertThat(lines.column("visited_at")).containsExactly("2026-03-05T14:30:00", "2026-03-06");
  }

  @Test
  void formulas_give_their_last_result_and_errors_their_name() throws IOException {
    Lines lines = read("libreoffice-formulas.xlsx");

    assertThat(lines.column("visit_id")).containsExactly("V1", "V2", "V3", "V4", "V5");
    assertThat(lines.column("note")).containsExactly("#DIV/0!", "#N/A", "42", "两段文字\n第二行", "TRUE");
  }

  @Test
  void rich_text_is_plain_and_rows_keep_their_numbers() throws IOException {
    Lines lines = read("poi-rich.xlsx");

    assertThat(lines.spots()).containsExactly("三月:4", "三月:10", "三月:11");
    assertThat(lines.column("note")).startsWith("家里没人", "路灯1");
    assertThat(lines.column("household_id")).containsExactly("H1", "#REF!", "H1");
    assertThat(lines.passedOver()).isEmpty();
  }

  @Test
  void texts_beside_the_cells() throws IOException {
    assertThat(read("poi-inline.xlsx").column("note"))
        .containsExactly("第 1 次走访，家中有人", "第 2 次走访，家中有人", "第 3 次走访，家中有人");
  }
}
