package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.lake.Upkeep;
import org.lastmetre.ops.Maintenance;
import org.lastmetre.ops.Maintenance.Done;
import org.lastmetre.ops.Night.State;
import org.lastmetre.policy.Policy.Retention;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.PublishedTables;
import org.lastmetre.silver.Silver.Extent;
import org.lastmetre.testing.NightHarness;
import org.lastmetre.testing.Quiet;

/** Upkeep takes what no kept night needs, and every kept night can still be read. */
final class MaintenanceIT {
  private static final Retention DEFAULT = new Retention(3650, 30);
  private static final List<String> DATES = List.of("2024-04-08", "2024-05-03", "2024-05-06");

  @TempDir Path folder;

  @Test
  void kept_nights_can_be_read_and_older_records_are_gone() throws Exception {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    OneWarehouse warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    List<Manifest> nights = new ArrayList<>();
    for (String day : DATES) {
      district.send(
          "2024-06-05",
          "visits." + day + ".csv",
          """
          走访编号,走访时间,户编号,走访人员,走访方式,走访结果,备注
          W%1$s,%1$s 09:30,H3,S1,入户,见到,
          W0,2024-06-01 09:30,H3,S1,入户,见到,%1$s 更正
          """
              .formatted(day));
      assertThat(warehouse.night(TinyDistrict.AS_OF).failures()).isEmpty();
      nights.add(warehouse.published());
    }
    Map<String, List<String>> figures = figures(warehouse, nights);
    assertThat(figures).hasSize(DATES.size());
    Instant soon = nights.get(2).publishedAt().plus(1, ChronoUnit.DAYS);
    Instant later = nights.get(2).publishedAt().plus(31, ChronoUnit.DAYS);

    List<String> kept = vault(warehouse);
    assertThat(kept).anyMatch(row -> row.contains("\"pseudonym\":\"phone_"));
    assertThat(kept).anyMatch(row -> row.contains("\"row_number\""));

    assertThat(removed(maintain(warehouse, soon)))
        .as("every night is kept; empty files that no commit names may go")
        .noneMatch(name -> name.startsWith("silver.") || name.startsWith("gold."));
    assertThat(records(warehouse, nights.get(0))).isEqualTo(5);

    assertThat(vault(warehouse)).isEqualTo(kept);

    List<Done> done = maintain(warehouse, later);
    assertThat(removed(done)).contains("silver.visits").noneMatch(name -> name.startsWith("gold."));
    assertThat(figures(warehouse, nights)).isEqualTo(figures);
    assertThat(records(warehouse, nights.get(2))).isEqualTo(7);
    assertThat(vault(warehouse)).as("of the vault nothing ever goes").isEqualTo(kept);
    assertThat(maintain(warehouse, later)).as("a second time nothing is left to do").isEmpty();

    Program.Ended gone =
        old(warehouse, nights.get(0).runId(), "SELECT max(visit_id) FROM silver.visits");
    assertThat(gone.code()).as(gone.err()).isEqualTo(2);
    assertThat(gone.err()).contains("are gone").contains("retention.silver_days");
    Program.Ended read =
        old(warehouse, nights.get(0).runId(), "SELECT sum(visits) FROM gold.coverage");
    assertThat(read.code()).as(read.err()).isZero();
    Program.Ended unknown = old(warehouse, "20200101T000000.000Z", "SELECT 1");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("There is no run 20200101T000000.000Z");

    assertThat(warehouse.harness().run(TinyDistrict.AS_OF, Extent.EVERYTHING).state())
        .isEqualTo(State.UNCHANGED);
    Program.Ended nothing =
        old(warehouse, lastRun(warehouse), "SELECT sum(visits) FROM gold.coverage");
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err()).contains("published nothing, it ended unchanged");

    // After ten years the figures of old nights go too; what rules stays.
    assertThat(removed(maintain(warehouse, later.plus(3650, ChronoUnit.DAYS))))
        .contains("gold.coverage");
    assertThat(figures(warehouse, nights.subList(2, 3)))
        .isEqualTo(Map.of(nights.get(2).runId(), figures.get(nights.get(2).runId())));
  }

  private static List<Done> maintain(OneWarehouse warehouse, Instant now) {
    return new Maintenance(
            warehouse.harness().lake(),
            warehouse.contracts(),
            new Upkeep(NightHarness.spark(), warehouse.directory().toAbsolutePath().toString()),
            new Quiet())
        .run(DEFAULT, now);
  }

  private static List<String> removed(List<Done> done) {
    return done.stream().filter(table -> table.files() > 0).map(Done::table).toList();
  }

  /** All that is in the vault, read from its files and not from memory. */
  private static List<String> vault(OneWarehouse warehouse) {
    return Stream.of("values", "rows")
        .map(table -> warehouse.directory().resolve("vault").resolve(table).toString())
        .flatMap(
            table ->
                NightHarness.spark()
                    .read()
                    .format("delta")
                    .load(table)
                    .toJSON()
                    .collectAsList()
                    .stream())
        .sorted()
        .toList();
  }

  /** Every cell of coverage as each run published it. */
  private static Map<String, List<String>> figures(OneWarehouse warehouse, List<Manifest> nights) {
    Map<String, List<String>> figures = new TreeMap<>();
    for (Manifest night : nights) {
      open(warehouse, night, "gold.coverage");
      List<String> cells =
          new ArrayList<>(NightHarness.spark().table("gold.coverage").toJSON().collectAsList());
      cells.sort(null);
      figures.put(night.runId(), cells);
    }
    return figures;
  }

  private static long records(OneWarehouse warehouse, Manifest night) {
    open(warehouse, night, "silver.visits");
    return NightHarness.spark().table("silver.visits").collectAsList().size();
  }

  private static void open(OneWarehouse warehouse, Manifest night, String table) {
    new PublishedTables(warehouse.harness().lake(), warehouse.contracts(), Optional.of(night))
        .open(table);
  }

  private static String lastRun(OneWarehouse warehouse) {
    return warehouse.askOne("SELECT max_by(run_id, at) FROM ops.runs").getString(0);
  }

  private static Program.Ended old(OneWarehouse warehouse, String run, String query)
      throws Exception {
    return Program.here(
        "sql", query, "--as-of-run", run, "--warehouse", warehouse.directory().toString());
  }
}
