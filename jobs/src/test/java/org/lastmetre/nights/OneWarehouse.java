package org.lastmetre.nights;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.ops.Night;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.PublishedTables;
import org.lastmetre.silver.Silver;
import org.lastmetre.testing.NightHarness;

/**
 * A source and its warehouse as readers see it. The harness's clock runs years ahead: nights of a
 * process of its own come before those run here.
 */
final class OneWarehouse {
  private final Path directory;
  private final NightHarness harness;

  OneWarehouse(Path source, Path directory) {
    this.directory = directory;
    this.harness = NightHarness.of(source, directory);
  }

  Path directory() {
    return directory;
  }

  NightHarness harness() {
    return harness;
  }

  Contracts contracts() {
    return harness.contracts();
  }

  /** One night in this process. */
  Night.Outcome night(LocalDate asOf) {
    return harness.run(asOf, Silver.Extent.CHANGED);
  }

  /** One night in which each jurisdiction takes the day that its policy names. */
  Night.Outcome night() {
    Map<String, LocalDate> days = new HashMap<>();
    for (Jurisdiction jurisdiction : harness.jurisdictions()) {
      days.put(jurisdiction.policy().jurisdiction(), jurisdiction.policy().asOf());
    }
    return harness.run(days, Silver.Extent.CHANGED);
  }

  /** The manifest that rules. */
  Manifest published() {
    return harness.published().orElseThrow();
  }

  /** What a reader's query over the published tables answers. */
  List<Row> ask(String query) {
    new PublishedTables(harness.lake(), contracts(), harness.published()).open(query);
    return NightHarness.spark().sql(query).collectAsList();
  }

  /** The one row a reader's query answers. */
  Row askOne(String query) {
    List<Row> rows = ask(query);
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows answer " + query + ": " + rows);
    }
    return rows.get(0);
  }

  /** Every cell of silver and gold that readers see, row by row, per table. */
  Map<String, List<String>> cells() {
    List<String> names =
        Stream.of("silver", "gold")
            .flatMap(layer -> contracts().layer(layer).stream())
            .map(table -> table.layer() + "." + table.name())
            .toList();
    String query =
        names.stream()
            .map(
                name ->
                    "SELECT '%s' AS name, to_json(struct(*)) AS cells FROM %s"
                        .formatted(name, name))
            .collect(Collectors.joining("\nUNION ALL\n"));
    Map<String, List<String>> cells = new TreeMap<>();
    names.forEach(name -> cells.put(name, new ArrayList<>()));
    ask(query).forEach(row -> cells.get(row.getString(0)).add(row.getString(1)));
    cells.values().forEach(rows -> rows.sort(null));
    return cells;
  }
}
