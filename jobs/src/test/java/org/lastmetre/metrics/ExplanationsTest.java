package org.lastmetre.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The records listed behind a rate are as many as its numerator and denominator say. */
class ExplanationsTest {
  private static final Pattern QUOTIENT = Pattern.compile("(\\w+) / (\\w+)");
  private static final double ROUNDING = 1e-9;

  @AutoClose private static final MetricBench bench = new MetricBench();

  @Test
  void the_rates_of_coverage_response_and_satisfaction_are_explained() {
    List<String> rates =
        bench.metrics().stream()
            .filter(metric -> !Explanation.of(metric).isEmpty())
            .flatMap(
                metric ->
                    metric.table().columns().stream()
                        .map(column -> column.name())
                        .filter(name -> name.endsWith("_rate"))
                        .filter(name -> Explanation.of(metric, name).isEmpty()))
            .toList();
    assertThat(rates).as("rates of an explained table that are not").isEmpty();
    assertThat(bench.metrics())
        .filteredOn(metric -> !Explanation.of(metric).isEmpty())
        .extracting(metric -> metric.table().name())
        .contains("coverage", "response", "response_due", "satisfaction");
  }

  @TestFactory
  Stream<DynamicTest> lists_are_as_long_as_the_figures_say() {
    return bench.metrics().stream()
        .flatMap(
            metric ->
                Explanation.of(metric).stream()
                    .map(
                        explanation ->
                            DynamicTest.dynamicTest(
                                metric.table().name() + "." + explanation.rate(),
                                () -> agrees(metric, explanation))));
  }

  private static void agrees(Metric metric, Explanation explanation) {
    bench.show(MetricBench.casesOf(metric.table()), metric.sql() + "\n" + explanation.sql());
    Map<List<Object>, double[]> listed = listed(metric, explanation);
    List<String> wrong = new ArrayList<>();
    long filled = 0;
    for (Row row : bench.spark().sql(metric.sql()).collectAsList()) {
      double[] counts = listed.getOrDefault(key(metric, row), new double[2]);
      Double rate = row.getAs(explanation.rate());
      Object suppressed = value(row, "suppressed");
      boolean isNull = counts[1] == 0 || rate == null && Boolean.TRUE.equals(suppressed);
      boolean right =
          isNull ? rate == null : rate != null && Math.abs(rate - counts[0] / counts[1]) < ROUNDING;
      if (!right || !columnsAgree(metric, explanation, row, counts)) {
        wrong.add(row + ": " + counts[0] + " / " + counts[1]);
      }
      filled += isNull ? 0 : 1;
    }
    assertThat(wrong).isEmpty();
    assertThat(filled).as("cells with a rate").isPositive();
  }

  /** Where the formula is a quotient of two columns, the list has as many records as they count. */
  private static boolean columnsAgree(
      Metric metric, Explanation explanation, Row row, double[] counts) {
    Matcher parts = QUOTIENT.matcher(metric.table().column(explanation.rate()).measure().formula());
    return !parts.matches()
        || row.<Long>getAs(parts.group(1)) == counts[0]
            && row.<Long>getAs(parts.group(2)) == counts[1];
  }

  /** By cell: those above the line, those below. */
  private static Map<List<Object>, double[]> listed(Metric metric, Explanation explanation) {
    Dataset<Row> records =
        Explainer.counted(explanation, bench.spark().sql(explanation.sql()))
            .withColumn(Explainer.COUNTED, functions.col(Explainer.COUNTED).cast("double"));
    Map<List<Object>, double[]> listed = new HashMap<>();
    for (Row row : records.collectAsList()) {
      double[] counts = listed.computeIfAbsent(key(metric, row), k -> new double[2]);
      counts[0] += row.<Double>getAs(Explainer.COUNTED);
      counts[1]++;
    }
    return listed;
  }

  private static List<Object> key(Metric metric, Row row) {
    List<Object> key = new ArrayList<>();
    metric.table().key().forEach(name -> key.add(row.getAs(name)));
    return key;
  }

  private static Object value(Row row, String column) {
    return List.of(row.schema().fieldNames()).contains(column) ? row.getAs(column) : null;
  }
}
