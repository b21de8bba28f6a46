package org.lastmetre.silver;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.lastmetre.contract.TableContract;

/**
 * Gives each read row its fate: {@code quarantined}, {@code waiting}, {@code accepted}, {@code
 * duplicate} or {@code superseded}.
 *
 * <p>Latest wins: of the good rows of a key whose references are known, the one of the latest
 * submission date is current; on the same date the order is path, sheet, row. An earlier submission
 * that arrives late never replaces.
 *
 * <p>A reference that is unknown but would be known without the leading zeros of an id does not
 * wait: a spreadsheet has dropped them, and nobody will send that id.
 */
final class Conformed {
  /** What tells which of a key's rows is the latest: the first in which two rows differ. */
  static final List<String> PRECEDENCE =
      List.of("submitted_on", "path", "landed", "sheet_number", "row_number", "element", "target");

  private static final String WAITS = "waits_for";

  private Conformed() {}

  /** Latest first. */
  static Column[] latestFirst() {
    return PRECEDENCE.stream().map(name -> col(name).desc()).toArray(Column[]::new);
  }

  /**
   * Adds {@code waits_for}, {@code fate} and, for good rows, {@code current} (a struct of the
   * current row's values, path, sheet, row number, sender).
   *
   * @param rows as {@link RowReader} yields them
   * @param known per dataset the ids known by now: {@code jurisdiction, entity_id}
   */
  static Dataset<Row> of(TableContract table, Dataset<Row> rows, Map<String, Dataset<Row>> known) {
    return of(table, rows, known, latestFirst());
  }

  /** {@link #of} with another order of a key's rows, the current one first. */
  static Dataset<Row> of(
      TableContract table,
      Dataset<Row> rows,
      Map<String, Dataset<Row>> known,
      Column[] currentFirst) {
    Dataset<Row> referred = withReferences(table, rows, known);
    Column good = size(col("problems")).equalTo(0).and(size(col(WAITS)).equalTo(0));
    WindowSpec key =
        Window.partitionBy(
                col("jurisdiction"),
                coalesce(col("row_key"), concat(col("file_id"), col("row_number"))),
                col("_good"))
            .orderBy(currentFirst);
    Column self =
        struct(
            col("v"),
            col("file_id"),
            col("path"),
            col("row_number"),
            col("element"),
            col("target"),
            col("sheet_number"),
            col("sheet"),
            col("sender"));
    return referred
        .withColumn("_good", good)
        .withColumn("current", when(col("_good"), first(self).over(key)))
        .withColumn("_self", self)
        .withColumn(
            "fate",
            when(size(col("problems")).gt(0), "quarantined")
                .when(size(col(WAITS)).gt(0), "waiting")
                .when(col("current").eqNullSafe(col("_self")), "accepted")
                .when(col("current.v").eqNullSafe(col("v")), "duplicate")
                .otherwise("superseded"))
        .drop("_good", "_self");
  }

  private static Dataset<Row> withReferences(
      TableContract table, Dataset<Row> rows, Map<String, Dataset<Row>> known) {
    Dataset<Row> joined = rows;
    List<Column> missing = new ArrayList<>();
    List<Column> damaged = new ArrayList<>();
    List<String> made = new ArrayList<>();
    for (var column : table.columns()) {
      for (String dataset : column.refersTo()) {
        String found = "_found_" + column.name();
        String probable = "_probable_" + column.name();
        made.addAll(List.of(found, probable));
        Column value = col("v." + column.name());
        joined =
            joined
                .join(
                    LostZeros.written(known.get(dataset), found, probable),
                    col("jurisdiction").equalTo(col("_j")).and(value.equalTo(col("_id"))),
                    "left_outer")
                .drop("_j", "_id");
        Column isUnknown = value.isNotNull().and(not(coalesce(col(found), lit(false))));
        Column isDamaged = isUnknown.and(col(probable).isNotNull());
        missing.add(when(isUnknown, concat(lit(column.name() + "="), value)));
        damaged.add(when(isDamaged, LostZeros.problem(column, value, col(probable))));
      }
    }
    if (missing.isEmpty()) {
      return joined.withColumn(WAITS, array().cast("array<string>"));
    }
    return joined
        .withColumn(WAITS, array_compact(array(missing.toArray(Column[]::new))))
        .withColumn(
            "problems",
            concat(col("problems"), array_compact(array(damaged.toArray(Column[]::new)))))
        .drop(made.toArray(String[]::new));
  }
}
