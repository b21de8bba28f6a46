package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.landing.Landing;
import org.lastmetre.ops.Night.State;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.silver.Silver.Extent;
import org.lastmetre.vault.Vault;
import org.lastmetre.vault.VaultKey;

/** Nights on which something unusual has happened to the source since the last one. */
final class OddNightsIT {
  private static final LocalDate NEXT = TinyDistrict.AS_OF.plusDays(1);
  private static final String UNITS = "单位编码,单位名称,层级,上级单位编码\n";
  private static final String ISSUES =
      """
      match: "*/*/calls.csv"
      targets:
        - dataset: issues
          columns: {issue_id: "`call`", raised_at: "`at`", unit_code: "'321398001001'", category: "'热线'"}
      """;
  private static final String EVENTS =
      """
        - dataset: issue_events
          columns: {issue_id: "`call`", event: "'resolved'", occurred_at: "`done`"}
      """;
  private static final String VISITS = "走访编号,走访时间,户编号,走访人员,走访方式,走访结果\n";

  @TempDir Path folder;
  private TinyDistrict district;
  private OneWarehouse warehouse;

  @BeforeEach
  void district() throws IOException {
    district = TinyDistrict.in(folder.resolve("source"));
    warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
  }

  /**
   * Three nights in which a jurisdiction is away and back, a mapping loses a target, a correction
   * puts units in a ring, and a suspension runs on after the end; then everything anew. At last a
   * night dies that had received a file.
   */
  @Test
  void what_happens_to_the_source_is_followed_and_everything_anew_is_the_same() throws IOException {
    TinyDistrict twin = district.twin("321399");
    twin.send("2024-06-02", "visits.csv", VISITS + "V9,2024-06-01 09:00,H9,S1,入户,见到\n");
    district.send(
        "2024-06-02", "calls.csv", "call,at,done\nC1,2024-05-01 08:00,2024-05-02 08:00\n");
    district.mapping("calls.yaml", ISSUES + EVENTS);
    district.send("2024-06-02", "org_units.csv", UNITS + "B,东片,网格,321398001001\nC,东一组,组,B\n");
    district.send(
        "2024-06-02",
        "issue_events.csv",
        "issue_id,event,occurred_at\nI1,suspended,2024-02-20 09:00\n");
    publishes(TinyDistrict.AS_OF);
    List<Row> waiting = waiting();
    assertThat(waiting).hasSize(1);
    assertThat(resolved()).isEqualTo(2);
    assertThat(dueOf("I1")).isEqualTo(LocalDate.of(2024, 6, 3));
    assertThat(units())
        .containsExactly(
            "321398|null|null|null|null",
            "321398001000|321398001000|河口镇|null|null",
            "321398001001|321398001000|河口镇|321398001001|柳树村",
            "B|321398001000|河口镇|321398001001|柳树村",
            "C|321398001000|河口镇|321398001001|柳树村");

    Path away = folder.resolve("away");
    Files.move(twin.folder(), away);
    district.mapping("calls.yaml", ISSUES);
    district.send("2024-06-03", "org_units.csv", UNITS + "B,东片,网格,C\n");
    district.send("2024-06-04", "households.csv", "户编号,所属单位编码\nH5,C\n");
    publishes(TinyDistrict.AS_OF);
    assertThat(waiting()).isEqualTo(waiting);
    assertThat(visits("321399")).isEqualTo(3);
    assertThat(resolved()).isEqualTo(1);
    assertThat(warehouse.ask("SELECT dataset FROM ops.files WHERE path LIKE '%calls.csv'"))
        .extracting(row -> row.getString(0))
        .containsExactly("issues");

    Files.move(away, twin.folder());
    twin.send("2024-06-05", "households.csv", "户编号,所属单位编码\nH9,321399001001\n");
    publishes(NEXT);
    assertThat(waiting()).isEmpty();
    assertThat(visits("321399")).isEqualTo(4);
    assertThat(dueOf("I1")).isEqualTo(LocalDate.of(2024, 6, 4));
    assertThat(warehouse.harness().run(NEXT, Extent.EVERYTHING).state()).isEqualTo(State.UNCHANGED);

    fileOfADeadNightIsTold();
  }

  /** A night that died has received a file and told nobody. */
  private void fileOfADeadNightIsTold() throws IOException {
    district.send("2024-06-02", "pictures.csv", "a,b\n1,2\n");
    String last = warehouse.askOne("SELECT max(run_id) FROM ops.runs").getString(0);
    List<Jurisdiction> jurisdictions = warehouse.harness().jurisdictions();
    Landing landing =
        new Landing(
            warehouse.harness().lake(),
            warehouse.contracts(),
            new Vault(VaultKey.readOrMake(folder.resolve("vault.key"))),
            last.replace(".000Z", ".500Z"));
    landing.land(jurisdictions, landing.list(jurisdictions), file -> {});

    publishes(NEXT);
    assertThat(warehouse.askOne("SELECT status FROM ops.files WHERE path LIKE '%pictures.csv'"))
        .extracting(row -> row.getString(0))
        .isEqualTo("unknown_dataset");
    assertThat(warehouse.night(NEXT).state()).isEqualTo(State.UNCHANGED);
  }

  private void publishes(LocalDate asOf) {
    assertThat(warehouse.night(asOf).state()).isEqualTo(State.PUBLISHED);
  }

  private List<String> units() {
    return warehouse
        .ask(
            "SELECT unit_code, township_code, township_name, community_code, community_name"
                + " FROM gold.units WHERE jurisdiction = '321398' ORDER BY unit_code")
        .stream()
        .map(row -> row.mkString("|"))
        .toList();
  }

  private List<Row> waiting() {
    return warehouse.ask("SELECT jurisdiction, dataset, entity_id, waits_for FROM ops.waiting");
  }

  private long visits(String jurisdiction) {
    return warehouse
        .askOne("SELECT count(*) FROM silver.visits WHERE jurisdiction = '" + jurisdiction + "'")
        .getLong(0);
  }

  private long resolved() {
    return warehouse
        .askOne(
            "SELECT resolved FROM gold.response WHERE period = 'year' AND unit_code = '321398'"
                + " AND category = 'all' AND channel = 'all'")
        .getLong(0);
  }

  private LocalDate dueOf(String issue) {
    return warehouse
        .askOne(
            "SELECT due_on FROM silver.issue_lifecycle WHERE jurisdiction = '321398' AND issue_id ="
                + " '"
                + issue
                + "'")
        .getAs(0);
  }
}
