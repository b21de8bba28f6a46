package org.lastmetre.landing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.vault.Vault;
import org.lastmetre.vault.VaultKey;

/** Rows landed per second, of few large and of many small files. */
final class LandingSpeed {
  private static final int FEW = 10;

  private LandingSpeed() {}

  /**
   * Measures and prints.
   *
   * @param args an empty directory, rows in all, small files
   */
  public static void main(String[] args) throws IOException, SQLException {
    Path scratch = Path.of(args[0]);
    int rows = Integer.parseInt(args[1]);
    int files = Integer.parseInt(args[2]);
    try (SparkSession spark = Engine.start("local[*]")) {
      land(spark, scratch, "warm-up", Math.min(rows, 20_000), FEW);
      double one = land(spark, scratch, "one", rows, 1);
      double few = land(spark, scratch, "few", rows, FEW);
      double many = land(spark, scratch, "many", rows, files);
      double duckdb = duckdb(scratch, rows);
      print("one file", one, few);
      print(FEW + " files", few, few);
      print(files + " files", many, few);
      print("DuckDB, " + FEW + " files", duckdb, few);
    }
  }

  private static void print(String what, double rowsPerSecond, double few) {
    System.out.printf(
        "%-20s %,12.0f rows/s %8.2f times %d files%n",
        what, rowsPerSecond, rowsPerSecond / few, FEW);
  }

  private static double land(SparkSession spark, Path scratch, String name, int rows, int files)
      throws IOException {
    Post post = Post.in(scratch.resolve(name));
    for (int file = 0; file < files; file++) {
      write(
          post, file, (int) ((long) rows * file / files), (int) ((long) rows * (file + 1) / files));
    }
    List<Jurisdiction> jurisdictions = List.of(post.jurisdiction());
    Lake lake = new Lake(spark, scratch.resolve(name + "-warehouse").toString());
    Vault vault = new Vault(VaultKey.readOrMake(scratch.resolve("key")));
    Landing landing = new Landing(lake, Post.CONTRACTS, vault, "r1");
    Instant began = Instant.now();
    long landed = landing.land(jurisdictions, landing.list(jurisdictions), path -> {}).rows();
    double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
    if (landed != rows) {
      throw new IllegalStateException("%d of %d rows were landed".formatted(landed, rows));
    }
    System.err.printf("%s: %,d rows in %,d files, %.1f s%n", name, rows, files, seconds);
    return rows / seconds;
  }

  private static void write(Post post, int file, int from, int to) throws IOException {
    Path folder = post.source().resolve("siyang/landing/321323102/2026-03-05");
    Files.createDirectories(folder);
    try (BufferedWriter out =
        Files.newBufferedWriter(folder.resolve("visits.%05d.csv".formatted(file)))) {
      out.write("走访编号,走访时间,户编号,走访人员,走访方式,走访结果,备注\n");
      for (int row = from; row < to; row++) {
        out.write(
            "V%d,2026-03-%02d %02d:%02d,H%d,S%d,入户,见到,\"家中安好,无新情况 %d\"\n"
                .formatted(row, 1 + row % 4, row % 24, row % 60, row % 50_000, row % 400, row));
      }
    }
  }

  private static double duckdb(Path scratch, int rows) throws SQLException {
    Path files = scratch.resolve("few/siyang/landing/321323102/2026-03-05");
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + scratch.resolve("duck.db"));
        Statement statement = connection.createStatement()) {
      Instant began = Instant.now();
      statement.execute(
          "CREATE TABLE visits AS SELECT * FROM read_csv('%s/*.csv', all_varchar = true)"
              .formatted(files));
      return rows / (Duration.between(began, Instant.now()).toMillis() / 1000.0);
    }
  }
}
