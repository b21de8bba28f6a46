package org.lastmetre.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.county.CountyMaker;
import org.lastmetre.metrics.MutantBench;
import org.lastmetre.metrics.Mutation;
import org.lastmetre.silver.Silver.Extent;
import org.lastmetre.testing.NightHarness;

/**
 * A comparison that overlooks mistakes proves nothing: each listed mistake, put into a metric's
 * query, must make it differ from the oracle, and the query as it is must not.
 */
@Tag("long")
class MutationsIT {
  private static final String NONE = "coverage/coverage";

  @TempDir static Path folder;
  private static CountedCounties counted;
  private static MutantBench bench;

  @BeforeAll
  static void conformed() throws IOException {
    Path source = folder.resolve("counties");
    Map<String, LocalDate> days = new TreeMap<>();
    for (CountyMaker maker :
        List.of(
            CountyMaker.small(21).code("321301").variant('a').households(90).issues(160),
            CountyMaker.small(22).code("321302").variant('b').households(90).issues(160))) {
      maker.write(source);
      days.put(maker.code(), maker.asOf());
    }
    NightHarness nights = NightHarness.of(source, folder.resolve("warehouse"));
    assertThat(nights.run(days, Extent.CHANGED).failures()).isEmpty();
    counted = CountedCounties.of(source, Notices.write(folder.resolve("notices")), days);
    bench = new MutantBench(nights.lake(), nights.contracts(), nights.spans());
  }

  @TestFactory
  Stream<DynamicTest> queries_as_they_are_agree() {
    return CountedCounties.KEYS.keySet().stream()
        .map(
            table ->
                DynamicTest.dynamicTest(
                    table,
                    () ->
                        assertThat(differences(table, NONE, bench.query(NONE)).toString())
                            .isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> mistakes_are_seen() throws IOException {
    return Mutation.in("mutations.yml").stream()
        .map(mutation -> DynamicTest.dynamicTest(mutation.mistake(), () -> seen(mutation)));
  }

  private static void seen(Mutation mutation) {
    String mutant = mutation.of(bench.query(mutation.query()));
    Differences differences = differences(mutation.table(), mutation.query(), mutant);
    assertThat(differences.none()).as("nobody sees it in gold." + mutation.table()).isFalse();
  }

  private static Differences differences(String table, String query, String sql) {
    return Differences.between(
        "gold." + table,
        CountedCounties.KEYS.get(table),
        counted.rows(table),
        bench.compute(table, query, sql));
  }
}
