package org.lastmetre.lake;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one write changed in a table: the night's change feed.
 *
 * @param table the table's name without its layer
 * @param everything true when the table was empty before: every row is new
 * @param rows rows inserted, updated or deleted
 * @param images one row per image (before and after) of each changed row: the table's columns,
 *     {@code image} ({@code before} or {@code after}) and {@code changed_columns}; empty when
 *     everything or nothing changed
 */
public record Changes(String table, boolean everything, long rows, Optional<Dataset<Row>> images) {
  /** Nothing changed. */
  public static Changes none(String table) {
    return new Changes(table, false, 0, Optional.empty());
  }

  /** Whether the table is as it was. */
  public boolean isEmpty() {
    return rows == 0;
  }
}
