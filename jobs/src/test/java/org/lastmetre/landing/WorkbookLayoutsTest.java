package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmetre.contract.Reason;
import org.lastmetre.policy.Mapping;

/** What is read of workbooks that other programs made; see jobs/src/test/workbooks. */
class WorkbookLayoutsTest {
  private static final Path WORKBOOKS = Path.of("jobs/src/test/resources/workbooks");
  private static final Pattern ROW = Pattern.compile("<row[ >]");

  @TempDir Path folder;

  private static WorkbookLayout layout(String file, String dataset) throws IOException {
    return WorkbookLayouts.of(WORKBOOKS.resolve(file), Post.CONTRACTS.table("silver", dataset));
  }

  private static Lines read(String file, String dataset) throws IOException {
    return Lines.of(WORKBOOKS.resolve(file), layout(file, dataset));
  }

  private static Lines mapped(String sheet, int headerRow, String... needed) throws IOException {
    Path file = WORKBOOKS.resolve("openpyxl-register.xlsx");
    Mapping.Read read =
        new Mapping.Read(
            headerRow, sheet, ZoneId.of("Asia/Shanghai"), List.of(), List.of(""), null);
    return Lines.of(file, WorkbookLayouts.mapped(file, read, Set.of(needed)));
  }

  /** Rows a sheet holds, counted in its text without any reader of workbooks. */
  private static long rowsIn(String file, int sheet) throws IOException {
    try (ZipFile zip = new ZipFile(WORKBOOKS.resolve(file).toFile())) {
      ZipEntry entry = zip.getEntry("xl/worksheets/sheet%d.xml".formatted(sheet));
      String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
      return ROW.matcher(text).results().count();
    }
  }

  @Test
  void a_form_is_read_between_its_titles_and_signatures() throws IOException {
    Lines lines = read("openpyxl-households.xlsx", "households");

    assertThat(lines.values())
        .containsExactly(
            new TreeMap<>(
                Map.of(
                    "household_id", "0012",
                    "unit_code", "321323001001",
                    "head_name", "欧阳甲",
                    "phone", "15400000001",
                    "id_number", "32132319900307801X",
                    "registered_on", "2026/3/1")),
            new TreeMap<>(
                Map.of(
                    "household_id", "合计村3组12号",
                    "unit_code", "321323001001",
                    "head_name", "欧阳乙",
                    "phone", "１５４００００００２",
                    "registered_on", "2026-03-02")),
            new TreeMap<>(
                Map.of(
                    "household_id", "000013",
                    "unit_code", "321323001001",
                    "head_name", "司徒丙",
                    "id_number", "3.21323199003078E+17",
                    "registered_on", "2026-03-04")),
            new TreeMap<>(
                Map.of(
                    "household_id", "0015",
                    "unit_code", "321323001002",
                    "head_name", "说明：已迁出",
                    "registered_on", "20260303")));
  }

  @Test
  void what_stands_around_the_rows_is_told() throws IOException {
    assertThat(read("openpyxl-households.xlsx", "households").passedOver())
        .containsExactly(
            "title 1-2 (2)",
            "total 8-8 (1)",
            "signature 11-11 (1)",
            "total 12-12 (1)",
            "signature 13-14 (2)",
            "blank 15-39 (25)");
  }

  @Test
  void a_header_of_two_rows_is_read_together() throws IOException {
    WorkbookLayout.Page page = layout("openpyxl-households.xlsx", "households").sheets().get(0);

    assertThat(page.header().firstRow()).isEqualTo(3);
    assertThat(page.header().lastRow()).isEqualTo(4);
    assertThat(page.header().columns())
        .isEqualTo(
            Map.of(
                0,
                "household_id",
                1,
                "unit_code",
                2,
                "head_name",
                3,
                "phone",
                4,
                "id_number",
                5,
                "registered_on"));
  }

