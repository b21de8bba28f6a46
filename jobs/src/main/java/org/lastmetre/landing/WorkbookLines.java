package org.lastmetre.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.ZipFile;
import org.apache.commons.collections4.IteratorUtils;
import org.lastmetre.landing.line.Line;
import org.lastmetre.landing.line.SkippedLine;
import org.lastmetre.landing.table.Header;
import org.lastmetre.landing.table.TableLines;
import org.lastmetre.landing.table.TableRow;
import org.lastmetre.landing.workbook.Sheet;
import org.lastmetre.landing.workbook.SheetRows;
import org.lastmetre.landing.workbook.Workbook;

/** Streams the lines of a workbook, sheet after sheet; closes it at its end. */
final class WorkbookLines implements Iterator<Line> {
  private final WorkbookLayout layout;
  private final Workbook workbook;
  private final Iterator<WorkbookLayout.Page> pages;
  private SheetRows rows;
  private Iterator<Line> lines = IteratorUtils.emptyIterator();

  WorkbookLines(ZipFile zip, WorkbookLayout layout) throws IOException {
    this.layout = layout;
    this.workbook = Workbook.of(zip);
    this.pages = layout.sheets().iterator();
  }

  @Override
  public boolean hasNext() {
    try {
      while (!lines.hasNext() && pages.hasNext()) {
        closeSheet();
        lines = lines(pages.next());
      }
      if (!lines.hasNext()) {
        closeSheet();
        workbook.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.hasNext();
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return lines.next();
  }

  private Iterator<Line> lines(WorkbookLayout.Page page) throws IOException {
    Sheet sheet = page.sheet();
    if (page.skip() != null) {
      Line skipped = SkippedLine.sheet(sheet.name(), sheet.number(), page.skip());
      return IteratorUtils.singletonIterator(skipped);
    }
    Header header = page.header();
    rows = workbook.rows(sheet, position -> layout.meaning(header, position));
    Iterator<TableRow> table =
        page.notes().isEmpty()
            ? tableRows(rows)
            : IteratorUtils.transformedIterator(
                tableRows(rows), row -> ReturnedWorkbook.withoutNotes(row, page));
    return new TableLines(table, header, sheet.name(), sheet.number());
  }

  /** A sheet's rows as rows of a table. */
  static Iterator<TableRow> tableRows(SheetRows rows) {
    return IteratorUtils.transformedIterator(rows, row -> new TableRow(row.number(), row.cells()));
  }

  private void closeSheet() throws IOException {
    if (rows != null) {
      rows.close();
      rows = null;
    }
  }
}
