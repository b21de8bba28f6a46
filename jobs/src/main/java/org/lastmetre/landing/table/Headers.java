package org.lastmetre.landing.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.HeaderMatch;
import org.lastmetre.contract.HeaderMatcher;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Words;

/** Finds headers of one dataset among rows. */
public final class Headers {
  /** The header stands among so many first rows. */
  public static final int WITHIN = 20;

  /** A row below the header that names so many of its columns is another header. */
  private static final int ANOTHER = 3;

  /** No header is longer, marks and blanks included. */
  private static final int LONGEST_NAME = 60;

  private final TableContract table;
  private final HeaderMatcher matcher;

  /** For the columns of that table. */
  public Headers(TableContract table) {
    this.table = table;
    this.matcher = new HeaderMatcher(table);
  }

  /**
   * The row in which most cells are names the contract knows, the first of equals. Two rows are
   * read together, as merged cells make them (the lower cell, or the upper where that is blank),
   * where they name more columns than either alone.
   *
   * @param head the first rows, of which {@link #WITHIN} are looked at
   * @return empty when none names a column
   */
  public Optional<Header> find(List<TableRow> head) {
    Header best = null;
    for (int i = 0; i < head.size() && i < WITHIN; i++) {
      TableRow row = head.get(i);
      Header single = header(row.number(), row.number(), row.cells());
      best = better(best, single);
      if (i + 1 < head.size() && i + 1 < WITHIN) {
        TableRow lower = head.get(i + 1);
        Header both = header(row.number(), lower.number(), together(row.cells(), lower.cells()));
        int below = matcher.match(lower.cells()).columnByIndex().size();
        if (both.columns().size() > Math.max(single.columns().size(), below)) {
          best = better(best, both);
        }
      }
    }
    return best == null || best.columns().isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Whether a row below a header is another one: it names three of its columns, or all. */
  public boolean isAnother(Header header, List<String> cells) {
    int needed = Math.min(ANOTHER, header.columns().size());
    List<String> names = new ArrayList<>();
    for (String cell : cells) {
      names.add(cell.length() > LONGEST_NAME || isFigure(cell) ? "" : cell);
    }
    if (names.stream().filter(name -> !name.isEmpty()).count() < needed) {
      return false;
    }
    return matcher.match(names).columnByIndex().values().stream()
            .filter(header.columns()::containsValue)
            .count()
        >= needed;
  }

  /**
   * The header of a mapped file: its cells as they stand.
   *
   * @param row the header's row, counted from 1
   */
  public static Header mapped(long row, List<String> cells) {
    Map<Integer, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String name = Words.matchKey(cells.get(i));
      if (!name.isEmpty() && !columns.containsValue(name)) {
        columns.put(i, name);
      }
    }
    return new Header(row, row, columns, Map.of(), cells.size(), List.of(), -1);
  }

  private static Header better(Header best, Header other) {
    return best == null || other.columns().size() > best.columns().size() ? other : best;
  }

  private static List<String> together(List<String> upper, List<String> lower) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
      boolean isLower = i < lower.size() && !Words.clean(lower.get(i)).isEmpty();
      cells.add(isLower ? lower.get(i) : i < upper.size() ? upper.get(i) : "");
    }
    return cells;
  }

  private Header header(long firstRow, long lastRow, List<String> cells) {
    HeaderMatch match = matcher.match(cells);
    Map<Integer, String> unknown = new LinkedHashMap<>();
    int key = -1;
    for (int i = 0; i < cells.size(); i++) {
      String column = match.columnByIndex().get(i);
      String name = Words.clean(cells.get(i));
      if (column == null && !name.isEmpty()) {
        unknown.put(i, name);
      } else if (table.key().get(0).equals(column)) {
        key = i;
      }
    }
    return new Header(
        firstRow,
        lastRow,
        Map.copyOf(match.columnByIndex()),
        unknown,
        cells.size(),
        absent(table, match.columnByIndex().values()),
        key);
  }

  /** Columns of the dataset's files that are not among those named. */
  public static List<String> absent(TableContract table, Iterable<String> named) {
    List<String> absent = new ArrayList<>(table.inputColumns().stream().map(Column::name).toList());
    named.forEach(absent::remove);
    return absent;
  }

  private static boolean isFigure(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if ((c < '0' || c > '9') && c != '-' && c != ':' && c != '.' && c != ' ') {
        return false;
      }
    }
    return true;
  }
}
