package org.lastmetre.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.testing.NightHarness;

/** Queries over tables in memory answer as those over their files, version by version. */
final class MemoryTest {
  private static final String COUNTIES = "SELECT * FROM %s WHERE unit_code = jurisdiction";

  @TempDir Path warehouse;
  private Memory memory;
  private SparkSession readers;
  private String first;
  private String second;

  @BeforeEach
  void two_versions_of_a_table() {
    SparkSession spark = NightHarness.spark();
    write(spark, 0, 3000);
    write(spark, 3000, 4000);
    Lake lake = new Lake(spark, warehouse.toString());
    first = lake.at("gold", "coverage", 0);
    second = lake.at("gold", "coverage", 1);
    memory = new Memory(spark);
    readers = memory.catalogue();
  }

  private void write(SparkSession spark, long from, long to) {
    spark
        .range(from, to)
        .selectExpr(
            "string(321300 + id % 2) AS jurisdiction",
            "if(id % 7 = 0, 'year', 'month') AS period",
            "date_add(DATE'2024-01-01', int(id % 5)) AS period_start",
            "if(id % 50 < 2, string(321300 + id % 2), string(321300000 + id)) AS unit_code",
            "if(id % 3 = 0, NULL, id) AS visits",
            "array(string(id)) AS kinds")
        .write()
        .format("delta")
        .mode("append")
        .save(warehouse.resolve("gold/coverage").toString());
  }

  @AfterEach
  void nothing_is_held() {
    memory.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM %s",
        COUNTIES,
        "SELECT * FROM %s WHERE jurisdiction = unit_code AND period = 'month'",
        "SELECT * FROM %s WHERE unit_code <> jurisdiction OR unit_code = jurisdiction",
        "SELECT * FROM %s WHERE NOT (unit_code = jurisdiction)",
        "SELECT * FROM %s WHERE period = 'year' AND period_start = DATE'2024-01-03'",
        "SELECT sum(visits), unit_code FROM %s WHERE unit_code > '321301900' GROUP BY unit_code",
        "SELECT a.unit_code, b.visits FROM %1$s a JOIN %1$s b ON a.unit_code = b.unit_code"
            + " WHERE a.unit_code = a.jurisdiction AND b.period = 'year'",
        "SELECT (SELECT max(visits) FROM %1$s) AS most, kinds FROM %1$s WHERE visits < 9"
      })
  void answers_are_those_of_the_files(String query) throws InterruptedException {
    Dataset<Row> fromFiles = readers.sql(query.formatted(second));
    assertThat(isInMemory(fromFiles)).isFalse();
    List<String> expected = sorted(fromFiles);
    assertThat(expected).isNotEmpty();
    hold(Set.of(second), true);
    Dataset<Row> rows = readers.sql(query.formatted(second));
    assertThat(isInMemory(rows)).isTrue();
    assertThat(sorted(rows)).isEqualTo(expected);
  }

  @Test
  void each_version_has_its_own_rows() throws InterruptedException {
    hold(Set.of(first), true);
    assertThat(isInMemory(readers.sql("SELECT * FROM " + second))).isFalse();
    assertThat(readers.sql("SELECT * FROM " + second).count()).isEqualTo(4000);
    assertThat(readers.sql("SELECT * FROM " + first).count()).isEqualTo(3000);
  }

  @Test
  void what_is_held_no_more_is_answered_to_the_end() throws InterruptedException {
    hold(Set.of(first), true);
    Dataset<Row> underWay = readers.sql(COUNTIES.formatted(first));
    assertThat(isInMemory(underWay)).isTrue();
    hold(Set.of(), false);
    assertThat(underWay.collectAsList()).hasSize(120);
    assertThat(isInMemory(readers.sql("SELECT * FROM " + first))).isFalse();
  }

  @Test
  void a_table_that_cannot_be_held_leaves_the_others() throws InterruptedException {
    memory.hold(Set.of("delta.`" + warehouse + "/gold/none` VERSION AS OF 0", second));
    await(second, true);
    assertThat(readers.sql("SELECT * FROM " + second).count()).isEqualTo(4000);
  }

  private void hold(Set<String> tables, boolean isThere) throws InterruptedException {
    memory.hold(tables);
    await(tables.stream().findFirst().orElse(first), isThere);
  }

  private void await(String table, boolean isThere) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (isInMemory(readers.sql("SELECT * FROM " + table)) == isThere) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(table + " is not as it was asked to be after a minute");
  }

  private static boolean isInMemory(Dataset<Row> rows) {
    return rows.queryExecution().optimizedPlan().toString().contains("InMemoryRelation");
  }

  private static List<String> sorted(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
