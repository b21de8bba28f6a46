package org.lastmetre.county;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row as its sender means it.
 *
 * @param dataset the contract's name
 * @param cells column to value: text, number, boolean, LocalDate (written without a time),
 *     LocalDateTime (local, written with one), list of texts, {@link Raw}; null = empty cell
 */
record Row(String dataset, Map<String, Object> cells) {
  Row {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** Text that reaches the file exactly so, whatever its column is. */
  record Raw(String text) {}

  static Row of(String dataset, Object... columnsAndValues) {
    Map<String, Object> cells = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      cells.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return new Row(dataset, cells);
  }

  Row with(String column, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(cells);
    changed.put(column, value);
    return new Row(dataset, changed);
  }
}
