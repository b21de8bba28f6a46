package org.lastmetre.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Statistics of the metric tables, against what R makes of the same figures. */
class StatisticsTest {
  @AutoClose private static final MetricBench bench = new MetricBench();

  @Test
  void every_table_with_statistics_has_reference_values() {
    assertThat(bench.metrics())
        .filteredOn(metric -> !MetricBench.referencesOf(metric.table()).isEmpty())
        .extracting(metric -> metric.table().name())
        .containsExactlyInAnyOrder("common_issues", "response", "satisfaction", "scorecard");
  }

  @TestFactory
  Stream<DynamicNode> references() {
    return bench.metrics().stream()
        .filter(metric -> !MetricBench.referencesOf(metric.table()).isEmpty())
        .map(metric -> ExpectedRows.tests(bench, metric, MetricBench.referencesOf(metric.table())));
  }
}
