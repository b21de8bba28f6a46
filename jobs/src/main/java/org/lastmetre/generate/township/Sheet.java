package org.lastmetre.generate.township;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of one file of a dataset, before anyone has written them down. */
public final class Sheet {
  private final String dataset;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();

  /**
   * An empty sheet.
   *
   * @param dataset the dataset it brings
   * @param columns the columns it has, by their contract names, in order
   */
  public Sheet(String dataset, List<String> columns) {
    this.dataset = dataset;
    this.columns = List.copyOf(columns);
  }

  /** Adds a row at the end. */
  public Sheet add(Row row) {
    rows.add(row);
    return this;
  }

  /** Adds rows at the end. */
  public Sheet addAll(Collection<Row> more) {
    rows.addAll(more);
    return this;
  }

  /** The dataset it brings. */
  public String dataset() {
    return dataset;
  }

  /** The records of the file: the header in the sender's words, then the rows. */
  List<List<String>> records(Wording wording) {
    List<List<String>> records = new ArrayList<>();
    records.add(
        columns.stream()
            .map(column -> wording.heading(dataset, column))
            .collect(Collectors.toUnmodifiableList()));
    for (Row row : rows) {
      records.add(
          columns.stream()
              .map(column -> row.cells().getOrDefault(column, ""))
              .collect(Collectors.toUnmodifiableList()));
    }
    return records;
  }

  /** The rows that must be refused, once the file is called {@code file} and written so. */
  List<Defect> defects(String file, FileStyle style) {
    List<Defect> defects = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (!row.refusedColumn().isEmpty()) {
        defects.add(
            new Defect(
                file,
                style.sheet(),
                style.firstRow() + i,
                dataset,
                row.refusedColumn(),
                row.reason().code()));
      }
    }
    return defects;
  }

  /**
   * One row.
   *
   * @param cells what the sender wrote, by column; an absent column is an empty cell
   * @param refusedColumn the column for which the row must be refused; empty for a good row
   * @param reason why; null for a good row
   */
  public record Row(Map<String, String> cells, String refusedColumn, Reason reason) {
    /** A good row from column, cell, column, cell … */
    public static Row of(String... columnsAndCells) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < columnsAndCells.length; i += 2) {
        cells.put(columnsAndCells[i], columnsAndCells[i + 1]);
      }
      return new Row(Collections.unmodifiableMap(cells), "", null);
    }

    /** The same row with another cell. */
    public Row with(String column, String cell) {
      Map<String, String> changed = new LinkedHashMap<>(cells);
      changed.put(column, cell);
      return new Row(Collections.unmodifiableMap(changed), refusedColumn, reason);
    }

    /** The same row with a cell for which it must be refused. */
    public Row refused(String column, String cell, Reason why) {
      return new Row(with(column, cell).cells(), column, why);
    }

    /** What the sender wrote in a column. */
    public String cell(String column) {
      return cells.getOrDefault(column, "");
    }
  }
}
