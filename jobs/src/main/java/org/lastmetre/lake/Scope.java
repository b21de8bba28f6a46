package org.lastmetre.lake;

import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which present rows of a table a set of computed rows stands for. */
@FunctionalInterface
public interface Scope {
  /** The rows of the table that lie within. */
  Dataset<Row> of(Dataset<Row> table);

  /** Every row of these jurisdictions; others in the warehouse are left alone. */
  static Scope jurisdictions(Collection<String> codes) {
    return table -> table.where(col("jurisdiction").isin(codes.toArray()));
  }

  /**
   * The rows whose jurisdiction and id stand in {@code ids}.
   *
   * @param id an expression over the table's columns
   * @param ids rows of {@code jurisdiction} and {@code entity_id}
   */
  static Scope entities(Column id, Dataset<Row> ids) {
    return table ->
        table
            .withColumn("_id", id)
            .as("t")
            .join(
                ids.as("c"),
                col("t.jurisdiction")
                    .equalTo(col("c.jurisdiction"))
                    .and(col("t._id").equalTo(col("c.entity_id"))),
                "left_semi")
            .drop("_id");
  }
}
