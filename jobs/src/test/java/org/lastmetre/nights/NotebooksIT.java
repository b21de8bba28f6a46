package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.county.CountyMaker;
import org.lastmetre.nights.SavedNotebook.Cell;
import org.lastmetre.ops.Night.State;
import org.lastmetre.query.Cells;

/**
 * The notebooks, run by Jupyter over another warehouse than the one that their saved outputs show:
 * every table they draw is what {@code sql} answers.
 */
final class NotebooksIT {
  private static final Path KERNELS = Path.of("target/jupyter").toAbsolutePath();
  private static final String BLUE = "rgb\\(59,125,216\\)";

  @TempDir static Path folder;
  private static OneWarehouse warehouse;
  private static final Map<String, SavedNotebook> RAN = new HashMap<>();

  @BeforeAll
  static void a_night_is_published() throws IOException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/jupyter")) && Files.isDirectory(KERNELS),
        "Jupyter or the kernel is missing (Debian: jupyter-nbconvert, then notebooks/install-kernel"
            + " --here): no notebook is run");
    CountyMaker maker = CountyMaker.of(61).households(150).months(5).nights(8);
    Path source = folder.resolve("source");
    maker.write(source);
    warehouse = new OneWarehouse(source, folder.resolve("warehouse"));
    assertThat(warehouse.night(maker.asOf()).state()).isEqualTo(State.PUBLISHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"first-look", "coverage-and-blind-spots", "response-and-survival"})
  void what_a_notebook_shows_is_what_sql_answers(String name) throws Exception {
    List<Cell> cells = cells(name);
    int tables = 0;
    for (Cell cell : cells) {
      for (String query : cell.queries("ask")) {
        List<List<String>> answer = answer(warehouse, query);
        if (cell.table().isPresent()) {
          assertThat(cell.table().get()).as("%s: %s", name, query).isEqualTo(firstRows(answer));
          tables++;
        }
      }
    }
    assertThat(tables).as("tables of " + name).isGreaterThanOrEqualTo(2);
  }

  @Test
  void bars_are_as_many_as_the_months() throws Exception {
    List<Cell> cells = cells("first-look");
    Cell bars =
        cells.stream().filter(c -> c.source().contains("geomBar")).findFirst().orElseThrow();
    long months =
        warehouse
            .askOne(
                "SELECT count(*) FROM gold.coverage WHERE unit_code = jurisdiction AND period ="
                    + " 'month'")
            .getLong(0);
    assertThat(bars.picture()).contains("Coverage by month 按月走访覆盖率");
    assertThat(bars.picture().split(BLUE, -1)).hasSize((int) months + 1);
  }

  @Test
  void the_curve_reaches_its_half_at_the_published_median() throws Exception {
    List<Cell> cells = cells("response-and-survival");
    int half =
        IntStream.range(0, cells.size())
            .filter(i -> cells.get(i).source().contains("by_curve"))
            .findFirst()
            .orElseThrow();
    List<String> byCurve = cells.get(half).table().orElseThrow().get(0);
    List<String> published = cells.get(half + 1).table().orElseThrow().get(0);
    assertThat(Double.parseDouble(byCurve.get(1)))
        .isCloseTo(Double.parseDouble(published.get(4)), offset(1e-9));
  }

  @Test
  void a_countys_own_metric_is_tried_on_its_records() throws Exception {
    TinyDistrict district = TinyDistrict.in(folder.resolve("district"));
    List<Cell> cells =
        run("a-metric-of-your-own", Map.of("COUNTY", district.folder().toString())).cells();

    FileUtils.copyDirectory(
        Path.of("jobs/examples/metrics").toFile(), district.folder().resolve("metrics").toFile());
    OneWarehouse own = new OneWarehouse(district.source(), folder.resolve("own"));
    assertThat(own.night().state()).isEqualTo(State.PUBLISHED);
    int tables = 0;
    for (Cell cell : cells) {
      for (String query : cell.queries("tried.ask")) {
        assertThat(cell.table()).hasValue(firstRows(answer(own, query)));
        tables++;
      }
    }
    assertThat(tables).isEqualTo(2);
    assertThat(cells.toString()).contains("Published as of " + TinyDistrict.AS_OF);
  }

  /** A notebook over the warehouse; it takes long, and is run once. */
  private static List<Cell> cells(String name) throws Exception {
    if (!RAN.containsKey(name)) {
      RAN.put(name, run(name, Map.of()));
    }
    return RAN.get(name).cells();
  }

  /** A notebook after Jupyter ran it; no cell may have complained. */
  private static SavedNotebook run(String name, Map<String, String> settings) throws Exception {
    Path ran = folder.resolve(name + ".ipynb");
    Path said = folder.resolve(name + ".txt");
    ProcessBuilder jupyter =
        new ProcessBuilder(
                "/usr/bin/jupyter",
                "nbconvert",
                "--to",
                "notebook",
                "--execute",
                "--output-dir",
                folder.toString(),
                "notebooks/" + name + ".ipynb")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    jupyter.environment().put("JUPYTER_PATH", KERNELS.toString());
    jupyter.environment().put("WAREHOUSE", warehouse.directory().toString());
    jupyter.environment().putAll(settings);
    Process process = jupyter.start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).as(name + " came to an end").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    SavedNotebook notebook = SavedNotebook.read(ran);
    notebook.requireRun();
    return notebook;
  }

  private static List<List<String>> answer(OneWarehouse warehouse, String query) {
    ZoneId zone = warehouse.published().zone();
    List<List<String>> rows = new ArrayList<>();
    for (Row row : warehouse.ask(query)) {
      rows.add(
          IntStream.range(0, row.size())
              .mapToObj(i -> row.isNullAt(i) ? "–" : Cells.text(row.get(i), zone))
              .toList());
    }
    return rows;
  }

  /** A notebook shows a hundred rows. */
  private static List<List<String>> firstRows(List<List<String>> rows) {
    return rows.subList(0, Math.min(100, rows.size()));
  }
}
