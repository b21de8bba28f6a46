package org.lastmetre.publish;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Difference;
import org.lastmetre.lake.Schemas;

/**
 * The cells of a table that differ between two of its versions.
 *
 * @param period the column that says which kind of period a row is of; null for a table by day
 * @param start the column of the period's first day
 */
record RestatedCells(TableContract table, String period, String start) {
  private static final String UNIT = "unit_code";
  private static final Set<String> OWN_COLUMNS =
      Set.of("jurisdiction", "period", "period_start", "day", UNIT);

  /** Whether the table tells of periods or days, and so can restate them. */
  static boolean apply(TableContract table) {
    return has(table, "period") && has(table, "period_start") || isByDay(table);
  }

  static boolean isByDay(TableContract table) {
    return has(table, "day") && !has(table, "period");
  }

  static RestatedCells of(TableContract table) {
    return isByDay(table)
        ? new RestatedCells(table, null, "day")
        : new RestatedCells(table, "period", "period_start");
  }

  private static boolean has(TableContract table, String column) {
    return table.key().contains(column);
  }

  /**
   * One row per differing cell: {@code jurisdiction, table_name, period, period_start, unit_code,
   * row_key, measure, before, after, before_text, after_text}.
   */
  Dataset<Row> between(Dataset<Row> before, Dataset<Row> after) {
    return Difference.of(table, before, after)
        .select(
            either("jurisdiction").as("jurisdiction"),
            lit("gold." + table.name()).as("table_name"),
            (period == null ? lit("day") : either(period)).as("period"),
            either(start).as("period_start"),
            (has(table, UNIT) ? either(UNIT) : lit(null).cast("string")).as(UNIT),
            rowKey().as("row_key"),
            explode(cells()).as("cell"))
        .where(
            not(
                col("cell.before")
                    .eqNullSafe(col("cell.after"))
                    .and(col("cell.before_text").eqNullSafe(col("cell.after_text")))))
        .select("jurisdiction", "table_name", "period", "period_start", UNIT, "row_key", "cell.*");
  }

  private static Column either(String key) {
    return coalesce(col("after." + key), col("before." + key));
  }

  private Column rowKey() {
    Column[] parts =
        table.key().stream()
            .filter(key -> !OWN_COLUMNS.contains(key))
            .map(key -> concat(lit(key + "="), coalesce(either(key).cast("string"), lit(""))))
            .toArray(Column[]::new);
    return parts.length == 0 ? lit(null).cast("string") : concat_ws(", ", parts);
  }

  private Column cells() {
    List<Column> cells = new ArrayList<>();
    for (var column : table.columns()) {
      if (!table.key().contains(column.name()) && !OWN_COLUMNS.contains(column.name())) {
        boolean isNumber = Schemas.type(column) instanceof NumericType;
        cells.add(
            struct(
                lit(column.name()).as("measure"),
                number("before", column.name(), isNumber).as("before"),
                number("after", column.name(), isNumber).as("after"),
                text("before", column.name(), isNumber).as("before_text"),
                text("after", column.name(), isNumber).as("after_text")));
      }
    }
    return array(cells.toArray(Column[]::new));
  }

  private static Column number(String side, String column, boolean isNumber) {
    return (isNumber ? col(side + "." + column) : lit(null)).cast(DataTypes.DoubleType);
  }

  private static Column text(String side, String column, boolean isNumber) {
    return (isNumber ? lit(null) : col(side + "." + column)).cast(DataTypes.StringType);
  }
}
