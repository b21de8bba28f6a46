package org.lastmetre.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * A household's unit, status, tags and is_key hold from their submission date on, the first also
 * for all time before.
 */
final class HouseholdVersions {
  private HouseholdVersions() {}

  /**
   * Rows of {@code silver.household_versions}: of each submission date the last row, of equal
   * neighbours the first.
   *
   * @param rows rows of households with their fates
   */
  static Dataset<Row> of(Dataset<Row> rows) {
    WindowSpec day =
        Window.partitionBy("jurisdiction", "row_key", "submitted_on")
            .orderBy(Conformed.latestFirst());
    WindowSpec household = Window.partitionBy("jurisdiction", "row_key").orderBy("submitted_on");
    Column state = struct("v.unit_code", "v.status", "v.tags", "v.is_key");
    return rows.where(col("fate").isin("accepted", "duplicate", "superseded"))
        .withColumn("_rank", row_number().over(day))
        .where("_rank = 1")
        .withColumn("_state", state)
        .withColumn("_former", lag(col("_state"), 1).over(household))
        .where(col("_former").isNull().or(col("_state").eqNullSafe(col("_former")).equalTo(false)))
        .select(
            col("jurisdiction"),
            col("v.household_id"),
            when(col("_former").isNotNull(), col("submitted_on")).as("valid_from"),
            col("v.unit_code"),
            col("v.status"),
            col("v.tags"),
            coalesce(col("v.is_key"), lit(false)).as("is_key"));
  }
}
