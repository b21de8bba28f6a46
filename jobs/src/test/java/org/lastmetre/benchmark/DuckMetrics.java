package org.lastmetre.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.TableContract;

/** Metric tables computed by DuckDB, from silver in Parquet to Parquet. */
final class DuckMetrics implements AutoCloseable {
  /** Those of which there is a query. */
  static final List<String> TABLES =
      List.of("coverage", "response", "response_due", "satisfaction", "backlog");

  private final Path folder;
  private final Connection connection;
  private final double shared;

  /**
   * Opens it.
   *
   * @param folder holds {@code silver/<table>} and {@code gold/periods}
   */
  DuckMetrics(Path folder) throws IOException, SQLException {
    this.folder = folder;
    this.connection = DriverManager.getConnection("jdbc:duckdb:");
    run("SET memory_limit = '3GB'");
    run("SET temp_directory = '%s'".formatted(folder.resolve("gold/duckdb")));
    try (Stream<Path> tables = Files.list(folder.resolve("silver"))) {
      for (Path table : tables.sorted().toList()) {
        view(table);
      }
    }
    view(folder.resolve("gold/periods"));
    Instant began = Instant.now();
    run(query("views"));
    this.shared = since(began);
  }

  /** Seconds to compute a table, and its share of what the tables share. */
  double seconds(String table) throws SQLException {
    Instant began = Instant.now();
    run(
        "COPY (%s) TO '%s' (FORMAT parquet)"
            .formatted(query(table), folder.resolve("gold/" + table + ".parquet")));
    return since(began) + shared / TABLES.size();
  }

  /** A sentence for each column of which cells differ from Spark's by more than one in 10^9. */
  List<String> differences(String table, TableContract contract) throws SQLException {
    List<String> columns =
        contract.columns().stream()
            .map(Column::name)
            .filter(name -> !contract.key().contains(name))
            .toList();
    String counts =
        columns.stream()
            .map(name -> "count(*) FILTER (%s)".formatted(differ(contract.column(name))))
            .collect(Collectors.joining(", "));
    String keys = String.join(", ", contract.key());
    List<String> differences = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                ("SELECT count(*) FILTER (s.here IS NULL OR d.here IS NULL), count(*), %s"
                        + " FROM (SELECT *, true AS here FROM '%s/*.parquet') s"
                        + " FULL JOIN (SELECT *, true AS here FROM '%s') d USING (%s)")
                    .formatted(
                        counts,
                        folder.resolve("gold").resolve(table),
                        folder.resolve("gold/" + table + ".parquet"),
                        keys))) {
      found.next();
      if (found.getLong(1) > 0) {
        differences.add("%s: %,d rows stand on one side only".formatted(table, found.getLong(1)));
      }
      for (int i = 0; i < columns.size(); i++) {
        if (found.getLong(i + 3) > 0) {
          differences.add(
              "%s.%s: %,d cells differ".formatted(table, columns.get(i), found.getLong(i + 3)));
        }
      }
      System.err.printf("%s: %,d cells compared%n", table, found.getLong(2) * (columns.size() + 1));
    }
    return differences;
  }

  private static String differ(Column column) {
    String name = column.name();
    return column.type().equals("double")
        ? "(s.%1$s IS NULL) <> (d.%1$s IS NULL) OR abs(s.%1$s - d.%1$s) > 1e-9 * greatest(1, abs(d.%1$s))"
            .formatted(name)
        : "s.%1$s IS DISTINCT FROM d.%1$s".formatted(name);
  }

  private void view(Path table) throws SQLException {
    run(
        "CREATE VIEW %s AS SELECT * FROM '%s/*.parquet'"
            .formatted(table.getFileName().toString(), table));
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(String name) {
    try (var in = DuckMetrics.class.getResourceAsStream("/benchmark/" + name + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double since(Instant began) {
    return Duration.between(began, Instant.now()).toMillis() / 1000.0;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
