package org.lastmetre.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;
import org.lastmetre.mart.Mart;
import org.lastmetre.mart.Mart.Loaded;
import org.lastmetre.publish.Extent;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import org.lastmetre.publish.PublishedTables;

/**
 * How many rows a second come into PostgreSQL: {@code gold.response} of 3,000 units over 60 months,
 * with all its 40 columns, at first, when one month changed, and when nothing did.
 */
final class MartSpeed {
  private static final String CODE = "321323";
  private static final String TABLE = "response";
  private static final int UNITS = 3_000;
  private static final int MONTHS = 60;
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2024, 12, 31);
  private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

  private MartSpeed() {}

  /**
   * Measures and prints.
   *
   * @param args an empty directory, rows in all, the address of a database
   */
  public static void main(String[] args) throws SQLException {
    Path scratch = Path.of(args[0]).toAbsolutePath();
    long rows = Long.parseLong(args[1]);
    try (SparkSession spark = Engine.start("local[*]")) {
      Contracts contracts = Contracts.bundled();
      Lake lake = new Lake(spark, scratch.toString());
      write(spark, contracts, scratch, rows);
      Publications publications = new Publications(lake, contracts);
      publications.publish(night("20250101T000000.000Z", NOW, Map.of()));
      print("at first", rows, () -> publish(args[2], lake, contracts));
      publications.publish(
          night(
              "20250102T000000.000Z",
              NOW.plusSeconds(1),
              Map.of("gold." + TABLE, List.of(CODE + " month " + FIRST))));
      print("one month changed", rows / MONTHS, () -> publish(args[2], lake, contracts));
      print("nothing changed", 0, () -> publish(args[2], lake, contracts));
    }
  }

  /** A publication; answers how many rows it wrote. */
  private interface Publishing {
    long rows() throws SQLException;
  }

  private static void print(String what, long expected, Publishing publishing) throws SQLException {
    Instant began = Instant.now();
    long rows = publishing.rows();
    double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
    if (Math.abs(rows - expected) > UNITS * 20L) {
      throw new IllegalStateException("%d rows were written, not %d".formatted(rows, expected));
    }
    System.out.printf(
        "%-20s %,12d rows %8.1f s %,12.0f rows/s%n", what, rows, seconds, rows / seconds);
  }

  private static long publish(String url, Lake lake, Contracts contracts) throws SQLException {
    List<Manifest> nights = new Publications(lake, contracts).all();
    PublishedTables tables = new PublishedTables(lake, contracts, Optional.of(nights.get(0)));
    try (Connection connection = DriverManager.getConnection(url)) {
      return new Mart(connection, tables, nights)
          .publish("lastmetre", Extent.CHANGED, NOW, one -> {}).stream()
              .mapToLong(Loaded::rows)
              .sum();
    }
  }

  private static Manifest night(String run, Instant at, Map<String, List<String>> changes) {
    return new Manifest(
        run,
        LAST,
        at,
        Map.of("gold." + TABLE, 0L),
        List.of(
            new Manifest.Day(CODE, LAST, FIRST, "Asia/Shanghai", 1, "泗阳县", "Siyang County", "r")),
        changes);
  }

  /** The table without its checks, which figures made by rote would break. */
  private static void write(SparkSession spark, Contracts contracts, Path warehouse, long rows) {
    String[] columns =
        contracts.table("gold", TABLE).columns().stream()
            .map(MartSpeed::value)
            .toArray(String[]::new);
    spark
        .range(0, rows, 1, 16)
        .selectExpr(columns)
        .write()
        .format("delta")
        .save(warehouse.resolve("gold").resolve(TABLE).toString());
  }

  private static String value(Column column) {
    String month = "CAST(floor(id / %d) %% %d AS INT)".formatted(UNITS, MONTHS);
    String made =
        switch (column.name()) {
          case "jurisdiction" -> "'" + CODE + "'";
          case "period" -> "'month'";
          case "period_start" -> "add_months(DATE'%s', %s)".formatted(FIRST, month);
          case "unit_code" -> "CAST(%s000000 + id %% %d AS STRING)".formatted(CODE, UNITS);
          case "category" ->
              "concat('类别', CAST(floor(id / %d) AS STRING))".formatted(UNITS * MONTHS);
          default ->
              switch (column.type()) {
                case "bigint", "integer" -> "CAST(id * 7919 % 97 AS INT)";
                case "double" -> "if(id % 3 = 0, NULL, id * 7919 % 9973 / 9973)";
                case "boolean" -> "id % 2 = 0";
                default -> "'某某街道某某社区'";
              };
        };
    return "CAST(%s AS %s) AS %s".formatted(made, Schemas.type(column).sql(), column.name());
  }
}
