package org.lastmetre.nights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A bulletin's workbook, read back. */
final class BulletinBook {
  private final XSSFWorkbook workbook;

  private BulletinBook(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  static BulletinBook of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new BulletinBook(new XSSFWorkbook(in));
    }
  }

  XSSFWorkbook workbook() {
    return workbook;
  }

  /**
   * A line of a sheet's table.
   *
   * @param group the nearest line above that stands across all columns; empty for none
   */
  record Line(String sheet, List<String> headings, String group, List<XSSFCell> cells) {
    XSSFCell cell(String heading) {
      return cells.get(headings.indexOf(heading));
    }

    String text(int column) {
      return cells.get(column).getCellType() == CellType.STRING
          ? cells.get(column).getStringCellValue()
          : "";
    }
  }

  /** The lines below the heading that is repeated on each page. */
  List<Line> lines(String name) {
    XSSFSheet sheet = workbook.getSheet(name);
    int header = sheet.getRepeatingRows().getFirstRow();
    List<String> headings = new ArrayList<>();
    sheet.getRow(header).forEach(cell -> headings.add(cell.getStringCellValue()));
    List<Line> lines = new ArrayList<>();
    String group = "";
    for (int at = header + 1; at <= sheet.getLastRowNum(); at++) {
      XSSFRow row = sheet.getRow(at);
      if (row.getLastCellNum() < headings.size()) {
        continue;
      }
      if (isAcross(sheet, at)) {
        group = row.getCell(0).getStringCellValue();
        continue;
      }
      List<XSSFCell> cells = new ArrayList<>();
      for (int i = 0; i < headings.size(); i++) {
        cells.add(row.getCell(i));
      }
      lines.add(new Line(name, headings, group, cells));
    }
    return lines;
  }

  private static boolean isAcross(XSSFSheet sheet, int row) {
    return sheet.getMergedRegions().stream().anyMatch(region -> region.containsRow(row));
  }
}
