package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.ops.Night;
import org.lastmetre.ops.Night.State;
import org.lastmetre.silver.Silver.Extent;

/** A metric in a jurisdiction's own folder is computed for it alone and published with the rest. */
final class OwnMetricIT {
  private static final Path EXAMPLES = Path.of("jobs/examples/metrics");
  private static final String YEAR =
      "SELECT concat_ws(' ', jurisdiction, unit_code, visits, telephone_visits, round(telephone_rate, 3), as_of)"
          + " FROM gold.telephone_share WHERE period = 'year' AND unit_code = jurisdiction";

  @TempDir Path folder;

  @Test
  void own_metric_is_published_recomputed_and_gated() throws Exception {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    TinyDistrict neighbour = TinyDistrict.in(folder.resolve("elsewhere")).twin("321399");
    FileUtils.copyDirectory(
        neighbour.folder().toFile(), district.source().resolve("321399").toFile());
    Path metrics = district.folder().resolve("metrics");
    FileUtils.copyDirectory(EXAMPLES.toFile(), metrics.toFile());
    OneWarehouse warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    assertThat(warehouse.night(TinyDistrict.AS_OF).failures()).isEmpty();
    assertThat(warehouse.published().tables()).containsKey("gold.telephone_share");
    assertThat(texts(warehouse, YEAR)).containsExactly("321398 321398 3 1 0.333 2024-06-15");
    assertThat(warehouse.night(TinyDistrict.AS_OF).state()).isEqualTo(State.UNCHANGED);
    assertThat(warehouse.harness().run(TinyDistrict.AS_OF, Extent.EVERYTHING).state())
        .isEqualTo(State.UNCHANGED);

    // A query that fails over the data stops the night, and readers keep what they have.
    Path query = metrics.resolve("telephone_share.sql");
    String right = Files.readString(query);
    write(query, right.replace("count(*) as visits", "raise_error('no') as visits"), "visits");
    Night.Outcome stopped = warehouse.night(TinyDistrict.AS_OF);
    assertThat(stopped.state()).isEqualTo(State.STOPPED);
    assertThat(stopped.failures())
        .singleElement()
        .asString()
        .contains(query.toString())
        .contains("no");
    assertThat(texts(warehouse, YEAR)).containsExactly("321398 321398 3 1 0.333 2024-06-15");

    // A changed query is computed anew, and a changed promise with it.
    Files.writeString(query, right.replace("count(*) as visits", "2 * count(*) as visits"));
    assertThat(warehouse.night(TinyDistrict.AS_OF).failures()).isEmpty();
    assertThat(texts(warehouse, YEAR)).containsExactly("321398 321398 6 1 0.167 2024-06-15");

    FileUtils.deleteDirectory(metrics.toFile());
    assertThat(warehouse.night(TinyDistrict.AS_OF).state()).isEqualTo(State.PUBLISHED);
    assertThat(warehouse.published().tables()).doesNotContainKey("gold.telephone_share");
  }

  @Test
  void a_broken_one_ends_the_night_before_it_begins() throws Exception {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    Path metrics = district.folder().resolve("metrics");
    FileUtils.copyDirectory(EXAMPLES.toFile(), metrics.toFile());
    Path query = metrics.resolve("telephone_share.sql");
    Files.writeString(query, Files.readString(query).replace("unit_periods u", "units_of_mine u"));
    Path warehouse = folder.resolve("warehouse");
    Program.Ended ended =
        Program.here(
            "nightly",
            "--source",
            district.source().toString(),
            "--warehouse",
            warehouse.toString());
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).contains(query + ": There is no view units_of_mine");
    assertThat(warehouse.resolve("gold")).doesNotExist();
  }

  private static void write(Path file, String text, String changed) throws IOException {
    assertThat(text).contains(changed);
    Files.writeString(file, text);
  }

  private static List<String> texts(OneWarehouse warehouse, String query) {
    return warehouse.ask(query).stream().map((Row row) -> row.getString(0)).toList();
  }
}
