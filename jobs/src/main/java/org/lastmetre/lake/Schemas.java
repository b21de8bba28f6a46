package org.lastmetre.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.TableContract;

/** Turns a table's promise into Spark's terms. */
public final class Schemas {
  private Schemas() {}

  /** The Spark type of a contract's column type; other words are read as Spark DDL. */
  public static DataType type(Column column) {
    return switch (column.type()) {
      case "code", "text" -> DataTypes.StringType;
      case "list" -> DataTypes.createArrayType(DataTypes.StringType);
      default -> DataType.fromDDL(column.type());
    };
  }

  /** All columns in the contract's order; required columns are not nullable. */
  public static StructType of(TableContract table) {
    return of(table.columns());
  }

  /** The given columns as a schema; required columns are not nullable. */
  public static StructType of(List<Column> columns) {
    return new StructType(
        columns.stream()
            .map(c -> DataTypes.createStructField(c.name(), type(c), !c.required()))
            .toArray(StructField[]::new));
  }

  /**
   * The same rows with exactly the promised columns in the promised order.
   *
   * @throws IllegalStateException when a column is missing, not promised, or of another type: the
   *     query and its contract disagree, which is ours to mend
   */
  public static Dataset<Row> conform(Dataset<Row> rows, TableContract table) {
    StructType promised = of(table);
    Set<String> missing = new TreeSet<>(Arrays.asList(promised.fieldNames()));
    missing.removeAll(Arrays.asList(rows.columns()));
    Set<String> extra = new TreeSet<>(Arrays.asList(rows.columns()));
    extra.removeAll(Arrays.asList(promised.fieldNames()));
    if (!missing.isEmpty() || !extra.isEmpty()) {
      throw new IllegalStateException(
          "%s.%s: the rows lack %s and have %s beyond the promise; make its query and its .yml agree"
              .formatted(table.layer(), table.name(), missing, extra));
    }
    var columns = new ArrayList<org.apache.spark.sql.Column>();
    for (StructField field : promised.fields()) {
      DataType given = rows.schema().apply(field.name()).dataType();
      if (!given.asNullable().equals(field.dataType().asNullable())) {
        if (!widens(given, field.dataType())) {
          throw new IllegalStateException(
              "%s.%s.%s is promised as %s but computed as %s; make its query and its .yml agree"
                  .formatted(
                      table.layer(),
                      table.name(),
                      field.name(),
                      field.dataType().sql(),
                      given.sql()));
        }
        columns.add(functions.col(field.name()).cast(field.dataType()).as(field.name()));
      } else {
        columns.add(functions.col(field.name()));
      }
    }
    return rows.select(columns.toArray(org.apache.spark.sql.Column[]::new));
  }

  /**
   * Refuses to go on with a table that an older version of the program made otherwise.
   *
   * @throws IllegalStateException naming the columns that differ, and the remedy
   */
  static void requireSame(StructType stored, TableContract table) {
    List<String> now = described(stored);
    List<String> promised = described(of(table));
    if (!now.equals(promised)) {
      List<String> lacking = new ArrayList<>(promised);
      lacking.removeAll(now);
      List<String> beyond = new ArrayList<>(now);
      beyond.removeAll(promised);
      throw new IllegalStateException(
          "%s.%s was made by another version of the program: it lacks %s and has %s beyond the promise, or their order differs; move the warehouse aside, keep its key, and run nightly: it is built anew from the landing folders"
              .formatted(table.layer(), table.name(), lacking, beyond));
    }
  }

  private static List<String> described(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(field -> field.name() + " " + field.dataType().asNullable().sql())
        .toList();
  }

  /** Only casts that lose nothing are made without asking. */
  private static boolean widens(DataType from, DataType to) {
    return from.equals(DataTypes.NullType)
        || (from.equals(DataTypes.IntegerType)
            && (to.equals(DataTypes.LongType) || to.equals(DataTypes.DoubleType)));
  }
}
