package org.lastmetre.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.lang3.StringUtils;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Words;
import org.lastmetre.landing.WorkbookLayout.Page;
import org.lastmetre.landing.line.Skip;
import org.lastmetre.landing.table.Header;
import org.lastmetre.landing.table.Headers;
import org.lastmetre.landing.table.TableRow;
import org.lastmetre.landing.workbook.Meaning;
import org.lastmetre.landing.workbook.Sheet;
import org.lastmetre.landing.workbook.SheetRows;
import org.lastmetre.landing.workbook.Workbook;
import org.lastmetre.policy.Mapping;

/** Finds which sheets of a workbook are read, and where their headers stand. */
final class WorkbookLayouts {
  private WorkbookLayouts() {}

  /**
   * The layout by a dataset's contract: every visible sheet whose header is known is read. A sheet
   * that names a single column beside one that names more is an explanation, not a table.
   *
   * @throws UnreadableFile when no sheet has a header, one has two, or the workbook is damaged
   */
  static WorkbookLayout of(Path file, TableContract table) throws IOException {
    try (Workbook workbook = Workbook.of(Archive.unpacked(file))) {
      Headers headers = new Headers(table);
      Map<Sheet, Header> found = new HashMap<>();
      for (Sheet sheet : workbook.sheets()) {
        if (sheet.isVisible() && sheet.part() != null) {
          headers
              .find(head(workbook, sheet, Headers.WITHIN))
              .ifPresent(header -> found.put(sheet, header));
        }
      }
      int most = found.values().stream().mapToInt(h -> h.columns().size()).max().orElse(0);
      found.values().removeIf(header -> header.columns().size() == 1 && most > 1);
      if (found.isEmpty()) {
        throw new UnreadableFile(
            Reason.NO_HEADER, "no visible sheet has a header of " + table.name());
      }
      List<Page> pages = new ArrayList<>();
      for (Sheet sheet : workbook.sheets()) {
        Header header = found.get(sheet);
        if (header != null) {
          requireOneHeader(workbook, sheet, header, headers);
          pages.add(Page.read(sheet, header));
        } else {
          Skip skip = sheet.isVisible() ? Skip.NO_HEADER_SHEET : Skip.HIDDEN_SHEET;
          pages.add(Page.skipped(sheet, skip));
        }
      }
      return new WorkbookLayout(pages, WorkbookLayout.meanings(table));
    } catch (ZipException e) {
      throw new UnreadableFile(Reason.DAMAGED_ARCHIVE, e.getMessage());
    }
  }

  /**
   * The layout of a mapped workbook: one sheet, hidden or not, whose header stands where the
   * mapping says.
   *
   * @param needed columns its expressions name, as {@link Words#matchKey} writes them
   */
  static WorkbookLayout mapped(Path file, Mapping.Read read, Set<String> needed)
      throws IOException {
    try (Workbook workbook = Workbook.of(Archive.unpacked(file))) {
      Sheet chosen = chosen(workbook.sheets(), read.sheet());
      TableRow headerRow =
          head(workbook, chosen, read.headerRow()).stream()
              .filter(row -> row.number() == read.headerRow())
              .findFirst()
              .orElseThrow(
                  () ->
                      new UnreadableFile(
                          Reason.NO_HEADER, "there is no row %d".formatted(read.headerRow())));
      Header header = Headers.mapped(headerRow.number(), headerRow.cells());
      CsvLayouts.requireColumns(header, needed);
      List<Page> pages = new ArrayList<>();
      for (Sheet sheet : workbook.sheets()) {
        Skip skip = sheet.isVisible() ? Skip.OTHER_SHEET : Skip.HIDDEN_SHEET;
        pages.add(sheet.equals(chosen) ? Page.read(sheet, header) : Page.skipped(sheet, skip));
      }
      requireWhole(workbook, chosen);
      return new WorkbookLayout(pages, Map.of());
    } catch (ZipException e) {
      throw new UnreadableFile(Reason.DAMAGED_ARCHIVE, e.getMessage());
    }
  }

  /** The sheet of that name, else at that position. */
  private static Sheet chosen(List<Sheet> sheets, String wanted) throws UnreadableFile {
    Optional<Sheet> named =
        sheets.stream().filter(sheet -> sheet.name().strip().equals(wanted.strip())).findFirst();
    Optional<Sheet> placed =
        sheets.stream()
            .filter(sheet -> StringUtils.equals(String.valueOf(sheet.number()), wanted.strip()))
            .findFirst();
    return named
        .or(() -> placed)
        .filter(sheet -> sheet.part() != null)
        .orElseThrow(() -> new UnreadableFile(Reason.NO_HEADER, "there is no sheet " + wanted));
  }

  /** The rows up to that number. */
  static List<TableRow> head(Workbook workbook, Sheet sheet, int rows) throws IOException {
    List<TableRow> head = new ArrayList<>();
    try (SheetRows all = workbook.rows(sheet, position -> Meaning.OTHER)) {
      for (Iterator<TableRow> it = WorkbookLines.tableRows(all); it.hasNext(); ) {
        TableRow row = it.next();
        if (row.number() > rows) {
          break;
        }
        head.add(row);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return head;
  }

  /** A damaged sheet is found before its rows are read. */
  private static void requireWhole(Workbook workbook, Sheet sheet) throws IOException {
    try (SheetRows all = workbook.rows(sheet, position -> Meaning.OTHER)) {
      all.forEachRemaining(row -> {});
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static void requireOneHeader(Workbook workbook, Sheet sheet, Header header, Headers headers)
      throws IOException {
    try (SheetRows all = workbook.rows(sheet, position -> Meaning.OTHER)) {
      for (Iterator<TableRow> it = WorkbookLines.tableRows(all); it.hasNext(); ) {
        TableRow row = it.next();
        if (row.number() > header.lastRow() && headers.isAnother(header, row.cells())) {
          throw new UnreadableFile(
              Reason.TWO_HEADERS,
              "row %d of sheet %s is another header".formatted(row.number(), sheet.name()));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
