package org.lastmetre.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.Text;
import org.lastmetre.deliver.Envelope.Fault;
import org.lastmetre.deliver.Envelope.ReturnedRow;
import org.lastmetre.testing.PlainWorkbook;

/** What a clerk sees when an envelope is opened. */
class EnvelopeWorkbookTest {
  private static final String PSEUDONYM = "phone_" + "a".repeat(32);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("2024-06-15.return.xlsx");
    Envelope envelope =
        new Envelope(
            new Text("小样县", "Tiny County"),
            "321398001000",
            "河口镇",
            LocalDate.of(2024, 6, 15),
            List.of(
                row(
                    Map.of("household_id", "H1", "phone", "1540000000", "head_name", "=1+1"),
                    new Fault(
                        "phone",
                        PSEUDONYM,
                        new Text("电话“" + PSEUDONYM + "”少一位。", "A digit is missing."))),
                row(
                    Map.of(
                        "household_id", "-5", "head_name", "@欧阳\r甲", "address", "x".repeat(40_000)),
                    new Fault("unit_code", null, new Text("没有填单位。", "No unit.")))),
            Map.of("households", 7L),
            List.of(),
            List.of(),
            new Replacements.Told(
                List.of(
                    new Replacement(
                        "visits",
                        "V2",
                        "b.csv",
                        null,
                        7,
                        Replacement.lost(
                            new Replacement.Other(
                                "321398002000", "321398002000", "2024-06-02", "c.xlsx", "六月", 3)))),
                4));
    try (OutputStream out = Files.newOutputStream(file)) {
      EnvelopeWorkbook.write(envelope, Contracts.bundled(), ZoneId.of("Asia/Shanghai"), out);
    }
  }

  @Test
  void what_looks_like_a_formula_is_text_and_stays_as_it_was_sent() throws IOException {
    TreeMap<Integer, List<String>> rows = sheet("农户 households");
    assertThat(rows.get(3)).contains("H1", "1540000000", "=1+1");
    assertThat(rows.get(4)).contains("-5", "@欧阳_x000D_甲");
    assertThat(part("xl/worksheets/sheet2.xml")).doesNotContain("<f>");
    assertThat(rows.get(4)).allSatisfy(cell -> assertThat(cell.length()).isLessThan(32_768));
  }

  @Test
  void the_cell_at_fault_is_marked_and_its_sentence_has_no_pseudonym() throws IOException {
    assertThat(part("xl/comments2.xml")).contains("E3").contains("C4");
    assertThat(sheet("农户 households").get(3).get(0)).isEqualTo("电话“1540000000”少一位。");
    assertThat(sheet("退件单").toString()).contains("另有 7 行没有列出", "河口镇").doesNotContain(PSEUDONYM);
  }

  @Test
  void a_value_is_told_as_sent_where_the_sentence_names_it_and_nowhere_else() {
    Fault fault =
        new Fault("phone", "4", new Text("“电话”填的“4”不足 4 位，限 14 位。", "“4” in “phone”: 4 digits."));
    ReturnedRow row = row(Map.of("phone", "４４"), fault);

    assertThat(row.sentence(fault).zh()).isEqualTo("“电话”填的“44”不足 4 位，限 14 位。");
    assertThat(row.sentence(fault).en()).isEqualTo("“44” in “phone”: 4 digits.");
  }

  @Test
  void a_row_that_another_sender_replaced_is_told_and_no_row_to_mend() throws IOException {
    assertThat(sheet("退件单").toString())
        .contains(
            "b.csv", "V2", "已被321398002000于2024-06-02报送的行取代（c.xlsx 工作表“六月”第 3 行）", "另有 3 行没有列出");
    assertThat(new PlainWorkbook(file).sheets()).containsOnlyKeys("退件单", "农户 households");
  }

  private TreeMap<Integer, List<String>> sheet(String name) throws IOException {
    return new PlainWorkbook(file).sheets().get(name);
  }

  private String part(String name) throws IOException {
    try (ZipFile parts = new ZipFile(file.toFile())) {
      return new String(
          parts.getInputStream(parts.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ReturnedRow row(Map<String, String> cells, Fault fault) {
    return new ReturnedRow("households", "a.csv", null, 2, "0123", cells, List.of(fault));
  }
}
