package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.ops.Night.State;

/** The bundled sample through a night: its planted faults, its known totals, nobody's name. */
final class SamplesIT {
  private static final Path SAMPLE = Path.of("data-samples", "bagongshan");
  private static final LocalDate AS_OF = LocalDate.of(2017, 6, 30);

  @TempDir static Path folder;
  private static OneWarehouse warehouse;

  @BeforeAll
  static void night_runs() throws IOException {
    Path source = folder.resolve("source");
    FileUtils.copyDirectory(SAMPLE.toFile(), source.resolve("bagongshan").toFile());
    warehouse = new OneWarehouse(source, folder.resolve("warehouse"));
    assertThat(warehouse.night(AS_OF).state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void what_was_planted_is_refused_and_nothing_else() throws IOException {
    Set<String> planted = new TreeSet<>();
    for (Map<String, String> row : PlainCsv.rows(SAMPLE.resolve("planted/refusals.csv"))) {
      planted.add(String.join(" | ", row.values()));
    }
    List<String> refused =
        warehouse
            .ask(
                "SELECT path, coalesce(sheet, ''), row_number, dataset, `column`, reason FROM"
                    + " ops.quarantine")
            .stream()
            .map(row -> row.mkString(" | "))
            .toList();
    assertThat(planted).hasSize(25);
    assertThat(refused).containsExactlyInAnyOrderElementsOf(planted);
  }

  @Test
  void every_row_of_every_file_is_accounted_for() throws IOException {
    assertThat(
            warehouse.ask(
                "SELECT * FROM ops.files WHERE rows_read <>"
                    + " accepted + quarantined + duplicate + superseded + waiting"))
        .isEmpty();
    assertThat(
            warehouse.ask("SELECT * FROM ops.files WHERE status NOT IN ('read', 'repeat', 'nil')"))
        .isEmpty();
    try (Stream<Path> files = Files.walk(SAMPLE.resolve("landing"))) {
      assertThat(warehouse.askOne("SELECT count(DISTINCT path) FROM ops.files").getLong(0))
          .isEqualTo(files.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void totals_are_those_of_the_published_account() {
    assertThat(
            one(
                "SELECT count_if(level = 'grid'), count_if(level = 'group') FROM (SELECT DISTINCT"
                    + " unit_code, level FROM silver.org_units)"))
        .isEqualTo("[21,141]");
    assertThat(one("SELECT count(*) FROM silver.staff")).isEqualTo("[155]");
    assertThat(one("SELECT count(DISTINCT household_id) FROM silver.assignments"))
        .isEqualTo("[1312]");
    assertThat(
            one("SELECT visits FROM gold.coverage WHERE period = 'year' AND unit_code = '340405'"))
        .isEqualTo("[1346]");
    assertThat(
            one(
                "SELECT resolved FROM gold.response WHERE period = 'year' AND unit_code = '340405'"
                    + " AND category = 'all' AND channel = 'all'"))
        .isEqualTo("[92]");
    assertThat(one("SELECT DISTINCT as_of FROM gold.coverage")).isEqualTo("[2017-06-30]");
  }

  @Test
  void nobody_is_named_outside_the_vault() throws IOException {
    PeopleInFiles people = PeopleInFiles.below(SAMPLE.resolve("landing"), warehouse.contracts());
    assertThat(people.count()).isGreaterThan(4000);
    Set<String> found = new TreeSet<>();
    for (String layer : List.of("bronze", "silver", "gold", "ops", "vault")) {
      warehouse.contracts().layer(layer).stream()
          .map(warehouse.harness().lake()::read)
          .flatMap(rows -> rows.collectAsList().stream())
          .forEach(row -> found.addAll(people.namedIn(row)));
    }
    assertThat(found).isEmpty();
  }

  private static String one(String query) {
    Row row = warehouse.askOne(query);
    return row.toString();
  }
}
