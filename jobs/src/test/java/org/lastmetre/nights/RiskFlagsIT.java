package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.county.DoubtfulCounty;
import org.lastmetre.ops.Night.State;

/** How many planted records the flags tell, and how many of those they tell were planted. */
final class RiskFlagsIT {
  /** Not the seed the rules were written with. */
  private static final long SEED = 20240917;

  private static final double LEAST_PRECISION = 0.75;
  private static final double LEAST_RECALL = 0.9;

  @TempDir Path folder;

  @Test
  void planted_records_are_told_and_few_innocent_ones(TestReporter reporter) throws IOException {
    DoubtfulCounty county = DoubtfulCounty.of(SEED);
    county.write(folder.resolve("source"));
    OneWarehouse warehouse = new OneWarehouse(folder.resolve("source"), folder.resolve("warehouse"));
    assertThat(warehouse.night().state()).isEqualTo(State.PUBLISHED);
    assertThat(warehouse.ask("SELECT * FROM ops.quarantine")).isEmpty();

    Map<String, Set<String>> told = new TreeMap<>();
    for (Row row :
        warehouse.ask("SELECT rule, explode(record_ids) AS record_id FROM gold.risk_flags")) {
      told.computeIfAbsent(row.getString(0), any -> new TreeSet<>()).add(row.getString(1));
    }
    assertThat(told.keySet()).isEqualTo(county.planted().keySet());
    county
        .planted()
        .forEach(
            (rule, planted) -> {
              Set<String> right = new HashSet<>(told.get(rule));
              right.retainAll(planted);
              double precision = (double) right.size() / told.get(rule).size();
              double recall = (double) right.size() / planted.size();
              String figures =
                  "precision %.2f, recall %.2f of %d planted".formatted(precision, recall, planted.size());
              reporter.publishEntry(rule, figures);
              assertThat(precision).as("%s: %s", rule, figures).isGreaterThanOrEqualTo(LEAST_PRECISION);
              assertThat(recall).as("%s: %s", rule, figures).isGreaterThanOrEqualTo(LEAST_RECALL);
            });
  }
}
