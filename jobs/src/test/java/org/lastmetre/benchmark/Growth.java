package org.lastmetre.benchmark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.TableContract;

/**
 * Many copies of a county side by side in one: every code of a copy is its own, but that of the
 * jurisdiction; and so is every length of time, that order statistics find no ties which no county
 * has.
 *
 * @param copies how many
 */
record Growth(int copies) {
  /** Codes by which rows speak of one another. */
  private static final Set<String> CODES =
      Set.of(
          "unit_code",
          "parent_code",
          "household_id",
          "staff_id",
          "staff_ids",
          "path",
          "visiting_group",
          "visit_id",
          "issue_id",
          "event_id",
          "survey_id",
          "meeting_id",
          "order_id",
          "assignment_id",
          "project_id");

  private static final double LONGER = 1e-4;

  /** A silver table of the copies. */
  Dataset<Row> of(TableContract table, Dataset<Row> rows) {
    Column[] numbers =
        IntStream.range(0, copies).mapToObj(copy -> lit(copy)).toArray(Column[]::new);
    Dataset<Row> grown = rows.withColumn("copy", explode(array(numbers)));
    Dataset<Row> own =
        table.key().contains("unit_code")
            ? grown.where(col("unit_code").notEqual(LargeCounty.CODE).or(col("copy").equalTo(0)))
            : grown;
    return own.select(
        table.columns().stream()
            .map(column -> cell(column.name(), column.type()).as(column.name()))
            .toArray(Column[]::new));
  }

  private static Column cell(String name, String type) {
    if (name.endsWith("_hours")) {
      return col(name).multiply(col("copy").multiply(LONGER).plus(1));
    }
    if (!CODES.contains(name)) {
      return col(name);
    }
    return type.equals("list") ? transform(col(name), Growth::own) : own(col(name));
  }

  private static Column own(Column code) {
    return when(code.equalTo(LargeCounty.CODE), code)
        .otherwise(concat(code, lit("-"), col("copy")));
  }
}
