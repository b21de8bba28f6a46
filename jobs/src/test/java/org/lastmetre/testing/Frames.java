package org.lastmetre.testing;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;

/** Spark-testing-base's comparisons over the session that {@link NightHarness} shares. */
public final class Frames {
  private static final JavaDatasetSuiteBase SUITE =
      new JavaDatasetSuiteBase() {
        @Override
        public SparkSession spark() {
          return NightHarness.spark();
        }

        @Override
        public SparkContext sc() {
          return spark().sparkContext();
        }

        @Override
        public SQLContext sqlContext() {
          return spark().sqlContext();
        }
      };

  private Frames() {}

  /** Fails unless both hold the same rows under the same schema, in whatever order. */
  public static void assertSameRows(Dataset<Row> expected, Dataset<Row> actual) {
    SUITE.assertDataFrameNoOrderEquals(expected, actual);
  }
}
