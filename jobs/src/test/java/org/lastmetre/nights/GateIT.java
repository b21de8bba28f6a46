package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.metrics.Violation;
import org.lastmetre.publish.Gates;
import org.lastmetre.publish.Gates.Shrinking;
import org.lastmetre.publish.ManagedTables;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import org.lastmetre.testing.NightHarness;

/**
 * A night stopped by a gate leaves the published one whole, says why, and is made good by the next.
 */
final class GateIT {
  private static final int HOTLINE_CALLS = 120;
  private static final String VISITS = "走访编号,走访时间,户编号,走访人员\n";

  @TempDir static Path folder;
  private static TinyDistrict district;
  private static OneWarehouse warehouse;

  @BeforeAll
  static void night_runs() throws Exception {
    Path shared = folder.resolve("shared");
    district = TinyDistrict.in(shared.resolve("source"));
    hotline("2024-06-03", 1);
    mapping("`state` <> 'draft'");
    district.send("2024-06-01", "visits.refused.csv", VISITS + "V4,五月下旬,H1,S1\n");
    district.send("2024-06-01", "visits.waiting.csv", VISITS + "V5,2024-05-21,H9,S1\n");
    TinyDistrict neighbour = TinyDistrict.in(shared.resolve("elsewhere")).twin("321399");
    FileUtils.copyDirectory(
        neighbour.folder().toFile(), district.source().resolve("321399").toFile());
    warehouse = new OneWarehouse(district.source(), shared.resolve("warehouse"));
    Program.Ended first = nightly();
    assertThat(first.code()).as(first.err()).isZero();
  }

  @Test
  void stopped_night_leaves_yesterdays_and_the_next_one_recovers() throws Exception {
    Map<String, List<String>> yesterdays = warehouse.cells();
    Manifest published = warehouse.published();
    assertThat(raised()).isEqualTo(2 + HOTLINE_CALLS);

    Path envelope = district.folder().resolve("returns/321398001000/2024-06-15.return.xlsx");
    Files.delete(envelope);

    // Somebody mistakes the condition: nearly every issue is gone.
    mapping("`state` = 'draft'");
    Program.Ended stopped = nightly();
    assertThat(stopped.code()).as(stopped.err()).isEqualTo(3);
    assertThat(stopped.err())
        .contains("volume: silver.issues of 321398 has 2 rows, 122 were published");
    assertThat(stopped.out()).isEmpty();
    assertThat(envelope)
        .as("a township hears of what it owes though nothing was published")
        .exists();
    Row last = warehouse.askOne("SELECT state, reasons FROM ops.runs ORDER BY at DESC LIMIT 1");
    assertThat(last.getString(0)).isEqualTo("stopped");
    assertThat(last.<String>getList(1)).hasSize(1).first().asString().startsWith("volume: ");
    Program.Ended status = Program.here("status", "--warehouse", warehouse.directory().toString());
    assertThat(status.code()).isZero();
    assertThat(status.out())
        .startsWith("stopped 未发布: volume: silver.issues")
        .contains("readers see: published as of 2024-06-15");
    assertThat(warehouse.published()).isEqualTo(published);
    assertThat(warehouse.cells()).isEqualTo(yesterdays);

    mapping("`state` <> 'draft'");
    hotline("2024-06-04", 2);
    Program.Ended next = nightly();
    assertThat(next.code()).as(next.err()).isZero();
    assertThat(raised()).isEqualTo(2 + 2 * HOTLINE_CALLS);
    assertThat(warehouse.ask("SELECT * FROM ops.files WHERE dataset = 'issues' AND accepted = 0"))
        .isEmpty();
  }

  @Test
  void a_night_that_fails_once_it_knows_what_came_sends_its_envelopes_all_the_same()
      throws Exception {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    Path directory = folder.resolve("warehouse");
    // Where a table should be made stands a file: the figures cannot be written.
    Files.createDirectories(directory.resolve("gold"));
    Files.writeString(directory.resolve("gold/coverage"), "");
    Program.Ended failed =
        Program.here(
            "nightly",
            "--source",
            district.source().toString(),
            "--warehouse",
            directory.toString());
    assertThat(failed.code()).as(failed.err()).isEqualTo(1);
    assertThat(failed.err()).contains("return envelopes 退件: 1 senders");
    assertThat(district.folder().resolve("returns/321398001000/2024-06-15.return.xlsx")).exists();
    assertThat(new OneWarehouse(district.source(), directory).harness().published()).isEmpty();
  }