  @Test
  void every_visible_sheet_with_a_header_is_read() throws IOException {
    Lines lines = read("openpyxl-sheets.xlsx", "visits");

    assertThat(lines.spots()).containsExactly("一月:2", "二月:3", "二月:4");
    assertThat(lines.rows()).extracting(row -> row.spot().sheetNumber()).containsExactly(1, 6, 6);
    assertThat(lines.column("visit_id")).containsExactly("V1", "V2", "V3");
    assertThat(lines.column("visited_at"))
        .containsExactly("2026-01-05T14:30:00", "2026-02-05", "2026年2月6日 9:05");
    assertThat(lines.passedOver())
        .containsExactly(
            "no_header_sheet 填写说明",
            "hidden_sheet 去年",
            "hidden_sheet 代码表",
            "no_header_sheet 空白",
            "title 1-1 (1)");
    assertThat(layout("openpyxl-sheets.xlsx", "visits").unknown()).containsExactly("天气");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "openpyxl-households.xlsx, households, 1, 2",
    "openpyxl-cells.xlsx, visits, 1, 1",
    "openpyxl-1904.xlsx, visits, 1, 1",
    "libreoffice-visits.xlsx, visits, 1, 1",
    "libreoffice-numbers.xlsx, visits, 1, 1",
    "libreoffice-formulas.xlsx, visits, 1, 1",
    "poi-rich.xlsx, visits, 1, 1",
    "poi-inline.xlsx, visits, 1, 1"
  })
  void every_row_is_read_or_passed_over(String file, String dataset, int sheet, int headerRows)
      throws IOException {
    Lines lines = read(file, dataset);

    assertThat(lines.rows().size() + lines.skippedRows() + headerRows)
        .isEqualTo(rowsIn(file, sheet));
  }

  @Test
  void a_second_header_refuses_the_file() {
    refuses("openpyxl-two-headers.xlsx", Reason.TWO_HEADERS);
  }

  @Test
  void no_sheet_with_a_header_refuses_the_file() {
    refuses("openpyxl-no-header.xlsx", Reason.NO_HEADER);
  }

  @Test
  void a_damaged_part_refuses_the_file() {
    refuses("broken-noise.xlsx", Reason.DAMAGED_ARCHIVE);
  }

  private static void refuses(String file, Reason reason) {
    assertThatThrownBy(() -> layout(file, "visits"))
        .isInstanceOfSatisfying(
            UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void a_mapped_sheet_is_chosen_by_name_or_position() throws IOException {
    Lines byName = mapped("登记", 3, "工单号", "类别");

    assertThat(byName.spots()).containsExactly("登记:4", "登记:5", "登记:6", "登记:7");
    assertThat(byName.column("类别")).containsExactly("道路", "噪声", "噪声", "道路");
    assertThat(byName.passedOver())
        .containsExactly("other_sheet Sheet", "title 1-2 (2)", "other_sheet 附表");
    assertThat(mapped("2", 3).spots()).isEqualTo(byName.spots());
  }

  @Test
  void a_mapped_sheet_that_is_not_there_refuses_the_file() {
    assertThatThrownBy(() -> mapped("三月", 3))
        .isInstanceOfSatisfying(
            UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_HEADER));
    assertThatThrownBy(() -> mapped("登记", 3, "地址"))
        .isInstanceOfSatisfying(
            UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING_COLUMN));
  }

  @Test
  void a_million_formatted_rows_are_one_skip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile whole = new ZipFile(WORKBOOKS.resolve("poi-inline.xlsx").toFile());
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry : whole.stream().toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        byte[] part = whole.getInputStream(entry).readAllBytes();
        out.write(entry.getName().endsWith("sheet1.xml") ? withBlanks(part) : part);
        out.closeEntry();
      }
    }
    Path file = Files.write(folder.resolve("visits.xlsx"), bytes.toByteArray());

    Lines lines =
        Lines.of(file, WorkbookLayouts.of(file, Post.CONTRACTS.table("silver", "visits")));
    assertThat(lines.rows()).hasSize(3);
    assertThat(lines.passedOver()).containsExactly("blank 5-1000004 (1000000)");
  }

  private static byte[] withBlanks(byte[] sheet) {
    StringBuilder rows = new StringBuilder();
    for (int row = 5; row < 1_000_005; row++) {
      rows.append("<row r=\"")
          .append(row)
          .append("\"><c r=\"A")
          .append(row)
          .append("\" s=\"0\"/></row>");
    }
    String text = new String(sheet, StandardCharsets.UTF_8);
    return Pattern.compile("</sheetData>")
        .matcher(text)
        .replaceFirst(Matcher.quoteReplacement(rows + "</sheetData>"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
