package org.lastmetre.lake;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.physical.SinglePartition$;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution;
import scala.Option;

/**
 * Computes rows once, for many queries.
 *
 * @param load how much there is decides where the rows lie, and in how many parts
 */
record Settling(SparkSession spark, Load load) {
  private static final int PARTS = 2;

  /**
   * The rows, computed once; how they came about is forgotten, so that what follows is planned
   * quickly. They live as long as somebody holds them.
   */
  Dataset<Row> settled(Dataset<Row> rows) {
    boolean isLocal = spark.sparkContext().isLocal();
    boolean isOne = isLocal && load == Load.LIGHT;
    Dataset<Row> few = isLocal && load.isHeld() ? rows.coalesce(isOne ? 1 : PARTS) : rows;
    QueryExecution query = few.queryExecution();
    // Copied, for Spark reuses the object of a row from one to the next.
    JavaRDD<InternalRow> computed =
        query.toRdd().toJavaRDD().map(InternalRow::copy).persist(load.storage());
    computed.rdd().localCheckpoint();
    if (SQLExecution.withNewExecutionId(query, Option.empty(), computed::count) == 0) {
      // Whatever is asked of no rows is answered while it is planned.
      return spark.createDataFrame(List.of(), rows.schema());
    }
    // As a new source: a later join with what the rows came from must not confuse the two.
    Dataset<Row> source = spark.internalCreateDataFrame(computed.rdd(), rows.schema(), false);
    return isOne ? inOnePlace((LogicalRDD) source.logicalPlan()) : source;
  }

  /** Rows that are known to lie in one place are joined and counted there, without a shuffle. */
  private Dataset<Row> inOnePlace(LogicalRDD rows) {
    return Dataset.ofRows(
        spark,
        new LogicalRDD(
            rows.output(),
            rows.rdd(),
            SinglePartition$.MODULE$,
            rows.outputOrdering(),
            false,
            spark,
            Option.empty(),
            Option.empty()));
  }
}
