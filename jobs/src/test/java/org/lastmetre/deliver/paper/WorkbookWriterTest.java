package org.lastmetre.deliver.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.deliver.paper.Sheet.Cell;
import org.lastmetre.deliver.paper.Sheet.Chart;
import org.lastmetre.deliver.paper.Sheet.Drawing;
import org.lastmetre.deliver.paper.Sheet.Heading;
import org.lastmetre.deliver.paper.Sheet.Kind;
import org.lastmetre.deliver.paper.Sheet.Line;
import org.lastmetre.deliver.paper.Sheet.Mark;

/** What stands in a document stands in the workbook, and nothing of it is run. */
final class WorkbookWriterTest {
  private static final int HEADER = 2 + WorkbookCharts.HEIGHT;

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+8613", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0", "a\u0001b", "_x0041_"})
  void text_stays_text(String text) throws IOException {
    try (XSSFWorkbook workbook = written(document(text))) {
      var cell = workbook.getSheetAt(0).getRow(HEADER + 1).getCell(0);
      assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
      assertThat(cell.getStringCellValue()).isEqualTo(text);
      assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
    }
  }

  @Test
  void numbers_days_and_gaps_are_what_they_are() throws IOException {
    try (XSSFWorkbook workbook = written(document("甲"))) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      var first = sheet.getRow(HEADER + 1);
      assertThat(first.getCell(1).getNumericCellValue()).isEqualTo(0.625);
      assertThat(first.getCell(1).getCellStyle().getDataFormatString()).isEqualTo("0.0%\"†\"");
      assertThat(first.getCell(2).getLocalDateTimeCellValue().toLocalDate())
          .isEqualTo(LocalDate.of(2024, 6, 15));
      var second = sheet.getRow(HEADER + 2);
      assertThat(second.getCell(1).getStringCellValue()).isEqualTo("–");
      assertThat(second.getCell(2).getCellType()).isEqualTo(CellType.BLANK);
    }
  }

  @Test
  void page_is_set_for_the_printer() throws IOException {
    try (XSSFWorkbook workbook = written(document("甲"))) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
      assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
      assertThat(sheet.getPrintSetup().getFitHeight()).isEqualTo((short) 0);
      assertThat(workbook.getPrintArea(0))
          .isEqualTo("表!$A$1:$C$%d".formatted(sheet.getLastRowNum() + 1));
      assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(HEADER);
      assertThat(sheet.getHeader().getLeft()).isEqualTo("R&&D");
      assertThat(sheet.getFooter().getRight()).contains("&P", "&N");
    }
  }

  @Test
  void chart_reads_its_cells() throws IOException {
    try (XSSFWorkbook workbook = written(document("甲"))) {
      List<XSSFChart> charts = workbook.getSheetAt(0).getDrawingPatriarch().getCharts();
      assertThat(charts).hasSize(1);
      String xml = charts.get(0).getCTChart().toString();
      int first = HEADER + 2;
      assertThat(xml)
          .contains("表!$A$%d:$A$%d".formatted(first, first + 1))
          .contains("表!$B$%d:$B$%d".formatted(first, first + 1))
          .contains("表!$B$%d<".formatted(first - 1));
    }
  }

  @Test
  void page_runs_no_text() throws IOException {
    StringWriter page = new StringWriter();
    PageWriter.write(document("<script>alert(1)</script>"), page);
    String[] parts = page.toString().split("</main>", -1);
    assertThat(parts[0])
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script", "src=", "href=");
    assertThat(parts[1].contains("<script>alert")).as("among the names of the chart").isFalse();
  }

  private static Document document(String text) {
    Sheet sheet =
        new Sheet(
            "表",
            "一张表",
            List.of("说明"),
            List.of(new Heading("名称", 12), new Heading("比率", 10), new Heading("日期", 12)),
            List.of(
                Line.plain(
                    List.of(
                        Cell.text(text),
                        Cell.of(0.625, Format.PERCENT).with(Mark.CORRECTED),
                        Cell.of(LocalDate.of(2024, 6, 15), Format.DATE))),
                new Line(
                    Kind.TOTAL,
                    List.of(
                        Cell.text("合计"),
                        Cell.of(null, Format.PERCENT),
                        new Cell(null, Format.DATE, Mark.EMPTY)))),
            List.of(new Chart("图", Drawing.BARS, 0, List.of(1), Format.PERCENT, 0, 1)),
            List.of("注"));
    return new Document(
        "R&D",
        "样县",
        "来源",
        Instant.parse("2024-06-16T00:00:00Z"),
        Words.in(Language.ZH),
        List.of(sheet));
  }

  private static XSSFWorkbook written(Document document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WorkbookWriter.write(document, bytes);
    return new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
