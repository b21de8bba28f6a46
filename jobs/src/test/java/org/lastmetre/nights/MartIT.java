package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.Contracts;
import org.lastmetre.mart.Mart;
import org.lastmetre.mart.Mart.Loaded;
import org.lastmetre.mart.MartException;
import org.lastmetre.ops.Night.State;
import org.lastmetre.publish.Extent;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import org.lastmetre.publish.PublishedTables;

/** The figures in a PostgreSQL: every cell as {@code sql} shows it, and never half a night. */
final class MartIT {
  private static final String TWIN = "321399";
  private static final String METRIC = "gold.telephone_share";
  private static final Instant NOW = Instant.parse("2024-06-16T18:30:00Z");

  @TempDir static Path folder;
  private static Postgres postgres;
  private static TinyDistrict district;
  private static Path metrics;
  private static OneWarehouse warehouse;

  @BeforeAll
  static void night_is_published() throws Exception {
    postgres = Postgres.start();
    district = TinyDistrict.in(folder.resolve("source"));
    metrics = district.twin(TWIN).folder().resolve("metrics");
    FileUtils.copyDirectory(Path.of("jobs/examples/metrics").toFile(), metrics.toFile());
    warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    assertThat(warehouse.night(TinyDistrict.AS_OF).state()).isEqualTo(State.PUBLISHED);
  }

  @AfterAll
  static void postgres_ends() throws Exception {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void nights_come_in_whole_and_cost_what_changed() throws Exception {
    assertThat(publish("mart", nights(), Extent.CHANGED)).isNotEmpty();
    Map<String, List<String>> first = figures();
    assertThat(first).containsKey(METRIC);
    assertThat(first.get("gold.coverage")).hasSizeGreaterThan(30);
    assertThat(first.get("gold.satisfaction"))
        .as("few answers are withheld here as there")
        .anyMatch(row -> row.contains("satisfaction_rate=null") && row.contains("suppressed=true"));
    assertThat(mart("mart", first)).isEqualTo(first);
    keys_and_comments_are_there();
    assertThat(publish("mart", nights(), Extent.CHANGED)).as("the same night again").isEmpty();

    district.send(
        "2024-06-20",
        "visits.late.csv",
        """
        走访编号,走访时间,户编号,走访人员,走访方式,走访结果
        V9,2024-04-08 09:30,H3,S1,入户,见到
        """);
    assertThat(warehouse.night(TinyDistrict.AS_OF).state()).isEqualTo(State.PUBLISHED);
    Program program = Program.ofClasses().with("PGPASSWORD", Postgres.PASSWORD);
    killed_in_the_midst(program);
    assertThat(mart("mart", first)).as("after a publication was killed").isEqualTo(first);
    cut_off_in_the_midst(program);
    assertThat(mart("mart", first)).as("after the server went away").isEqualTo(first);

    String before = postgres.psql("SELECT pg_current_xact_id()").get(0);
    Program.Ended ended = program.run(arguments());
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("Published as of 2024-06-15").contains("已发布至数据库");
    Map<String, List<String>> second = figures();
    assertThat(second).isNotEqualTo(first);
    assertThat(mart("mart", second)).isEqualTo(second);
    assertThat(postgres.psql(writtenSince("coverage", before)))
        .containsExactly(
            "321398 month 2024-04-01",
            "321398 month 2024-05-01",
            "321398 month 2024-06-01",
            "321398 quarter 2024-04-01",
            "321398 year 2024-01-01");
    assertThat(postgres.psql(writtenSince("response", before))).isEmpty();

    FileUtils.deleteDirectory(metrics.toFile());
    before = postgres.psql("SELECT pg_current_xact_id()").get(0);
    assertThat(warehouse.night(TinyDistrict.AS_OF.plusDays(1)).state()).isEqualTo(State.PUBLISHED);
    publish("mart", nights(), Extent.CHANGED);
    Map<String, List<String>> third = figures();
    assertThat(third).doesNotContainKey(METRIC);
    assertThat(mart("mart", third)).isEqualTo(third);
    assertThat(postgres.psql("SELECT to_regclass('mart.telephone_share_rows') IS NULL"))
        .containsExactly("t");
    assertThat(postgres.psql("SELECT DISTINCT as_of FROM mart.coverage"))
        .containsExactly("2024-06-16");
    assertThat(postgres.psql(writtenSince("coverage", before)))
        .as("a day that passes writes no month that was over")
        .contains("321398 month 2024-06-01")
        .doesNotContain("321398 month 2024-05-01");

    List<Manifest> restored = nights().subList(1, nights().size());
    assertThatThrownBy(() -> publish("mart", restored, Extent.CHANGED))
        .isInstanceOf(MartException.class)
        .hasMessageContaining("--rebuild");
    assertThat(mart("mart", third)).isEqualTo(third);
    publish("mart", restored, Extent.EVERYTHING);
    assertThat(mart("mart", second)).isEqualTo(second);
  }

  @Test
  void each_jurisdiction_may_have_its_schema() throws Exception {
    publish("county_{jurisdiction}", nights(), Extent.CHANGED);
    Map<String, List<String>> all = figures();
    for (String code : List.of(TinyDistrict.CODE, TWIN)) {
      Map<String, List<String>> its = new TreeMap<>();
      all.forEach(
          (name, rows) ->
              its.put(
                  name,
                  rows.stream()
                      .filter(row -> row.contains("jurisdiction=\"" + code + "\""))
                      .toList()));
      assertThat(its.get("gold.coverage")).isNotEmpty();
      assertThat(mart("county_" + code, its)).isEqualTo(its);
    }
  }

  @Test
  void wrong_password_and_foreign_database_are_bad_usage() throws Exception {
    Program.Ended ended = Program.ofClasses().with("PGPASSWORD", "not-this-one").run(arguments());
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err())
        .contains("Not published to jdbc:postgresql://127.0.0.1")
        .contains("PGPASSWORD")
        .doesNotContain("not-this-one", "Exception");
  }

