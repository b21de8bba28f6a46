package org.lastmetre.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Mistakes in queries that no oracle counts must be seen by a case counted by hand. */
class CaseMutationsTest {
  @AutoClose private static final MetricBench bench = new MetricBench();

  @TestFactory
  Stream<DynamicTest> mistakes_are_seen() throws IOException {
    return Mutation.in("case-mutations.yml").stream()
        .map(mutation -> DynamicTest.dynamicTest(mutation.mistake(), () -> seen(mutation)));
  }

  private static void seen(Mutation mutation) {
    Metric metric =
        bench.metrics().stream()
            .filter(one -> one.table().name().equals(mutation.table()))
            .findFirst()
            .orElseThrow();
    List<MetricCase> cases = MetricBench.casesOf(metric.table());
    bench.show(cases, metric.sql());
    ExpectedRows mistaken = ExpectedRows.of(bench, metric, bench.mistaken(metric, mutation));
    assertThat(cases)
        .as("no case of gold.%s sees it", mutation.table())
        .anyMatch(one -> differs(mistaken, one));
  }

  private static boolean differs(ExpectedRows rows, MetricCase one) {
    try {
      rows.check(one);
      return false;
    } catch (AssertionError seen) {
      return true;
    }
  }
}