  @Test
  void a_row_lost_from_any_table_stops_the_night_and_a_full_one_brings_it_back() throws Exception {
    assertThat(gates().failures(warehouse.published(), List.of(), Shrinking.STOPS)).isEmpty();
    lose("silver/visits", "jurisdiction = '321398' AND visit_id = 'V3'");
    lose("ops/quarantine", "jurisdiction = '321398' AND path LIKE '%refused.csv'");
    lose("ops/waiting", "jurisdiction = '321398' AND path LIKE '%waiting.csv'");
    String[] lost = {
      conservation("visits.csv", 3, 2),
      conservation("visits.refused.csv", 1, 0),
      conservation("visits.waiting.csv", 1, 0)
    };
    Violation promise = new Violation("coverage", "more visited than counted", "[321398,month]");
    assertThat(gates().failures(warehouse.published(), List.of(promise), Shrinking.STOPS))
        .hasSize(4)
        .contains(lost)
        .contains(promise.toString());

    // Were they lost from the published tables, no restoring would bring them back.
    Manifest published = warehouse.published();
    new Publications(warehouse.harness().lake(), warehouse.contracts())
        .publish(
            new Manifest(
                published.runId(),
                published.asOf(),
                published.publishedAt().plusMillis(1),
                new ManagedTables(warehouse.harness().lake(), warehouse.contracts(), published)
                    .versions(),
                published.days(),
                Map.of()));
    district.send("2024-06-05", "households.csv", "户编号,所属单位编码\nH5,321398001001\n");
    Program.Ended stopped = nightly();
    assertThat(stopped.code()).as(stopped.err()).isEqualTo(3);
    assertThat(stopped.err()).contains(lost);

    Program.Ended full = nightly("--full");
    assertThat(full.code()).as(full.err()).isZero();
    assertThat(gates().failures(warehouse.published(), List.of(), Shrinking.STOPS)).isEmpty();
    assertThat(warehouse.ask("SELECT * FROM silver.visits WHERE visit_id = 'V3'")).hasSize(2);
  }

  @Test
  void a_ledger_that_does_not_add_up_is_seen() {
    DeltaTable ledger = table("ops/files");
    long version = ledger.history(1).first().getAs("version");
    ledger.updateExpr("path LIKE '%/visits.csv'", Map.of("accepted", "accepted - 1"));
    assertThat(gates().failures(warehouse.published(), List.of(), Shrinking.STOPS))
        .contains(conservation("visits.csv", 3, 2));
    ledger.restoreToVersion(version);
  }

  private static Gates gates() {
    return new Gates(warehouse.harness().lake(), warehouse.contracts());
  }

  private static Program.Ended nightly(String... options) throws Exception {
    List<String> line = new ArrayList<>(List.of("nightly", "--source"));
    line.add(district.source().toString());
    line.addAll(List.of("--warehouse", warehouse.directory().toString(), "--master", "local[2]"));
    line.addAll(List.of(options));
    return Program.here(line.toArray(String[]::new));
  }

  private static DeltaTable table(String path) {
    return DeltaTable.forPath(NightHarness.spark(), warehouse.directory().resolve(path).toString());
  }

  private static void lose(String path, String row) {
    long before = table(path).toDF().count();
    table(path).delete(row);
    assertThat(table(path).toDF().count()).isEqualTo(before - 1);
  }

  private static String conservation(String file, int read, int accounted) {
    return "conservation: 321398001000/2024-06-01/%s of 321398 (visits) has %d rows read and %d accounted for"
        .formatted(file, read, accounted);
  }

  private static long raised() {
    return warehouse
        .askOne(
            "SELECT raised FROM gold.response WHERE period = 'year' AND unit_code = '321398'"
                + " AND category = 'all' AND channel = 'all'")
        .getLong(0);
  }

  /** As many calls of the hotline, in a layout of its own, all on one day in March. */
  private static void hotline(String day, int series) throws IOException {
    district.send(
        day,
        "hotline.csv",
        IntStream.range(0, HOTLINE_CALLS)
            .mapToObj(i -> "C%d-%03d,2024-03-07 08:00,done".formatted(series, i))
            .collect(Collectors.joining("\n", "call,at,state\n", "\n")));
  }

  private static void mapping(String where) throws IOException {
    district.mapping(
        "hotline.yaml",
        """
        match: "*/*/hotline.csv"
        where: "%s"
        targets:
          - dataset: issues
            columns: {issue_id: "`call`", raised_at: "`at`", unit_code: "'321398001001'", category: "'热线'", channel: "'hotline'"}
        """
            .formatted(where));
  }
}
