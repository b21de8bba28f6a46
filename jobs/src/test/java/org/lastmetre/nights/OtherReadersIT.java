package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.ParquetFile;
import org.lastmetre.mart.Exports;
import org.lastmetre.ops.Night.State;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.PublishedTables;
import org.lastmetre.testing.NightHarness;

/** Readers that are not Spark find the same rows: by Delta's own kernel, and in Parquet files. */
final class OtherReadersIT {
  @TempDir static Path folder;
  private static OneWarehouse warehouse;
  private static PublishedTables tables;
  private static List<TableContract> stored;

  @BeforeAll
  static void night_is_published_and_another_is_not() throws IOException {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    assertThat(warehouse.night(TinyDistrict.AS_OF).state()).isEqualTo(State.PUBLISHED);
    Manifest night = warehouse.published();
    stored =
        warehouse.contracts().layer("gold").stream()
            .filter(table -> night.tables().getOrDefault("gold." + table.name(), 0L) > 0)
            .toList();
    assertThat(stored).hasSizeGreaterThan(8);
    tables =
        new PublishedTables(warehouse.harness().lake(), warehouse.contracts(), Optional.of(night));
    // What is newest is not what is published.
    TableContract coverage = warehouse.contracts().table("gold", "coverage");
    warehouse.harness().lake().replaceWhere(coverage, "period = 'year'", years(coverage));
  }

  private static Dataset<Row> years(TableContract coverage) {
    return warehouse
        .harness()
        .lake()
        .read(coverage)
        .where("period = 'year' AND unit_level = 'county'");
  }

  @Test
  void delta_kernel_reads_the_published_version() throws IOException {
    for (TableContract table : stored) {
      assertThat(JsonRows.of(kernel(table).rows())).as(table.name()).isEqualTo(published(table));
    }
  }

  @Test
  void duckdb_reads_the_files_of_the_published_version() throws Exception {
    for (TableContract table : stored) {
      assertThat(JsonRows.of(DuckDb.rows(kernel(table).files())))
          .as(table.name())
          .isEqualTo(published(table));
    }
  }

  @Test
  void exports_hold_what_sql_shows_and_appear_whole() throws Exception {
    Path exports = folder.resolve("exports");
    String run = warehouse.published().runId();
    Exports.Form parquet = form("parquet", ParquetFile::write);
    Path old = Files.createDirectories(exports.resolve("parquet/20240101T000000.000Z"));
    Files.createSymbolicLink(exports.resolve("parquet/latest"), Path.of("20240102T000000.000Z"));

    Exports.Form broken =
        form(
            "parquet",
            (rows, file) -> {
              if (file.toString().contains("scorecard")) {
                throw new IOException("no space left");
              }
              ParquetFile.write(rows, file);
            });
    assertThatThrownBy(() -> write(exports, run, broken)).hasMessage("no space left");
    assertThat(exports.resolve("parquet").resolve(run)).doesNotExist();
    assertThat(Files.readSymbolicLink(exports.resolve("parquet/latest")))
        .hasToString("20240102T000000.000Z");

    assertThat(write(exports, run, parquet)).contains(exports.resolve("parquet").resolve(run));
    assertThat(write(exports, run, parquet)).as("the same night again").isEmpty();
    Path latest = exports.resolve("parquet/latest");
    Files.delete(latest);
    assertThat(write(exports, run, parquet)).as("cut off before it was shown").isPresent();
    assertThat(latest.toRealPath().getFileName()).hasToString(run);
    assertThat(old).as("a night older than the last two").doesNotExist();
    List<String> expected =
        tables.figures().stream().map(n -> n.substring(5) + ".parquet").toList();
    try (Stream<Path> files = Files.list(latest)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
    for (String name : tables.figures()) {
      Path file = latest.resolve(name.substring(5) + ".parquet");
      assertThat(JsonRows.of(DuckDb.rows(List.of(file.toString()))))
          .as(name)
          .isEqualTo(JsonRows.of(tables.read(name)));
    }
  }

  @Test
  void csv_opens_in_excel_and_is_what_sql_writes() throws Exception {
    Path exports = folder.resolve("tables");
    Program program = Program.ofClasses();
    String[] publish = {
      "publish", "--to", exports.toString(), "--warehouse", warehouse.directory().toString()
    };
    Program.Ended ended = program.run(publish);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("Written as of 2024-06-15").contains("已导出");
    Path coverage = exports.resolve("csv/latest/coverage.csv");
    byte[] bytes = Files.readAllBytes(coverage);
    assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text).contains("柳树村").contains("as_of\r\n").contains("2024-06-15");
    List<Map<String, String>> rows = PlainCsv.rows(coverage);
    assertThat(rows).hasSameSizeAs(published(warehouse.contracts().table("gold", "coverage")));

    Path file = Files.writeString(folder.resolve("file"), "");
    Program.Ended refused =
        program.run(
            "publish", "--to", file.toString(), "--warehouse", warehouse.directory().toString());
    assertThat(refused.code()).as(refused.err()).isEqualTo(2);
    assertThat(refused.err()).contains("cannot be written").contains("--to");
  }

  private static Optional<Path> write(Path exports, String run, Exports.Form form)
      throws IOException {
    return new Exports(exports, tables).write(run, form, (table, file) -> {});
  }

  /** How one table is written. */
  private interface Writing {
    void write(Dataset<Row> rows, Path file) throws IOException;
  }

  private static Exports.Form form(String ending, Writing writing) {
    return new Exports.Form() {
      @Override
      public String ending() {
        return ending;
      }

      @Override
      public void write(Dataset<Row> rows, Path file) throws IOException {
        writing.write(rows, file);
      }
    };
  }

  private static KernelTable kernel(TableContract table) throws IOException {
    return KernelTable.at(
        warehouse.directory().resolve("gold").resolve(table.name()),
        warehouse.published().version("gold." + table.name()));
  }

  private static List<String> published(TableContract table) {
    return JsonRows.of(
        NightHarness.spark()
            .sql(
                "SELECT * FROM "
                    + warehouse
                        .harness()
                        .lake()
                        .at(
                            "gold",
                            table.name(),
                            warehouse.published().version("gold." + table.name()))));
  }
}
