package org.lastmetre.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.lastmetre.testing.Frames;

/**
 * The rows of a metric's query, set against what its cases expect.
 *
 * @param spark the session of the rows
 * @param key columns that name a row
 * @param computed what the query yields over all cases
 */
record ExpectedRows(SparkSession spark, List<String> key, StructType schema, List<Row> computed) {
  private static final double TOLERANCE = 1e-9;

  /** Computes a metric over all the cases, and one test for each. */
  static DynamicNode tests(MetricBench bench, Metric metric, List<MetricCase> cases) {
    bench.show(cases, metric.sql());
    ExpectedRows expected = of(bench, metric, bench.spark().sql(metric.sql()));
    return DynamicContainer.dynamicContainer(
        metric.table().name(),
        cases.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> expected.check(one))));
  }

  /** The rows a query yields over all cases. */
  static ExpectedRows of(MetricBench bench, Metric metric, Dataset<Row> rows) {
    return new ExpectedRows(
        bench.spark(), metric.table().key(), rows.schema(), rows.collectAsList());
  }

  /** Fails where they are not what the case expects. */
  void check(MetricCase one) {
    List<String> columns = one.expectedColumns();
    assertThat(columns).as("columns of expected.csv").isSubsetOf(schema.fieldNames());
    List<Row> actual = new ArrayList<>();
    for (Row row : computed) {
      if (row.getAs("jurisdiction").equals(one.name()) && speaksOf(one, columns, row)) {
        actual.add(RowFactory.create(columns.stream().map(c -> (Object) row.getAs(c)).toArray()));
      }
    }
    StructType asserted =
        new StructType(
            columns.stream()
                .map(c -> schema.apply(c))
                .map(f -> DataTypes.createStructField(f.name(), f.dataType(), true))
                .toArray(StructField[]::new));
    List<Row> expected = new ArrayList<>();
    for (Map<String, String> line : one.expected()) {
      expected.add(
          RowFactory.create(
              columns.stream()
                  .map(c -> one.value(line.get(c), asserted.apply(c).dataType()))
                  .toArray()));
    }
    Comparator<Row> byKey =
        Comparator.comparing(
            row ->
                key.stream()
                    .filter(columns::contains)
                    .map(name -> String.valueOf((Object) row.getAs(name)))
                    .toList()
                    .toString());
    Frames.assertSameInOrder(
        frame(expected, asserted, byKey), frame(actual, asserted, byKey), TOLERANCE);
  }

  /** A key column the case leaves out stands for the county itself, and for all. */
  private boolean speaksOf(MetricCase one, List<String> columns, Row row) {
    for (String name : key) {
      if (columns.contains(name)) {
        continue;
      }
      boolean spoken =
          switch (name) {
            case "unit_code" -> row.getAs(name).equals(one.name());
            case "category", "channel" -> row.getAs(name).equals("all");
            default -> true;
          };
      if (!spoken) {
        return false;
      }
    }
    return true;
  }

  private Dataset<Row> frame(List<Row> rows, StructType as, Comparator<Row> order) {
    List<Row> sorted = new ArrayList<>(spark.createDataFrame(rows, as).collectAsList());
    sorted.sort(order);
    return spark.createDataFrame(sorted, as).coalesce(1);
  }
}
