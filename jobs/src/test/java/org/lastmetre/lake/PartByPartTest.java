package org.lastmetre.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.testing.NightHarness;

/** How the files of a large table lie. */
final class PartByPartTest {
  private static final List<String> COUNTIES = List.of("321301", "321302");

  @TempDir Path warehouse;

  @Test
  void part_is_one_file_in_the_order_of_its_key() throws IOException {
    SparkSession spark = NightHarness.spark();
    TableContract table = Contracts.bundled().table("gold", "backlog");
    Dataset<Row> rows =
        spark
            .range(0, 2000, 1, 4)
            .selectExpr(
                table.columns().stream()
                    .map(column -> value(column.name()) + " AS " + column.name())
                    .toArray(String[]::new));
    new Lake(spark, warehouse.toString()).replaceWhere(table, "true", Schemas.conform(rows, table));
    for (String county : COUNTIES) {
      List<Path> files = files(warehouse.resolve("gold/backlog/jurisdiction=" + county));
      assertThat(files).hasSize(1);
      assertThat(
              spark
                  .read()
                  .parquet(files.get(0).toString())
                  .selectExpr("concat(day, unit_code)")
                  .collectAsList())
          .extracting(row -> row.getString(0))
          .hasSize(1000)
          .isSorted();
    }
  }

  private static String value(String column) {
    return switch (column) {
      case "jurisdiction" -> "string(321301 + id % 2)";
      case "day" -> "date_add(DATE'2026-01-01', int(id * 7 % 90))";
      case "unit_code" -> "string(321300000 + id * 31 % 2000)";
      case "unit_name" -> "'a unit'";
      case "unit_level" -> "'village'";
      // One issue is open: what its colour and its age are, its promise asks.
      case "open", "green", "open_0_3_days", "green_0_3_days" -> "1";
      default -> "0";
    };
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }
}
