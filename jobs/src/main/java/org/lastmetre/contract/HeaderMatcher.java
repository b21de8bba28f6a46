package org.lastmetre.contract;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the columns of an input table in a header row: by name or any alias, ignoring case, spaces,
 * underscores, hyphens, full-width forms and marks such as {@code *} or （必填）.
 */
public final class HeaderMatcher implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<Column> columns;
  private final HashMap<String, String> columnByKey = new HashMap<>();

  /** For the input columns of that table. */
  public HeaderMatcher(TableContract table) {
    columns = table.inputColumns();
    for (Column column : columns) {
      columnByKey.put(Words.headerKey(column.name()), column.name());
      column.aliases().forEach(alias -> columnByKey.put(Words.headerKey(alias), column.name()));
    }
  }

  /** Matches the cells of one row; a null or blank cell is no name. */
  public HeaderMatch match(List<String> headerCells) {
    Map<String, Integer> indexByColumn = new HashMap<>();
    Set<String> repeated = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < headerCells.size(); i++) {
      String cell = headerCells.get(i);
      String key = cell == null ? "" : Words.headerKey(cell);
      String column = columnByKey.get(key);
      if (column != null) {
        Integer former = indexByColumn.putIfAbsent(column, i);
        if (former != null) {
          repeated.add(column);
          String canonical = Words.headerKey(column);
          if (key.equals(canonical)
              && !Words.headerKey(headerCells.get(former)).equals(canonical)) {
            indexByColumn.put(column, i);
          }
        }
      } else if (cell != null && !Words.clean(cell).isEmpty()) {
        unknown.add(cell);
      }
    }
    Map<Integer, String> columnByIndex = new TreeMap<>();
    indexByColumn.forEach((column, index) -> columnByIndex.put(index, column));
    List<String> missing =
        columns.stream()
            .filter(Column::required)
            .map(Column::name)
            .filter(name -> !indexByColumn.containsKey(name))
            .toList();
    return new HeaderMatch(columnByIndex, unknown, missing, List.copyOf(repeated));
  }
}
