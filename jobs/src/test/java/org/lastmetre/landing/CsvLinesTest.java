package org.lastmetre.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.landing.line.DataLine;
import org.lastmetre.landing.line.Line;
import org.lastmetre.landing.line.SkippedLine;
import org.lastmetre.landing.line.Spot;

/** Rows of files for {@code households}, as townships write them. */
class CsvLinesTest {
  @TempDir Path folder;

  /** What a file gave: its rows, and how many were passed over. */
  private record Given(List<DataLine> rows, long skipped) {
    List<Map<String, String>> values() {
      return rows.stream().map(DataLine::values).toList();
    }

    List<Long> numbers() {
      return rows.stream().map(row -> row.spot().row()).toList();
    }
  }

  private Given read(String text) throws IOException {
    return read(text.getBytes(UTF_8), UTF_8);
  }

  private Given read(byte[] bytes, Charset charset) throws IOException {
    Path file = Files.write(folder.resolve("households.csv"), bytes);
    List<DataLine> rows = new ArrayList<>();
    long skipped = 0;
    for (Iterator<Line> lines = lines(file, charset); lines.hasNext(); ) {
      Line line = lines.next();
      if (line instanceof DataLine row) {
        rows.add(row);
      } else {
        skipped += ((SkippedLine) line).rows();
      }
    }
    return new Given(rows, skipped);
  }

  private static Iterator<Line> lines(Path file, Charset charset) throws IOException {
    return CsvLayouts.of(file, charset, Post.CONTRACTS.table("silver", "households")).lines(file);
  }

