package org.lastmetre.landing;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.TableContract;
import org.lastmetre.landing.line.Line;
import org.lastmetre.landing.line.Runs;
import org.lastmetre.landing.line.Skip;
import org.lastmetre.landing.table.Header;
import org.lastmetre.landing.workbook.Meaning;
import org.lastmetre.landing.workbook.Sheet;

/**
 * A workbook's layout.
 *
 * @param sheets all of them, in the order of their tabs
 * @param meanings what the cells of a column are meant as; others are {@link Meaning#OTHER}
 */
record WorkbookLayout(List<Page> sheets, Map<String, Meaning> meanings) implements Layout {

  /**
   * How one sheet is read.
   *
   * @param header its header; null when it is skipped
   * @param skip why it is skipped; null when it is read
   * @param notes positions of columns that a return envelope adds; they are not looked at
   */
  record Page(Sheet sheet, Header header, Skip skip, Set<Integer> notes) implements Serializable {
    static Page read(Sheet sheet, Header header) {
      return new Page(sheet, header, null, Set.of());
    }

    static Page skipped(Sheet sheet, Skip skip) {
      return new Page(sheet, null, skip, Set.of());
    }

    static Page returned(Sheet sheet, Header header, Set<Integer> notes) {
      return new Page(sheet, header, null, Set.copyOf(notes));
    }
  }

  /** What the columns of a dataset are meant as. */
  static Map<String, Meaning> meanings(TableContract table) {
    Map<String, Meaning> meanings = new HashMap<>();
    for (Column column : table.inputColumns()) {
      switch (column.type()) {
        case "date", "timestamp" -> meanings.put(column.name(), Meaning.MOMENT);
        case "code", "list" -> meanings.put(column.name(), Meaning.CODE);
        default -> {
          // Any number is as good as another.
        }
      }
    }
    return meanings;
  }

  /** What the cells at a position of a sheet are meant as. */
  Meaning meaning(Header header, int position) {
    String column = header.columns().get(position);
    return column == null ? Meaning.OTHER : meanings.getOrDefault(column, Meaning.OTHER);
  }

  @Override
  public String encoding() {
    return null;
  }

  @Override
  public String delimiter() {
    return null;
  }

  @Override
  public List<String> unknown() {
    Set<String> unknown = new LinkedHashSet<>();
    for (Page page : sheets) {
      if (page.header() != null) {
        unknown.addAll(page.header().unknown().values());
      }
    }
    return List.copyOf(unknown);
  }

  /** What a sheet lacks and another has is missing in single rows only. */
  @Override
  public List<String> absent() {
    List<String> absent = null;
    for (Page page : sheets) {
      if (page.header() == null) {
        continue;
      }
      if (absent == null) {
        absent = new ArrayList<>(page.header().absent());
      } else {
        absent.retainAll(page.header().absent());
      }
    }
    return absent == null ? List.of() : absent;
  }

  @Override
  public Iterator<Line> lines(Path file) throws IOException {
    return new Runs(new WorkbookLines(Archive.unpacked(file), this));
  }
}
