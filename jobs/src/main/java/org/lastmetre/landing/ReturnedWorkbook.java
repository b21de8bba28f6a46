package org.lastmetre.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.TableContract;
import org.lastmetre.landing.WorkbookLayout.Page;
import org.lastmetre.landing.line.Skip;
import org.lastmetre.landing.table.Header;
import org.lastmetre.landing.table.Headers;
import org.lastmetre.landing.table.TableRow;
import org.lastmetre.landing.workbook.Sheet;
import org.lastmetre.landing.workbook.Workbook;

/** A return envelope that comes back: read for every dataset of which it holds a sheet. */
final class ReturnedWorkbook {
  /** The mark stands in the first row; somebody may put a title above it. */
  private static final int MARK_WITHIN = 3;

  private ReturnedWorkbook() {}

  /**
   * The datasets whose sheets a workbook holds; none for a workbook that is no return envelope, or
   * is damaged: that is told when it is read.
   */
  static Set<String> datasets(Path file) {
    Set<String> datasets = new TreeSet<>();
    try (Workbook workbook = Workbook.of(Archive.unpacked(file))) {
      for (Sheet sheet : workbook.sheets()) {
        dataset(workbook, sheet).ifPresent(datasets::add);
      }
    } catch (IOException damaged) {
      return Set.of();
    }
    return datasets;
  }

  /**
   * The layout of the sheets of one dataset; its columns of notes are no columns of the data.
   *
   * @throws UnreadableFile when none of them has a header, one has two, or the workbook is damaged
   */
  static WorkbookLayout layout(Path file, TableContract table) throws IOException {
    try (Workbook workbook = Workbook.of(Archive.unpacked(file))) {
      Headers headers = new Headers(table);
      List<Page> pages = new ArrayList<>();
      for (Sheet sheet : workbook.sheets()) {
        boolean isOurs = dataset(workbook, sheet).filter(table.name()::equals).isPresent();
        Optional<Header> header =
            isOurs
                ? headers.find(WorkbookLayouts.head(workbook, sheet, Headers.WITHIN))
                : Optional.empty();
        if (header.isPresent()) {
          WorkbookLayouts.requireOneHeader(workbook, sheet, header.get(), headers);
        }
        pages.add(
            header
                .map(found -> page(sheet, found))
                .orElse(
                    Page.skipped(sheet, isOurs ? Skip.NO_HEADER_SHEET : Skip.OTHER_RETURN_SHEET)));
      }
      if (pages.stream().allMatch(page -> page.header() == null)) {
        throw new UnreadableFile(
            Reason.NO_HEADER, "the sheet of " + table.name() + " has lost its header");
      }
      return new WorkbookLayout(pages, WorkbookLayout.meanings(table));
    } catch (ZipException e) {
      throw new UnreadableFile(Reason.DAMAGED_ARCHIVE, e.getMessage());
    }
  }

  private static Optional<String> dataset(Workbook workbook, Sheet sheet) throws IOException {
    if (!sheet.isVisible() || sheet.part() == null) {
      return Optional.empty();
    }
    return ReturnForm.dataset(
        WorkbookLayouts.head(workbook, sheet, MARK_WITHIN).stream()
            .flatMap(row -> row.cells().stream()));
  }

  private static Page page(Sheet sheet, Header header) {
    Map<Integer, String> columns = new HashMap<>(header.columns());
    Map<Integer, String> unknown = new LinkedHashMap<>();
    Set<Integer> notes = new HashSet<>();
    header
        .unknown()
        .forEach(
            (position, name) -> {
              if (!ReturnForm.isNote(name)) {
                unknown.put(position, name);
              } else if (name.equals(ReturnForm.NUMBER)) {
                columns.put(position, ReturnForm.CORRECTS);
              } else {
                notes.add(position);
              }
            });
    return Page.returned(
        sheet,
        new Header(
            header.firstRow(),
            header.lastRow(),
            columns,
            unknown,
            header.width(),
            header.absent(),
            header.key()),
        notes);
  }

  /** The row as its sender means it: without the notes. Of an emptied one its number is left. */
  static TableRow withoutNotes(TableRow row, Page page) {
    if (row.number() <= page.header().lastRow()) {
      return row;
    }
    List<String> cells = new ArrayList<>(row.cells());
    for (int note : page.notes()) {
      if (note < cells.size()) {
        cells.set(note, "");
      }
    }
    return new TableRow(row.number(), cells);
  }
}