  @Test
  void a_row_holds_its_cells_by_column_as_sent() throws IOException {
    Given given = read("户编号,所属网格,地址\n0012, G１ ,\"城南路 3 号\"\n");

    assertThat(given.rows()).hasSize(1);
    assertThat(given.rows().get(0).spot()).isEqualTo(Spot.row(2));
    assertThat(given.rows().get(0).values())
        .containsExactly(
            entry("household_id", "0012"), entry("unit_code", " G１ "), entry("address", "城南路 3 号"));
    assertThat(given.rows().get(0).extra()).isEmpty();
    assertThat(given.rows().get(0).excess()).isZero();
    assertThat(given.rows().get(0).problem()).isNull();
    assertThat(given.skipped()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"UTF-8, ''", "UTF-8, \uFEFF", "GB18030, ''"})
  void encodings_give_the_same_rows(String encoding, String mark) throws IOException {
    Charset charset = Charset.forName(encoding);
    Given given = read((mark + "户编号,户主\nH1,李𠮷\n").getBytes(charset), charset);

    assertThat(given.values()).containsExactly(Map.of("household_id", "H1", "head_name", "李𠮷"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "\t", ";"})
  void delimiters_give_the_same_rows(String delimiter) throws IOException {
    Given given = read("户编号|网格编码|标签\nH1|G1|低保、独居\n".replace("|", delimiter));

    assertThat(given.values())
        .containsExactly(Map.of("household_id", "H1", "unit_code", "G1", "tags", "低保、独居"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"LF, 0a", "CRLF, 0d0a", "CR, 0d"})
  void line_ends_give_the_same_rows(String name, String end) throws IOException {
    String lineEnd = new String(HexFormat.of().parseHex(end), UTF_8);
    Given given = read("户编号,网格编码|H1,G1|H2,G2".replace("|", lineEnd));

    assertThat(given.values())
        .containsExactly(
            Map.of("household_id", "H1", "unit_code", "G1"),
            Map.of("household_id", "H2", "unit_code", "G2"));
    assertThat(given.numbers()).containsExactly(2L, 3L);
  }

  @Test
  void a_quoted_cell_holds_line_breaks_delimiters_and_quotes() throws IOException {
    Given given = read("户编号,地址\nH1,\"城南路,3 号\r\n二楼 \"\"东\"\"\"\nH2,城北\n");

    assertThat(given.values())
        .containsExactly(
            Map.of("household_id", "H1", "address", "城南路,3 号\r\n二楼 \"东\""),
            Map.of("household_id", "H2", "address", "城北"));
    assertThat(given.numbers())
        .as("a row counts as a spreadsheet shows it, however many lines it takes")
        .containsExactly(2L, 3L);
  }

  @Test
  void a_quote_amid_a_cell_is_a_character() throws IOException {
    Given given = read("户编号,地址\nH1,城南\"小区\"3 号\nH2,\"城北\"路\n");

    assertThat(given.values())
        .extracting(values -> values.get("address"))
        .containsExactly("城南\"小区\"3 号", "城北路");
  }

  @Test
  void title_rows_above_the_header_are_passed_over() throws IOException {
    Given given = read("泗阳县农户信息表,,\n填表日期：2026年3月5日,,\n户编号,网格编码,户主\nH1,G1,李四\n");

    assertThat(given.numbers()).containsExactly(4L);
    assertThat(given.skipped()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "合计,2,",
        "合 计,2,",
        "合计：,2,",
        "小计,1,",
        "总计,2,",
        ",合计,2",
        "　,小计,",
        "total,2,",
        "Total:,2,",
        "TOTAL,2,",
        "Sub-total,2,",
        "Grand Total,2,"
      })
  void totals_are_passed_over(String totals) throws IOException {
    Given given = read("户编号,网格编码,户主\nH1,G1,李四\n" + totals + "\nH2,G2,王五\n");

    assertThat(given.values())
        .extracting(values -> values.get("household_id"))
        .containsExactly("H1", "H2");
    assertThat(given.numbers()).containsExactly(2L, 4L);
    assertThat(given.skipped()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "制表人：张三,,审核人：李四",
        "制表人：,张三,日期：2025-06-30",
        "备注：本表一式两份,,",
        "制表人：张三,,2025-06-30",
        "制表人：王桂兰    审核人：李建军,,",
        "审核人（签字）：,,",
        "公开时间：　　　　监督电话：15400000116,,",
        "公示日期：2026年3月5日,,",
        ",填表说明：按户填写,"
      })
  void signatures_and_notes_are_passed_over(String signature) throws IOException {
    Given given = read("户编号,网格编码,户主\nH1,G1,李四\n" + signature + "\n");

    assertThat(given.numbers()).containsExactly(2L);
    assertThat(given.skipped()).isEqualTo(1);
  }

  @Test
  void record_whose_note_begins_like_a_signature_survives() throws IOException {
    Given given = read("备注,户编号,网格编码\n说明：已核实,H1,G1\n说明：无编号,,G1\n");

    assertThat(given.rows()).hasSize(1);
    assertThat(read("备注,网格编码,户主\n说明：已核实,G1,李四\n").rows()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"合计村3组12号,G1,李四", "H9,合计,李四", "合计H9,G1,", "Total Fitness,G1,"})
  void a_household_of_heji_village_is_no_total(String row) throws IOException {
    Given given = read("户编号,网格编码,户主\n" + row + "\n");

    assertThat(given.rows()).hasSize(1);
    assertThat(given.skipped()).isZero();
  }

  @Test
  void blank_rows_are_passed_over_wherever_they_stand() throws IOException {
    Given given = read("\n户编号,网格编码\n\nH1,G1\n , \n,,,\n　,\t\n\u00a0,\u3000\u200b\nH2,G2\n\n\n");

    assertThat(given.numbers()).containsExactly(4L, 9L);
    assertThat(given.skipped()).isEqualTo(8);
  }

  @Test
  void a_shorter_row_lacks_its_last_cells() throws IOException {
    Given given = read("户编号,网格编码,户主\nH1,G1\nH2\n");

    assertThat(given.values())
        .containsExactly(
            Map.of("household_id", "H1", "unit_code", "G1"), Map.of("household_id", "H2"));
    assertThat(given.rows()).extracting(DataLine::excess).containsOnly(0);
  }

  @Test
  void a_longer_row_tells_how_many_cells_are_too_many() throws IOException {
    Given given = read("户编号,网格编码\nH1,G1,李四,,王五\n");

    assertThat(given.rows().get(0).excess()).isEqualTo(2);
    assertThat(given.rows().get(0).extra()).containsExactly(entry("#3", "李四"), entry("#5", "王五"));
  }

  @Test
  void delimiters_after_the_last_cell_are_no_excess() throws IOException {
    Given given = read("户编号,网格编码\nH1,G1,,  ,\n");

    assertThat(given.rows().get(0).excess()).isZero();
    assertThat(given.rows().get(0).extra()).isEmpty();
  }

  @Test
  void columns_of_no_name_within_the_header_are_no_excess() throws IOException {
    Given given = read("户编号,,网格编码\nH1,x,G1\n");

    assertThat(given.values()).containsExactly(Map.of("household_id", "H1", "unit_code", "G1"));
    assertThat(given.rows().get(0).extra()).containsExactly(entry("#2", "x"));
    assertThat(given.rows().get(0).excess()).isZero();
  }

  @Test
  void cells_below_the_blank_end_of_a_header_are_no_excess() throws IOException {
    Given given = read("户编号,网格编码,,\nH1,G1,x,y\n");

    assertThat(given.rows().get(0).extra()).containsExactly(entry("#3", "x"), entry("#4", "y"));
    assertThat(given.rows().get(0).excess()).isZero();
  }

  @Test
  void unknown_columns_are_kept_by_their_headers() throws IOException {
    Given given = read("户编号, 养猪头数 ,网格编码\nH1,3,G1\nH2,,G2\n");

    assertThat(given.rows())
        .extracting(DataLine::extra)
        .containsExactly(Map.of("养猪头数", "3"), Map.of());
  }

  @Test
  void of_a_column_given_twice_the_first_is_read_the_other_kept() throws IOException {
    Given given = read("户编号,网格编码,所属网格\nH1,G1,G2\n");

    assertThat(given.values()).containsExactly(Map.of("household_id", "H1", "unit_code", "G1"));
    assertThat(given.rows().get(0).extra()).containsExactly(entry("所属网格", "G2"));
    assertThat(given.rows().get(0).excess()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"户编号,网格编码", "户编号,网格编码\n", "泗阳县农户表\n户编号,网格编码\n,\n合计,0\n"})
  void a_header_alone_has_no_rows(String nil) throws IOException {
    Given given = read(nil);

    assertThat(given.rows()).isEmpty();
  }

  @Test
  void after_the_end_there_is_nothing() throws IOException {
    Path file = Files.writeString(folder.resolve("households.csv"), "户编号,网格编码\n");
    Iterator<Line> lines = lines(file, UTF_8);
    assertThat(lines.hasNext()).isFalse();
    assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);
  }
}
