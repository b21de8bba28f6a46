package org.lastmetre.oracle;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of one file, checked.
 *
 * @param unreadable no rows could be told from it
 */
record SentSheet(SentFile file, List<SentRow> rows, boolean unreadable) {

  private static final Set<String> TOTALS = Set.of("合计", "小计", "total");

  /** Below this many known names a line is a title, not a header. */
  private static final int HEADER_NAMES = 2;

  static SentSheet read(SentFile file, Aliases aliases, RowCheck check) {
    if (file.content() == null) {
      return new SentSheet(file, List.of(), true);
    }
    String text;
    try {
      text = Csv.decoded(file.content());
    } catch (CharacterCodingException neither) {
      return new SentSheet(file, List.of(), true);
    }
    Map<String, String> names = aliases.headersOf(Contract.DATASETS.get(file.dataset()));
    List<List<Cell>> best = null;
    int header = -1;
    int known = 0;
    for (char delimiter : Csv.DELIMITERS) {
      List<List<Cell>> records = Csv.records(text, delimiter);
      int at = headerOf(records, names);
      int found = at < 0 ? 0 : columns(records.get(at), names).size();
      if (found > known) {
        best = records;
        header = at;
        known = found;
      }
    }
    if (best == null) {
      return new SentSheet(file, List.of(), true);
    }
    return new SentSheet(file, rows(file, best, header, names, check), false);
  }

  private static int headerOf(List<List<Cell>> records, Map<String, String> names) {
    for (int i = 0; i < records.size(); i++) {
      if (columns(records.get(i), names).size() >= HEADER_NAMES) {
        return i;
      }
    }
    return -1;
  }

  /** Place → column, for the cells of a line that name one. */
  private static Map<Integer, String> columns(List<Cell> line, Map<String, String> names) {
    Map<Integer, String> columns = new HashMap<>();
    for (int i = 0; i < line.size(); i++) {
      String column = names.get(Text.folded(line.get(i).text()));
      if (column != null && !columns.containsValue(column)) {
        columns.put(i, column);
      }
    }
    return columns;
  }

  private static List<SentRow> rows(
      SentFile file,
      List<List<Cell>> records,
      int header,
      Map<String, String> names,
      RowCheck check) {
    Map<Integer, String> columns = columns(records.get(header), names);
    List<SentRow> rows = new ArrayList<>();
    for (int i = header + 1; i < records.size(); i++) {
      List<Cell> line = records.get(i);
      if (line.stream().allMatch(Cell::blank) || totals(line)) {
        continue;
      }
      Map<String, Cell> cells = new HashMap<>();
      for (var column : columns.entrySet()) {
        if (column.getKey() < line.size() && !line.get(column.getKey()).blank()) {
          cells.put(column.getValue(), line.get(column.getKey()));
        }
      }
      rows.add(check.checked(file, i + 1, cells));
    }
    return rows;
  }

  private static boolean totals(List<Cell> line) {
    for (Cell cell : line) {
      if (!cell.blank()) {
        return TOTALS.contains(Text.folded(cell.text()).replaceAll(":$", ""));
      }
    }
    return false;
  }
}
