package org.lastmetre.testing;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;

/** Spark-testing-base's comparisons, over the session the rows are of. */
public final class Frames {
  private Frames() {}

  /** Fails unless both hold the same rows under the same schema, in whatever order. */
  public static void assertSameRows(Dataset<Row> expected, Dataset<Row> actual) {
    suite(actual.sparkSession()).assertDataFrameNoOrderEquals(expected, actual);
  }

  /**
   * Fails unless both hold the same rows under the same schema, in the same order.
   *
   * @param tolerance how far two numbers may be apart and still be the same
   */
  public static void assertSameInOrder(
      Dataset<Row> expected, Dataset<Row> actual, double tolerance) {
    suite(actual.sparkSession()).assertDataFrameApproximateEquals(expected, actual, tolerance);
  }

  private static JavaDatasetSuiteBase suite(SparkSession spark) {
    return new JavaDatasetSuiteBase() {
      @Override
      public SparkSession spark() {
        return spark;
      }

      @Override
      public SparkContext sc() {
        return spark.sparkContext();
      }

      @Override
      public SQLContext sqlContext() {
        return spark.sqlContext();
      }
    };
  }
}
