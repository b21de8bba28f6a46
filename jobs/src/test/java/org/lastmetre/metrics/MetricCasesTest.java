package org.lastmetre.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lastmetre.contract.Column;

/** Metric tables, cell by cell, against cases counted by hand. */
class MetricCasesTest {
  @AutoClose private static final MetricBench bench = new MetricBench();

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
    return bench.metrics().stream()
        .map(metric -> ExpectedRows.tests(bench, metric, MetricBench.casesOf(metric.table())));
  }
}
