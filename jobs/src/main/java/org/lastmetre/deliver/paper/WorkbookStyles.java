package org.lastmetre.deliver.paper;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.lastmetre.deliver.CellText;
import org.lastmetre.deliver.paper.Sheet.Kind;
import org.lastmetre.deliver.paper.Sheet.Mark;

/** How cells of a workbook look; a workbook takes only so many styles, so each is made once. */
final class WorkbookStyles {
  private static final int LINE = 0xBFBFBF;
  private static final int HEADING = 0xDDEBF7;
  private static final int TOTAL = 0xF2F2F2;
  private static final int GROUP = 0xE2EFDA;

  private final XSSFWorkbook workbook;
  private final String font;
  private final Map<String, XSSFCellStyle> made = new HashMap<>();

  WorkbookStyles(XSSFWorkbook workbook, Language language) {
    this.workbook = workbook;
    this.font = language.of("宋体", "Calibri");
  }

  XSSFCellStyle title() {
    return named("title", 16, Kind.TOTAL, style -> style.setAlignment(HorizontalAlignment.CENTER));
  }

  XSSFCellStyle lead() {
    return named("lead", 10.5, Kind.PLAIN, style -> style.setAlignment(HorizontalAlignment.CENTER));
  }

  XSSFCellStyle note() {
    return named("note", 9, Kind.PLAIN, style -> style.setWrapText(true));
  }

  XSSFCellStyle heading() {
    return named(
        "heading",
        10.5,
        Kind.TOTAL,
        style -> {
          style.setAlignment(HorizontalAlignment.CENTER);
          style.setWrapText(true);
          fill(style, HEADING);
          border(style);
        });
  }

  /**
   * A cell of the table.
   *
   * @param isThere false for the dash or word that stands for a number there is not
   */
  XSSFCellStyle of(Kind kind, Format format, Mark mark, boolean isThere) {
    return named(
        "%s %s %s %s".formatted(kind, format, mark, isThere),
        10.5,
        kind,
        style -> {
          style.setAlignment(
              format.isNumber()
                  ? HorizontalAlignment.RIGHT
                  : format == Format.DATE ? HorizontalAlignment.CENTER : HorizontalAlignment.LEFT);
          style.setDataFormat(
              workbook
                  .createDataFormat()
                  .getFormat(isThere ? format.code(mark.sign()) : CellText.FORMAT));
          style.setWrapText(format == Format.TEXT && kind != Kind.GROUP);
          style.setIndention((short) (format == Format.TEXT ? 1 : 0));
          colour(style, kind, mark);
          border(style);
        });
  }

  private static void colour(XSSFCellStyle style, Kind kind, Mark mark) {
    switch (mark) {
      case CORRECTED -> fill(style, 0xFFF2CC);
      case LOW -> fill(style, 0xF8CBAD);
      case HIGH -> fill(style, 0xE2EFDA);
      default -> {
        if (kind != Kind.PLAIN) {
          fill(style, kind == Kind.TOTAL ? TOTAL : GROUP);
        }
      }
    }
  }

  private XSSFCellStyle named(String name, double points, Kind kind, Consumer<XSSFCellStyle> look) {
    return made.computeIfAbsent(
        name,
        key -> {
          XSSFCellStyle style = workbook.createCellStyle();
          style.setFont(font(points, kind));
          style.setVerticalAlignment(VerticalAlignment.CENTER);
          look.accept(style);
          return style;
        });
  }

  private XSSFFont font(double points, Kind kind) {
    XSSFFont made = workbook.createFont();
    made.setFontName(font);
    made.setFontHeight(points);
    made.setBold(kind != Kind.PLAIN);
    return made;
  }

  private static void fill(XSSFCellStyle style, int colour) {
    style.setFillForegroundColor(colour(colour));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
  }

  private static void border(XSSFCellStyle style) {
    XSSFColor colour = colour(LINE);
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    style.setTopBorderColor(colour);
    style.setBottomBorderColor(colour);
    style.setLeftBorderColor(colour);
    style.setRightBorderColor(colour);
  }

  private static XSSFColor colour(int rgb) {
    return new XSSFColor(Palette.parts(rgb), new DefaultIndexedColorMap());
  }
}
