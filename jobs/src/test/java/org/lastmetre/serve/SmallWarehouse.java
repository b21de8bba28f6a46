package org.lastmetre.serve;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Lake;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import org.lastmetre.testing.NightHarness;

/**
 * A warehouse whose nights cost a second: {@code gold.coverage} and {@code gold.projects} hold the
 * number of the run that wrote them, and a few tables hold what not every reader may see.
 */
final class SmallWarehouse {
  static final String CODE = "321398";
  private static final Instant FIRST = Instant.parse("2024-06-15T16:00:00Z");

  private final Path directory;
  private final SparkSession spark = NightHarness.spark();
  private final Contracts contracts = Contracts.bundled();
  private final Map<String, Long> versions = new LinkedHashMap<>();
  private final Lake lake;

  SmallWarehouse(Path directory) {
    this.directory = directory;
    this.lake = new Lake(spark, directory.toString());
    lake.create(contracts.table("ops", "published"));
  }

  Path directory() {
    return directory;
  }

  Contracts contracts() {
    return contracts;
  }

  SparkSession spark() {
    return spark;
  }

  /** Writes what stays the same from night to night. */
  void writeRecords() {
    write(
        "gold/services",
        """
        SELECT '321398' AS jurisdiction, 'year' AS period, DATE'2024-01-01' AS period_start,
          'repair' AS service_type, unit AS unit_code, rated, mean AS rating_mean%s
        FROM VALUES ('few', 4L, 1.25D), ('enough', 5L, 3.5D) AS t(unit, rated, mean)
        """
            .formatted(others("services")));
    write(
        "gold/restatements",
        """
        SELECT '321398' AS jurisdiction, t.table_name, t.measure FROM VALUES ('gold.services', 'rating_mean'),
          ('gold.quota', 'visited'), ('gold.coverage', 'visits') AS t(table_name, measure)
        """);
    write("gold/worklist", "SELECT '321398' AS jurisdiction, 'H1' AS household_id");
    write("silver/visits", "SELECT '321398' AS jurisdiction, 'V1' AS visit_id");
    write("vault/secrets", "SELECT 'never to be seen' AS secret");
  }

  /** Columns of a table beside those that a test sets, empty. */
  private String others(String table) {
    List<String> set =
        List.of(
            "jurisdiction",
            "period",
            "period_start",
            "service_type",
            "unit_code",
            "rated",
            "rating_mean");
    StringBuilder columns = new StringBuilder();
    contracts.table("gold", table).columns().stream()
        .filter(column -> !set.contains(column.name()))
        .forEach(column -> columns.append(", CAST(NULL AS STRING) AS ").append(column.name()));
    return columns.toString();
  }

  /** Writes and publishes a night; both tables hold its number. */
  void publish(int run) {
    String rows = "SELECT '321398' AS jurisdiction, %d AS run".formatted(run);
    write("gold/coverage", rows);
    write("gold/projects", rows);
    Manifest.Day day =
        new Manifest.Day(CODE, day(run), day(0), "Asia/Shanghai", 1, "小样县", "Tiny County", "rules");
    new Publications(lake, contracts)
        .publish(
            new Manifest(
                "run-%03d".formatted(run),
                day(run),
                FIRST.plusSeconds(86_400L * run),
                versions,
                List.of(day),
                Map.of()));
  }

  private static LocalDate day(int run) {
    return LocalDate.of(2024, 6, 15).plusDays(run);
  }

  private void write(String table, String query) {
    spark
        .sql(query)
        .coalesce(1)
        .write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .save(directory.resolve(table).toString());
    String[] parts = table.split("/", 2);
    if (!parts[0].equals("vault")) {
      versions.put(parts[0] + "." + parts[1], lake.version(parts[0], parts[1]).orElseThrow());
    }
  }
}
