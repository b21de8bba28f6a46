package org.lastmetre.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementResp;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionResp;
import org.apache.hive.service.rpc.thrift.TStatusCode;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSaslClientTransport;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.testing.FreePort;

/** A server as readers meet it: by the plain Hive driver, beeline, raw Thrift and raw HTTP. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class ServeIT {
  private static final String PASSWORD = "right-horse-battery";
  private static final int NIGHTS = 20;
  private static final int CONNECTIONS = 8;

  @TempDir static Path folder;
  private static SmallWarehouse warehouse;
  private static Server server;
  private static int port;
  private static int httpPort;
  private static int run = 1;

  @BeforeAll
  static void server_is_up() throws IOException {
    warehouse = new SmallWarehouse(folder.resolve("warehouse"));
    warehouse.writeRecords();
    warehouse.publish(run);
    UsersFile users = new UsersFile(folder.resolve("warehouse.users"));
    users.put("analyst", Role.ANALYST, PASSWORD.toCharArray());
    users.put("public", Role.PUBLIC, PASSWORD.toCharArray());
    Path dashboard = folder.resolve("warehouse/dashboard");
    Files.createDirectories(dashboard.resolve("nights/n1"));
    Files.writeString(dashboard.resolve("index.html"), "<title>最后一米</title>");
    Files.writeString(dashboard.resolve("nights/n1/app.js"), "1;");
    Files.writeString(dashboard.resolve(".secret.js"), "never to be seen");
    Files.createSymbolicLink(
        dashboard.resolve("link.js"), folder.resolve("warehouse.users").toAbsolutePath());
    port = FreePort.any();
    httpPort = FreePort.any();
    server =
        Server.open(
            warehouse.spark(),
            warehouse.contracts(),
            users,
            new Server.Place(warehouse.directory(), dashboard, "127.0.0.1", port, httpPort),
            () -> Map.of(SmallWarehouse.CODE, 5),
            manifest -> {});
  }

  @AfterAll
  static void server_is_closed() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "analyst|wrong-horse-battery",
        "analyst|''",
        "nobody|right-horse-battery",
        "Analyst|right-horse-battery",
        "analyst' OR '1'='1|right-horse-battery",
        "analyst' OR '1'='1' --|x' OR '1'='1",
        "analyst:analyst:|right-horse-battery",
        "analyst@public|right-horse-battery",
        "analyst/public|right-horse-battery",
        "../warehouse|right-horse-battery",
        "public; DROP TABLE gold.coverage|right-horse-battery"
      })
  void who_is_not_known_is_not_let_in(String name, String password) {
    assertThatThrownBy(() -> connect(name, password)).isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void gold_is_read_with_the_day_of_the_night(Role role) throws SQLException {
    assertThat(ask(role, "SELECT jurisdiction, as_of IS NOT NULL FROM gold.coverage"))
        .containsExactly("321398|true");
    assertThat(ask(role, "SHOW TABLES IN gold")).isNotEmpty();
    assertThat(ask(role, "DESCRIBE gold.coverage")).isNotEmpty();
    assertThat(ask(role, "SELECT count(*) FROM gold.response")).containsExactly("0");
  }

  /** A name that a statement gives a query of its own is not the table's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WITH coverage AS (SELECT 7 AS n) SELECT n FROM coverage|7",
        "SELECT (WITH coverage AS (SELECT 7 AS n) SELECT n FROM coverage)|7",
        "WITH mine AS (SELECT jurisdiction FROM gold.coverage) SELECT * FROM mine|321398",
        "SELECT a.jurisdiction FROM coverage a JOIN gold.coverage b USING (jurisdiction)|321398",
        "SELECT (SELECT count(*) FROM coverage)|1",
        "SELECT Coverage.jurisdiction FROM GOLD.Coverage|321398",
        "SELECT gold.coverage.jurisdiction FROM gold.coverage|321398",
        "SELECT jurisdiction FROM `gold`.`coverage` WHERE EXISTS (SELECT * FROM coverage)|321398"
      })
  void names_are_those_that_a_statement_means(String query, String expected) throws SQLException {
    for (Role role : Role.values()) {
      assertThat(ask(role, query)).containsExactly(expected);
    }
  }

  @Test
  void analyst_reads_the_records_and_public_does_not() throws SQLException {
    assertThat(ask(Role.ANALYST, "SELECT visit_id FROM silver.visits")).containsExactly("V1");
    assertThat(ask(Role.ANALYST, "SELECT household_id FROM gold.worklist")).containsExactly("H1");
    assertThat(ask(Role.ANALYST, "SHOW DATABASES")).contains("gold", "silver");
    assertThat(refusal(Role.PUBLIC, "SELECT visit_id FROM silver.visits"))
        .contains("Only the published tables are read (gold)");
    assertThat(refusal(Role.PUBLIC, "SHOW TABLES IN silver")).contains("(gold)");
    assertThat(refusal(Role.PUBLIC, "USE silver")).isNotEmpty();
    assertThat(refusal(Role.PUBLIC, "SELECT household_id FROM gold.worklist"))
        .contains("TABLE_OR_VIEW_NOT_FOUND");
    assertThat(ask(Role.PUBLIC, "SHOW DATABASES")).contains("gold").doesNotContain("silver");
  }

  @Test
  void small_cells_are_withheld_from_the_public() throws SQLException {
    String services = "SELECT unit_code, rated, rating_mean FROM gold.services ORDER BY rated";
    assertThat(ask(Role.PUBLIC, services)).containsExactly("few|4|null", "enough|5|3.5");
    assertThat(ask(Role.ANALYST, services)).containsExactly("few|4|1.25", "enough|5|3.5");
    String changes = "SELECT table_name, measure FROM gold.restatements ORDER BY 1";
    assertThat(ask(Role.PUBLIC, changes)).containsExactly("gold.coverage|visits");
    assertThat(ask(Role.ANALYST, changes)).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void hostile_statements_are_refused(Role role) throws Exception {
    List<String> statements;
    try (InputStream text = ServeIT.class.getResourceAsStream("/serve/hostile.sql")) {
      statements =
          new String(text.readAllBytes(), StandardCharsets.UTF_8)
              .replace("{warehouse}", warehouse.directory().toString())
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
    }
    assertThat(statements).hasSizeGreaterThan(60);
    Set<String> before = files();
    List<String> answered = new ArrayList<>();
    try (Connection connection = connect(role)) {
      for (String statement : statements) {
        try (Statement asked = connection.createStatement()) {
          asked.execute(statement);
          answered.add(statement);
        } catch (SQLException refused) {
          assertThat(refused.getMessage())
              .as(statement)
              .doesNotContain("root:", "\tat ", System.getProperty("user.home") + "|");
        }
      }
    }
    assertThat(answered).isEmpty();
    assertThat(files()).isEqualTo(before);
    assertThat(Path.of("/tmp/lastmetre-hostile")).doesNotExist();
    assertThat(ask(role, "SELECT run FROM gold.coverage")).containsExactly(String.valueOf(run));
  }

  @Test
  void variables_of_the_machine_are_not_put_into_a_statement() throws SQLException {
    assertThat(ask(Role.ANALYST, "SELECT '${system:user.dir}', '${env:PATH}', '${spark.master}'"))
        .containsExactly("${system:user.dir}|${env:PATH}|${spark.master}");
  }

  @Test
  void settings_in_the_address_are_not_taken() throws SQLException {
    String url =
        "jdbc:hive2://127.0.0.1:%d/gold;hive.server2.proxy.user=analyst?spark.sql.variable.substitute=true#x=1"
            .formatted(port);
    try (Connection connection = DriverManager.getConnection(url, "public", PASSWORD)) {
      assertThat(rows(connection, "SELECT '${system:user.dir}'"))
          .containsExactly("${system:user.dir}");
      assertThat(refusal(connection, "SELECT * FROM silver.visits")).contains("(gold)");
    }
    for (String schema : List.of("silver", "vault", "no_such", "x%60;a=b")) {
      String other = "jdbc:hive2://127.0.0.1:%d/%s".formatted(port, schema);
      assertThatThrownBy(() -> DriverManager.getConnection(other, "public", PASSWORD).close())
          .as(schema)
          .isInstanceOf(SQLException.class);
    }
    String mixed = "jdbc:hive2://127.0.0.1:%d/GOLD".formatted(port);
    DriverManager.getConnection(mixed, "public", PASSWORD).close();
  }

  @Test
  void protocol_itself_gives_no_more() throws Exception {
    // Signed in as public, and asking to act for the analyst.
    try (TTransport transport = signIn("analyst", "public")) {
      TCLIService.Client client = new TCLIService.Client(new TBinaryProtocol(transport));
      TOpenSessionReq request = new TOpenSessionReq();
      request.setUsername("analyst");
      request.setConfiguration(
          Map.of(
              "set:system:lastmetre.hostile", "1",
              "set:hiveconf:hive.exec.scratchdir", "/",
              "hive.server2.proxy.user", "analyst",
              "use:database", "gold"));
      TOpenSessionResp opened = client.OpenSession(request);
      assertThat(opened.getStatus().getStatusCode()).isEqualTo(TStatusCode.SUCCESS_STATUS);
      assertThat(System.getProperty("lastmetre.hostile")).isNull();
      TExecuteStatementReq ask =
          new TExecuteStatementReq(opened.getSessionHandle(), "SELECT * FROM silver.visits");
      ask.setConfOverlay(Map.of("set:system:lastmetre.hostile", "1"));
      TExecuteStatementResp answer = client.ExecuteStatement(ask);
      assertThat(answer.getStatus().getStatusCode()).isEqualTo(TStatusCode.ERROR_STATUS);
      assertThat(answer.getStatus().getErrorMessage()).contains("(gold)");
      assertThat(System.getProperty("lastmetre.hostile")).isNull();
    }
  }

  @Test
  void drivers_find_what_the_role_may_see() throws SQLException {
    try (Connection connection = connect(Role.PUBLIC)) {
      assertThat(names(connection.getMetaData().getTables(null, "%", "%", null), 3))
          .isEqualTo(
              PublicFigures.tables(warehouse.contracts()).stream()
                  .map(name -> name.substring(name.indexOf('.') + 1))
                  .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
      assertThat(names(connection.getMetaData().getColumns(null, "gold", "coverage", "%"), 4))
          .containsExactly("as_of", "jurisdiction", "run");
    }
    try (Connection connection = connect(Role.ANALYST)) {
      assertThat(names(connection.getMetaData().getTables(null, "silver", "%", null), 3))
          .contains("visits", "households");
      assertThat(names(connection.getMetaData().getSchemas(), 1)).contains("gold", "silver");
    }
  }

  @Test
  void beeline_reads() throws Exception {
    Process beeline =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.apache.hive.beeline.BeeLine",
                "--outputformat=csv2",
                "--silent=true",
                "-u",
                "jdbc:hive2://127.0.0.1:%d/gold".formatted(port),
                "-n",
                "public",
                "-p",
                PASSWORD,
                "-e",
                "SELECT unit_code, rated FROM services ORDER BY rated")
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .start();
    String said = new String(beeline.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(beeline.waitFor()).as(said).isZero();
    assertThat(said).contains("few,4").contains("enough,5");
  }

  @Test
  void one_statement_sees_one_night_and_each_night_is_seen() throws Exception {
    String join =
        "SELECT c.run, p.run FROM gold.coverage c JOIN gold.projects p ON c.jurisdiction = p.jurisdiction";
    Set<String> seen = new ConcurrentSkipListSet<>();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(CONNECTIONS);
    List<Future<Integer>> asked = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      Role role = Role.values()[i % Role.values().length];
      asked.add(
          readers.submit(
              (Callable<Integer>)
                  () -> {
                    int answers = 0;
                    int last = 0;
                    try (Connection connection = connect(role)) {
                      while (!done.get()) {
                        List<String> rows = rows(connection, join);
                        assertThat(rows).hasSize(1);
                        String[] runs = rows.get(0).split("\\|");
                        assertThat(runs[0]).isEqualTo(runs[1]);
                        int night = Integer.parseInt(runs[0]);
                        assertThat(night).isGreaterThanOrEqualTo(last);
                        last = night;
                        seen.add(runs[0]);
                        answers++;
                      }
                    }
                    return answers;
                  }));
    }
    int newest = run;
    try {
      for (int night = 1; night <= NIGHTS; night++) {
        warehouse.publish(++newest);
      }
      run = newest;
      awaitNight(newest);
    } finally {
      done.set(true);
    }
    for (Future<Integer> answers : asked) {
      assertThat(answers.get(5, TimeUnit.MINUTES)).isPositive();
    }
    readers.shutdownNow();
    assertThat(seen).hasSizeGreaterThan(2);
  }

  @Test
  void reader_in_mid_query_reads_on_in_the_night_it_began_with() throws Exception {
    int begun = run;
    try (Connection connection = connect(Role.PUBLIC);
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(10);
      Set<Integer> runs = new TreeSet<>();
      int rows = 0;
      try (ResultSet result =
          statement.executeQuery(
              "SELECT run FROM gold.coverage LATERAL VIEW explode(sequence(1, 3000)) s AS i")) {
        while (rows < 10 && result.next()) {
          runs.add(result.getInt(1));
          rows++;
        }
        warehouse.publish(++run);
        awaitNight(run);
        while (result.next()) {
          runs.add(result.getInt(1));
          rows++;
        }
      }
      assertThat(rows).isEqualTo(3000);
      assertThat(runs).containsExactly(begun);
    }
  }

  @Test
  void index_and_its_files_are_served_with_sane_headers() throws IOException {
    String page = http("GET / HTTP/1.1");
    assertThat(page).startsWith("HTTP/1.1 200").contains("<title>最后一米</title>");
    assertThat(page.toLowerCase(Locale.ROOT))
        .contains("content-type: text/html; charset=utf-8")
        .contains("content-security-policy: default-src 'none'; script-src 'self'")
        .contains("x-content-type-options: nosniff")
        .contains("referrer-policy: no-referrer")
        .contains("cache-control: no-cache");
    String script = http("GET /nights/n1/app.js HTTP/1.1");
    assertThat(script).startsWith("HTTP/1.1 200").contains("immutable").endsWith("1;");
    String head = http("HEAD /index.html HTTP/1.1");
    assertThat(head).startsWith("HTTP/1.1 200").doesNotContain("<title>");
    assertThat(head.toLowerCase(Locale.ROOT)).contains("content-length: 27");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../warehouse.users",
        "/%2e%2e/warehouse.users",
        "/..%2f..%2fwarehouse.users",
        "/nights/../../../warehouse.users",
        "/nights/n1/../../.secret.js",
        "/.secret.js",
        "/%2esecret.js",
        "/link.js",
        "//etc/passwd",
        "/nights",
        "/nights/",
        "/nights/n1/",
        "/index.html/",
        "/index.html%00.js",
        "/..%5c..%5cwarehouse.users",
        "/nothing.html"
      })
  void paths_that_climb_list_or_follow_links_are_not_found(String path) throws IOException {
    assertThat(http("GET " + path + " HTTP/1.1"))
        .startsWith("HTTP/1.1 404")
        .doesNotContain("pbkdf2", "never to be seen", "app.js");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
  void nothing_but_reading_is_answered(String method) throws IOException {
    assertThat(http(method + " /index.html HTTP/1.1")).startsWith("HTTP/1.1 405");
  }

  private static void awaitNight(int night) throws Exception {
    try (Connection connection = connect(Role.PUBLIC)) {
      for (int look = 0; look < 300; look++) {
        if (rows(connection, "SELECT run FROM gold.coverage").equals(List.of("" + night))) {
          return;
        }
        TimeUnit.SECONDS.sleep(1);
      }
    }
    throw new AssertionError("night " + night + " was never shown");
  }

  private static String http(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", httpPort)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              (request + "\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static TTransport signIn(String actFor, String name) throws Exception {
    TTransport transport =
        new TSaslClientTransport(
            "PLAIN",
            actFor,
            null,
            null,
            Map.of(),
            callbacks -> {
              for (Callback callback : callbacks) {
                if (callback instanceof NameCallback asked) {
                  asked.setName(name);
                } else if (callback instanceof PasswordCallback asked) {
                  asked.setPassword(PASSWORD.toCharArray());
                }
              }
            },
            new TSocket("127.0.0.1", port));
    transport.open();
    return transport;
  }

  private static Connection connect(Role role) throws SQLException {
    return connect(role.word(), PASSWORD);
  }

  private static Connection connect(String name, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:hive2://127.0.0.1:%d/gold".formatted(port), name, password);
  }

  private static List<String> ask(Role role, String query) throws SQLException {
    try (Connection connection = connect(role)) {
      return rows(connection, query);
    }
  }

  private static List<String> rows(Connection connection, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }

  private static String refusal(Role role, String query) throws SQLException {
    try (Connection connection = connect(role)) {
      return refusal(connection, query);
    }
  }

  private static String refusal(Connection connection, String query) {
    try {
      throw new AssertionError(query + " was answered: " + rows(connection, query));
    } catch (SQLException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static Set<String> names(ResultSet result, int column) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (result) {
      while (result.next()) {
        names.add(result.getString(column));
      }
    }
    return names;
  }

  /** Every file of the warehouse but those of the engine's own log. */
  private static Set<String> files() throws IOException {
    try (java.util.stream.Stream<Path> all = Files.walk(warehouse.directory())) {
      return all.map(Path::toString)
          .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }
  }
}
