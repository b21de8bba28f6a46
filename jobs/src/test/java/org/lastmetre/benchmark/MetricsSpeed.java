package org.lastmetre.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.landing.Expressions;
import org.lastmetre.metrics.Gold;
import org.lastmetre.metrics.Metric;
import org.lastmetre.metrics.Span;
import org.lastmetre.ops.Night;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.Source;
import org.lastmetre.publish.Gates;
import org.lastmetre.silver.FirstRecords;
import org.lastmetre.silver.Silver.Extent;
import org.lastmetre.testing.Quiet;
import org.lastmetre.vault.Vault;
import org.lastmetre.vault.VaultKey;

/**
 * Seconds to compute every metric table of a large county whole, and to compute some of them in
 * DuckDB from the same rows; what the two make is compared cell by cell. One township of 2,500
 * households is landed and conformed as a first night would; the county is many of it.
 */
final class MetricsSpeed {
  private static final Contracts CONTRACTS = Contracts.bundled();
  private static final int HOMES = 2500;
  private static final String READY = "ready";

  private final Path township;
  private final Path county;
  private final Lake lake;
  private final List<Jurisdiction> jurisdictions;

  private MetricsSpeed(SparkSession spark, Path township, Path county) {
    this.township = township;
    this.county = county;
    this.lake = new Lake(spark, township.resolve("warehouse").toString());
    this.jurisdictions = Source.read(township.resolve("source"), CONTRACTS.inputColumns());
    jurisdictions.forEach(Expressions::check);
  }

  /**
   * Measures and prints.
   *
   * @param args a directory, in which what is made is kept, and households
   */
  public static void main(String[] args) throws IOException, SQLException {
    Path township = Path.of(args[0], "township");
    Path county = Path.of(args[0], args[1]);
    boolean isLanded = Files.exists(township.resolve(READY));
    if (!isLanded) {
      delete(township);
      LargeCounty.of(HOMES).write(township.resolve("source"));
    }
    Map<String, Double> spark = new LinkedHashMap<>();
    try (SparkSession session = Engine.start("local[*]")) {
      MetricsSpeed speed = new MetricsSpeed(session, township, county);
      if (!isLanded) {
        speed.conform();
        Files.createFile(township.resolve(READY));
      }
      if (!Files.exists(county.resolve(READY))) {
        speed.grow(Integer.parseInt(args[1]) / HOMES);
        Files.createFile(county.resolve(READY));
      }
      speed.compute(spark);
    }
    Map<String, Double> duck = new LinkedHashMap<>();
    List<String> differences = new ArrayList<>();
    try (DuckMetrics metrics = new DuckMetrics(county)) {
      for (String table : DuckMetrics.TABLES) {
        duck.put(table, metrics.seconds(table));
        differences.addAll(metrics.differences(table, CONTRACTS.table("gold", table)));
      }
    }
    print(spark, duck);
    differences.forEach(System.out::println);
    if (!differences.isEmpty()) {
      throw new IllegalStateException("Spark and DuckDB disagree");
    }
  }

  /** Lands and conforms the township as a first night would. */
  private void conform() {
    Instant began = Instant.now();
    VaultKey key = VaultKey.readOrMake(township.resolve("key"));
    new Night(lake, CONTRACTS, new Vault(key), Clock.systemUTC(), new Quiet())
        .rehearse(
            new Night.Request(
                "r1",
                jurisdictions,
                Map.of(LargeCounty.CODE, LargeCounty.AS_OF),
                Extent.CHANGED,
                Gates.Shrinking.STOPS));
    refused();
    System.err.printf("landed and conformed in %.0f s%n", since(began));
  }

  /** Makes silver of the county, of so many townships. */
  private void grow(int townships) {
    lake.prepareFor(Long.MAX_VALUE);
    Growth growth = new Growth(townships);
    for (TableContract table : CONTRACTS.layer("silver")) {
      growth.of(table, lake.read(table)).write().mode(SaveMode.Overwrite).parquet(silver(table));
    }
  }

  private String silver(TableContract table) {
    return county.resolve("silver").resolve(table.name()).toString();
  }

  /** Both sides read the same files. */
  private Dataset<Row> stored(TableContract table) {
    return table.layer().equals("silver")
        ? lake.spark().read().parquet(silver(table))
        : lake.read(table);
  }

  /** The township is to be as large as it says. */
  private void refused() {
    long refused = lake.read(CONTRACTS.table("ops", "quarantine")).count();
    if (refused > 0) {
      throw new IllegalStateException("%d rows of the township were refused".formatted(refused));
    }
  }

  /** Computes gold into an empty warehouse, then copies it to Parquet. */
  private void compute(Map<String, Double> seconds) throws IOException {
    delete(county.resolve("gold"));
    Lake empty = new Lake(lake.spark(), county.resolve("gold/warehouse").toString());
    lake.prepareFor(Long.MAX_VALUE);
    empty.prepareFor(Long.MAX_VALUE);
    Map<String, LocalDate> first = FirstRecords.of(lake, CONTRACTS);
    List<Span> spans =
        jurisdictions.stream()
            .map(Jurisdiction::policy)
            .map(p -> new Span(p, first.get(p.jurisdiction()), LargeCounty.AS_OF))
            .toList();
    Instant[] before = {Instant.now()};
    new Gold(empty, CONTRACTS, Metric.bundled(CONTRACTS), this::stored)
        .compute(
            spans,
            Map.of(),
            Map.of(),
            violation -> {
              throw new IllegalStateException(violation.toString());
            },
            done -> {
              seconds.put(done.table(), since(before[0]));
              System.err.printf(
                  "%-16s %7.1f s %,12d rows%n", done.table(), since(before[0]), done.rows());
              before[0] = Instant.now();
            });
    for (String table : DuckMetrics.TABLES) {
      empty
          .read(CONTRACTS.table("gold", table))
          .write()
          .parquet(county.resolve("gold").resolve(table).toString());
    }
    for (String view : List.of("periods")) {
      lake.spark().table(view).write().parquet(county.resolve("gold").resolve(view).toString());
    }
  }

  private static void print(Map<String, Double> spark, Map<String, Double> duck) {
    double whole = spark.values().stream().mapToDouble(Double::doubleValue).sum();
    System.out.printf("%-18s%9s%8s%9s%8s%n", "table", "seconds", "share", "DuckDB", "times");
    spark.forEach(
        (table, seconds) -> {
          System.out.printf("%-18s%9.1f%7.0f%%", table, seconds, 100 * seconds / whole);
          Double other = duck.get(table);
          System.out.println(other == null ? "" : "%9.1f%8.1f".formatted(other, seconds / other));
        });
    double compared = duck.keySet().stream().mapToDouble(spark::get).sum();
    double other = duck.values().stream().mapToDouble(Double::doubleValue).sum();
    System.out.printf("%-18s%9.1f%8s%n", "all", whole, "");
    System.out.printf(
        "%-18s%9.1f%8s%9.1f%8.1f%n", "those compared", compared, "", other, compared / other);
  }

  private static double since(Instant began) {
    return Duration.between(began, Instant.now()).toMillis() / 1000.0;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
