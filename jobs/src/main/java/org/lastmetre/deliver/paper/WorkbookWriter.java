package org.lastmetre.deliver.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.lastmetre.deliver.CellText;
import org.lastmetre.deliver.paper.Sheet.Cell;
import org.lastmetre.deliver.paper.Sheet.Chart;
import org.lastmetre.deliver.paper.Sheet.Heading;
import org.lastmetre.deliver.paper.Sheet.Kind;
import org.lastmetre.deliver.paper.Sheet.Line;
import org.lastmetre.deliver.paper.Sheet.Mark;

/**
 * Writes a document as a workbook ready to print: A4 across, as wide as a page, headings on every
 * page, charts over the cells themselves.
 */
public final class WorkbookWriter {
  /** Shown for a value there is not. */
  public static final String NONE = "–";

  /** Workbooks measure widths in 256ths of a letter. */
  private static final int LETTER = 256;

  /** Letters that fill a page; a table of fewer would be enlarged, chart and all. */
  private static final double PAGE = 125;

  private static final double INCH_MM = 25.4;
  private static final short TITLE_HEIGHT = 30;
  private static final short LINE_HEIGHT = 18;
  private static final short HEADING_HEIGHT = 36;

  private final Document document;
  private final XSSFWorkbook workbook = new XSSFWorkbook();
  private final WorkbookStyles styles;

  private WorkbookWriter(Document document) {
    this.document = document;
    this.styles = new WorkbookStyles(workbook, document.words().language());
  }

  /** Writes it. */
  public static void write(Document document, OutputStream out) throws IOException {
    WorkbookWriter writer = new WorkbookWriter(document);
    try (XSSFWorkbook workbook = writer.workbook) {
      for (Sheet sheet : document.sheets()) {
        writer.write(sheet);
      }
      var properties = workbook.getProperties().getCoreProperties();
      properties.setTitle(document.title() + " " + document.about());
      properties.setCreator(document.words().say("product"));
      properties.setCreated(Optional.of(Date.from(document.at())));
      workbook.write(out);
    }
  }

  private void write(Sheet sheet) {
    XSSFSheet to = workbook.createSheet(sheet.name());
    List<Heading> headings = sheet.headings();
    int width = headings.size() - 1;
    double stretch = Math.max(1, PAGE / headings.stream().mapToDouble(Heading::width).sum());
    for (int i = 0; i <= width; i++) {
      to.setColumnWidth(i, (int) (headings.get(i).width() * stretch * LETTER));
    }
    int at = 0;
    across(to, at++, width, sheet.title(), styles.title(), TITLE_HEIGHT);
    for (String line : sheet.lead()) {
      across(to, at++, width, line, styles.lead(), LINE_HEIGHT);
    }
    // Above the table, so that no page ends in the middle of a chart.
    int firstChart = at;
    at += sheet.charts().size() * WorkbookCharts.HEIGHT;
    int header = at++;
    XSSFRow row = to.createRow(header);
    row.setHeightInPoints(HEADING_HEIGHT);
    for (int i = 0; i <= width; i++) {
      XSSFCell cell = row.createCell(i);
      cell.setCellValue(CellText.of(headings.get(i).label()));
      cell.setCellStyle(styles.heading());
    }
    int first = at;
    for (Line line : sheet.lines()) {
      write(to.createRow(at), line, width);
      if (line.kind() == Kind.GROUP) {
        to.addMergedRegion(new CellRangeAddress(at, at, 0, width));
      }
      at++;
    }
    WorkbookCharts charts = new WorkbookCharts(to);
    for (Chart chart : sheet.charts()) {
      charts.draw(chart, headings, first, firstChart);
      firstChart += WorkbookCharts.HEIGHT;
    }
    for (String note : sheet.notes()) {
      across(to, at++, width, note, styles.note(), noteHeight(note, headings));
    }
    print(to, header, at - 1, width);
    if (sheet.charts().isEmpty()) {
      to.createFreezePane(0, header + 1);
    }
  }

  /** A text in one cell over all columns. */
  private static void across(
      XSSFSheet to, int at, int width, String text, CellStyle style, float height) {
    XSSFRow row = to.createRow(at);
    row.setHeightInPoints(height);
    XSSFCell cell = row.createCell(0);
    cell.setCellValue(CellText.of(text));
    cell.setCellStyle(style);
    if (width > 0) {
      to.addMergedRegion(new CellRangeAddress(at, at, 0, width));
    }
  }

  /** Merged cells do not grow with their text: a Chinese letter is two wide. */
  private static float noteHeight(String note, List<Heading> headings) {
    double width = Math.max(PAGE, headings.stream().mapToDouble(Heading::width).sum());
    return (float) (15 * Math.ceil(Heading.letters(note) * 0.95 / width));
  }

  private void write(XSSFRow row, Line line, int width) {
    row.setHeightInPoints(LINE_HEIGHT);
    for (int i = 0; i <= width; i++) {
      Cell value = i < line.cells().size() ? line.cells().get(i) : Cell.text(i == 0 ? "" : null);
      XSSFCell cell = row.createCell(i);
      boolean isThere = write(cell, value);
      cell.setCellStyle(styles.of(line.kind(), value.format(), value.mark(), isThere));
    }
  }

  /** Writes a value; a number there is not is a dash, so that nobody takes it for 0. */
  private static boolean write(XSSFCell cell, Cell from) {
    Object value = from.value();
    if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
    } else if (value instanceof LocalDate day) {
      cell.setCellValue(day);
    } else if (value instanceof String text) {
      cell.setCellValue(CellText.of(text));
      return from.format() == Format.TEXT;
    } else if (from.format() != Format.TEXT && from.mark() != Mark.EMPTY) {
      cell.setCellValue(NONE);
      return false;
    }
    return true;
  }

  private void print(XSSFSheet to, int header, int last, int width) {
    to.setFitToPage(true);
    XSSFPrintSetup setup = to.getPrintSetup();
    setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
    setup.setLandscape(true);
    setup.setFitWidth((short) 1);
    setup.setFitHeight((short) 0);
    to.setMargin(PageMargin.LEFT, 15 / INCH_MM);
    to.setMargin(PageMargin.RIGHT, 15 / INCH_MM);
    to.setMargin(PageMargin.TOP, 20 / INCH_MM);
    to.setMargin(PageMargin.BOTTOM, 18 / INCH_MM);
    to.setMargin(PageMargin.HEADER, 9 / INCH_MM);
    to.setMargin(PageMargin.FOOTER, 9 / INCH_MM);
    to.setHorizontallyCenter(true);
    to.setRepeatingRows(new CellRangeAddress(header, header, -1, -1));
    workbook.setPrintArea(workbook.getSheetIndex(to), 0, width, 0, last);
    to.setDisplayGridlines(false);
    Words words = document.words();
    to.getHeader().setLeft(plain(document.title()));
    to.getHeader().setRight(plain(document.about()));
    to.getFooter().setLeft(plain(document.source()));
    to.getFooter().setRight(words.say("page_of", "&P", "&N"));
    to.setZoom(100);
    to.setDefaultRowHeightInPoints(LINE_HEIGHT);
  }

  /** In headers and footers {@code &} begins a code. */
  private static String plain(String text) {
    return text.replace("&", "&&");
  }
}
