package org.lastmetre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columns_are_as_wide_as_their_widest_cell() {
    assertThat(
            TextTable.of(
                List.of(
                    List.of("unit", "visits"), List.of("321323", "7"), List.of("3", "1204567"))))
        .isEqualTo(
            """
            unit    visits
            ------  -------
            321323  7
            3       1204567
            """);
  }

  @Test
  void chinese_characters_take_two_places() {
    assertThat(
            TextTable.of(List.of(List.of("名称", "n"), List.of("泗阳县", "1"), List.of("Kansas", "2"))))
        .isEqualTo(
            """
            名称    n
            ------  -
            泗阳县  1
            Kansas  2
            """);
  }

  @Test
  void full_width_marks_and_rare_characters_take_two_places() {
    assertThat(
            TextTable.of(List.of(List.of("a", "b"), List.of("（𠮷）", "1"), List.of("abcdef", "2"))))
        .isEqualTo(
            """
            a       b
            ------  -
            （𠮷）  1
            abcdef  2
            """);
  }

  @Test
  void a_header_alone_is_a_table() {
    assertThat(TextTable.of(List.of(List.of("unit", "n")))).isEqualTo("unit  n\n----  -\n");
  }

  @Test
  void empty_cells_keep_their_place() {
    assertThat(TextTable.of(List.of(List.of("a", "b", "c"), List.of("", "", "1"))))
        .isEqualTo("a  b  c\n-  -  -\n      1\n");
  }

  @Test
  void line_breaks_and_tabs_in_a_cell_become_one_space() {
    assertThat(TextTable.of(List.of(List.of("note"), List.of("one\r\ntwo\tthree"))))
        .isEqualTo("note\n-------------\none two three\n");
  }

  @Test
  void a_cell_of_sixty_places_is_whole_a_longer_one_is_cut() {
    String sixty = "x".repeat(60);

    assertThat(lastLine(sixty)).isEqualTo(sixty);
    assertThat(lastLine(sixty + "y")).isEqualTo("x".repeat(59) + "…");
    assertThat(lastLine("户".repeat(30))).isEqualTo("户".repeat(30));
    assertThat(lastLine("户".repeat(31))).isEqualTo("户".repeat(29) + "…");
    assertThat(lastLine("𠮷".repeat(31))).isEqualTo("𠮷".repeat(29) + "…");
  }

  private static String lastLine(String cell) {
    return TextTable.of(List.of(List.of("c"), List.of(cell))).split("\n", -1)[2];
  }
}