  /** Waits at a table that somebody holds, with others copied already, and dies there. */
  private static void killed_in_the_midst(Program program) throws Exception {
    try (Connection holder = holding("mart.scorecard_rows")) {
      Process process = program.start(arguments());
      waitUntilItWaits();
      process.destroyForcibly().waitFor();
      holder.rollback();
    }
    await("SELECT count(*) = 0 FROM pg_stat_activity WHERE application_name = 'lastmetre'");
  }

  private static void cut_off_in_the_midst(Program program) throws Exception {
    try (Connection holder = holding("mart.scorecard_rows")) {
      CompletableFuture<Program.Ended> running =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return program.run(arguments());
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              });
      waitUntilItWaits();
      postgres.psql(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lastmetre'");
      Program.Ended ended = running.get(2, TimeUnit.MINUTES);
      holder.rollback();
      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      assertThat(ended.err())
          .contains("Not published to " + postgres.url())
          .contains("The database is as it was")
          .doesNotContain(Postgres.PASSWORD, "Exception");
    }
  }

  private static Connection holding(String table) throws Exception {
    Connection connection = postgres.connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }
    return connection;
  }

  private static void waitUntilItWaits() throws Exception {
    await(
        "SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name = 'lastmetre' AND wait_event_type = 'Lock'");
  }

  private static void await(String condition) throws Exception {
    Instant end = Instant.now().plusSeconds(120);
    while (!postgres.psql(condition).equals(List.of("t"))) {
      assertThat(Instant.now()).as(condition).isBefore(end);
      Thread.sleep(200);
    }
  }

  private static void keys_and_comments_are_there() throws Exception {
    assertThat(
            postgres.psql(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'p' AND conrelid = 'mart.coverage_rows'::regclass"))
        .containsExactly("PRIMARY KEY (jurisdiction, period, period_start, unit_code)");
    assertThat(
            postgres.psql(
                "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'mart' AND relname LIKE '%\\_rows' AND relkind = 'r' AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid)"))
        .as("tables without an index")
        .containsExactly("0");
    assertThat(postgres.psql("SELECT obj_description('mart.coverage'::regclass)").get(0))
        .contains("走访")
        .contains(" / ");
    assertThat(
            postgres.psql(
                "SELECT a.attrelid::regclass, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'mart' AND c.relkind = 'v' AND a.attnum > 0 AND coalesce(col_description(c.oid, a.attnum), '') !~ ' / '"))
        .as("columns that do not say in two languages what they are")
        .isEmpty();
  }

  private static String writtenSince(String table, String transaction) {
    return """
        SELECT DISTINCT concat_ws(' ', jurisdiction, period, period_start) FROM mart.%s_rows
        WHERE jurisdiction = '%s' AND xmin::text::bigint > %s ORDER BY 1
        """
        .formatted(table, TinyDistrict.CODE, transaction);
  }

  private static String[] arguments() {
    return new String[] {
      "publish",
      "--url",
      postgres.url(),
      "--user",
      Postgres.USER,
      "--schema",
      "mart",
      "--warehouse",
      warehouse.directory().toString()
    };
  }

  private static List<Loaded> publish(String schema, List<Manifest> nights, Extent extent)
      throws Exception {
    try (Connection connection = postgres.connect()) {
      return new Mart(connection, tables(nights), nights).publish(schema, extent, NOW, one -> {});
    }
  }

  private static List<Manifest> nights() {
    return new Publications(warehouse.harness().lake(), contracts()).all();
  }

  private static PublishedTables tables(List<Manifest> nights) {
    return new PublishedTables(warehouse.harness().lake(), contracts(), Optional.of(nights.get(0)));
  }

  private static Contracts contracts() {
    return warehouse.contracts();
  }

  /** Every row that {@code sql} shows of the figures, by table. */
  private static Map<String, List<String>> figures() {
    PublishedTables tables = tables(nights());
    Map<String, List<String>> figures = new TreeMap<>();
    for (String name : tables.figures()) {
      figures.put(name, JsonRows.of(tables.read(name)));
    }
    return figures;
  }

  /** The same as psql shows it. */
  private static Map<String, List<String>> mart(String schema, Map<String, List<String>> expected)
      throws Exception {
    List<String> views =
        postgres.psql("SELECT viewname FROM pg_views WHERE schemaname = '%s'".formatted(schema));
    assertThat(views.stream().map(view -> "gold." + view))
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    Map<String, List<String>> figures = new TreeMap<>();
    for (String view : views) {
      figures.put(
          "gold." + view,
          JsonRows.of(postgres.psql("SELECT row_to_json(v) FROM %s.%s v".formatted(schema, view))));
    }
    return figures;
  }
}
