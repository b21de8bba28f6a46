package org.lastmetre.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.TableContract;

/**
 * What is looked at before rows are written: one row per key, and a value in every required column.
 */
record Promise(TableContract table) {
  static Promise of(TableContract table) {
    return new Promise(table);
  }

  /**
   * Counts the rows, and refuses them when they break the promise.
   *
   * @throws BrokenPromise naming the table and one offending key
   */
  long countOf(Dataset<Row> rows) {
    Column[] key =
        Difference.identity(table).stream().map(name -> col(name)).toArray(Column[]::new);
    Column lacking = lit(null).cast("string");
    for (var column : table.columns()) {
      if (column.required()) {
        lacking = when(col(column.name()).isNull(), column.name()).otherwise(lacking);
      }
    }
    Row found =
        rows.withColumn("_lacking", lacking)
            .groupBy(key)
            .agg(count(lit(1)).as("rows"), max(col("_lacking")).as("lacking"))
            .agg(
                sum("rows"),
                first(when(col("rows").gt(1).or(col("lacking").isNotNull()), struct("*")), true))
            .first();
    if (!found.isNullAt(1)) {
      Row broken = found.getStruct(1);
      String lacks = broken.getAs("lacking");
      throw new BrokenPromise(
          "%s.%s: %s; for example %s. Nothing of it was written; mend the program, then run again"
              .formatted(
                  table.layer(),
                  table.name(),
                  lacks == null ? "two rows with one key" : lacks + " is null",
                  broken));
    }
    return found.isNullAt(0) ? 0 : found.getLong(0);
  }
}
