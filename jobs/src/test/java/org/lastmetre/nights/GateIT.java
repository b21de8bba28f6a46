package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.metrics.Violation;
import org.lastmetre.ops.Night.State;
import org.lastmetre.publish.Gates;
import org.lastmetre.publish.Gates.Shrinking;
import org.lastmetre.testing.NightHarness;

/**
 * A night stopped by a gate leaves the published one whole, says why, and is made good by the next.
 */
final class GateIT {
  private static final int HOTLINE_CALLS = 120;

  @TempDir Path folder;

  @Test
  void stopped_night_leaves_yesterdays_and_the_next_one_recovers() throws Exception {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    hotline(district, "2024-06-03", 1);
    mapping(district, "`state` <> 'draft'");
    TinyDistrict neighbour = TinyDistrict.in(folder.resolve("elsewhere")).twin("321399");
    FileUtils.copyDirectory(
        neighbour.folder().toFile(), district.source().resolve("321399").toFile());
    OneWarehouse warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    String[] nightly = {
      "nightly",
      "--source",
      district.source().toString(),
      "--warehouse",
      warehouse.directory().toString(),
      "--master",
      "local[2]"
    };
    Program program = Program.ofClasses();
    Program.Ended first = program.run(nightly);
    assertThat(first.code()).as(first.err()).isZero();
    Map<String, List<String>> yesterdays = warehouse.cells();
    String run = warehouse.published().runId();
    assertThat(raised(warehouse)).isEqualTo(2 + HOTLINE_CALLS);

    Path envelope = district.folder().resolve("returns/321398001000/2024-06-15.return.xlsx");
    Files.delete(envelope);

    // Somebody mistakes the condition: nearly every issue is gone.
    mapping(district, "`state` = 'draft'");
    Program.Ended stopped = program.run(nightly);
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
    Program.Ended status = program.run("status", "--warehouse", warehouse.directory().toString());
    assertThat(status.code()).isZero();
    assertThat(status.out())
        .startsWith("stopped 未发布: volume: silver.issues")
        .contains("readers see: published as of 2024-06-15");
    assertThat(warehouse.published().runId()).isEqualTo(run);
    assertThat(warehouse.cells()).isEqualTo(yesterdays);

    mapping(district, "`state` <> 'draft'");
    hotline(district, "2024-06-04", 2);
    assertThat(warehouse.night(TinyDistrict.AS_OF).state()).isEqualTo(State.PUBLISHED);
    assertThat(raised(warehouse)).isEqualTo(2 + 2 * HOTLINE_CALLS);
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
        Program.ofClasses()
            .run(
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
  void broken_ledger_and_broken_promise_stop_and_the_next_night_mends_the_ledger()
      throws IOException {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    OneWarehouse warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    warehouse.night(TinyDistrict.AS_OF);
    Gates gates = new Gates(warehouse.harness().lake(), warehouse.contracts());
    assertThat(gates.failures(warehouse.published(), List.of(), Shrinking.STOPS)).isEmpty();

    String ledger = warehouse.directory().resolve("ops/files").toString();
    DeltaTable.forPath(NightHarness.spark(), ledger)
        .updateExpr("dataset = 'visits'", Map.of("accepted", "accepted - 1"));
    Violation promise = new Violation("coverage", "more visited than counted", "[321398,month]");
    assertThat(gates.failures(warehouse.published(), List.of(promise), Shrinking.STOPS))
        .hasSize(2)
        .contains(promise.toString())
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("conservation: 321398001000/2024-06-01/visits.csv")
                    .contains("3 rows read and 2 accounted for"));

    assertThat(warehouse.night(TinyDistrict.AS_OF).state()).isEqualTo(State.UNCHANGED);
    assertThat(gates.failures(warehouse.published(), List.of(), Shrinking.STOPS)).isEmpty();
  }

  private static long raised(OneWarehouse warehouse) {
    return warehouse
        .askOne(
            "SELECT raised FROM gold.response WHERE period = 'year' AND unit_code = '321398'"
                + " AND category = 'all' AND channel = 'all'")
        .getLong(0);
  }

  /** As many calls of the hotline, in a layout of its own, all on one day in March. */
  private static void hotline(TinyDistrict district, String day, int series) throws IOException {
    district.send(
        day,
        "hotline.csv",
        IntStream.range(0, HOTLINE_CALLS)
            .mapToObj(i -> "C%d-%03d,2024-03-07 08:00,done".formatted(series, i))
            .collect(Collectors.joining("\n", "call,at,state\n", "\n")));
  }

  private static void mapping(TinyDistrict district, String where) throws IOException {
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
