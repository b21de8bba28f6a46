package org.lastmetre.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lastmetre.contract.Column;
import org.lastmetre.testing.Frames;

/** Metric tables, cell by cell, against cases counted by hand. */
class MetricCasesTest {
  private static final double TOLERANCE = 1e-9;

  private static MetricBench bench;

  @BeforeAll
  static void start() {
    bench = new MetricBench();
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @Test
  void everyMetricHasCases() {
    assertThat(bench.metrics())
        .extracting(Metric::table)
        .allSatisfy(table -> assertThat(MetricBench.casesOf(table)).as(table.name()).isNotEmpty());
  }

  /** A column that no case counts, or only as nothing, may hold anything. */
  @Test
  void everyColumnIsCountedBySomeCase() {
    for (Metric metric : bench.metrics()) {
      List<MetricCase> cases = MetricBench.casesOf(metric.table());
      assertThat(metric.table().columns())
          .filteredOn(column -> !isCounted(column, cases))
          .extracting(Column::name)
          .as("columns of %s that no expected.csv counts", metric.table().name())
          .containsExactly("jurisdiction"); // each case is one of its own
    }
  }

  private static boolean isCounted(Column column, List<MetricCase> cases) {
    Set<String> cells = new HashSet<>();
    for (MetricCase one : cases) {
      one.expected().forEach(line -> cells.add(line.getOrDefault(column.name(), "")));
    }
    return column.type().equals("boolean")
        ? cells.containsAll(Set.of("true", "false"))
        : !Set.of("", "0", "0.0").containsAll(cells);
  }

  @TestFactory
  Stream<DynamicNode> cases() {
    return bench.metrics().stream().map(MetricCasesTest::cases);
  }

  private static DynamicNode cases(Metric metric) {
    List<MetricCase> cases = MetricBench.casesOf(metric.table());
    bench.show(cases, metric.sql());
    Dataset<Row> computed = bench.spark().sql(metric.sql());
    List<Row> rows = computed.collectAsList();
    return DynamicContainer.dynamicContainer(
        metric.table().name(),
        cases.stream()
            .map(
                one ->
                    DynamicTest.dynamicTest(
                        one.name(), () -> check(metric, one, computed.schema(), rows))));
  }

  private static void check(Metric metric, MetricCase one, StructType computed, List<Row> rows) {
    List<String> columns = one.expectedColumns();
    assertThat(columns).as("columns of expected.csv").isSubsetOf(computed.fieldNames());
    List<Row> actual = new ArrayList<>();
    for (Row row : rows) {
      if (row.getAs("jurisdiction").equals(one.name()) && speaksOf(metric, one, columns, row)) {
        actual.add(RowFactory.create(columns.stream().map(c -> (Object) row.getAs(c)).toArray()));
      }
    }
    StructType schema =
        new StructType(
            columns.stream()
                .map(c -> computed.apply(c))
                .map(f -> DataTypes.createStructField(f.name(), f.dataType(), true))
                .toArray(StructField[]::new));
    List<Row> expected = new ArrayList<>();
    for (Map<String, String> line : one.expected()) {
      expected.add(
          RowFactory.create(
              columns.stream()
                  .map(c -> one.value(line.get(c), schema.apply(c).dataType()))
                  .toArray()));
    }
    Comparator<Row> byKey =
        Comparator.comparing(
            row ->
                metric.table().key().stream()
                    .filter(columns::contains)
                    .map(key -> String.valueOf((Object) row.getAs(key)))
                    .toList()
                    .toString());
    Frames.assertSameInOrder(
        frame(expected, schema, byKey), frame(actual, schema, byKey), TOLERANCE);
  }

  /** A key column the case leaves out stands for the county itself, and for all. */
  private static boolean speaksOf(Metric metric, MetricCase one, List<String> columns, Row row) {
    for (String key : metric.table().key()) {
      if (columns.contains(key)) {
        continue;
      }
      boolean spoken =
          switch (key) {
            case "unit_code" -> row.getAs(key).equals(one.name());
            case "category", "channel" -> row.getAs(key).equals("all");
            default -> true;
          };
      if (!spoken) {
        return false;
      }
    }
    return true;
  }

  private static Dataset<Row> frame(List<Row> rows, StructType schema, Comparator<Row> order) {
    Dataset<Row> unsorted = bench.spark().createDataFrame(rows, schema);
    List<Row> sorted = new ArrayList<>(unsorted.collectAsList());
    sorted.sort(order);
    return bench.spark().createDataFrame(sorted, schema).coalesce(1);
  }
}
