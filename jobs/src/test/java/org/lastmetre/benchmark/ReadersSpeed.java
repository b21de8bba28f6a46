package org.lastmetre.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.RDDInfo;
import org.lastmetre.contract.Contracts;
import org.lastmetre.deliver.dashboard.Dashboard;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.publish.Extent;
import org.lastmetre.serve.Role;
import org.lastmetre.serve.Server;
import org.lastmetre.serve.UsersFile;
import org.lastmetre.testing.FreePort;

/**
 * How long those who look at a published night wait: for the dashboard's data to be written, and
 * for the answers to a BI tool's queries on eight connections at once, first page to last row.
 */
final class ReadersSpeed {
  private static final int CONNECTIONS = 8;
  private static final int ROUNDS = 20;
  private static final String PASSWORD = "benchmark-of-readers";

  /** What a BI tool asks; {@code %u} is a unit, {@code %t} a township, {@code %m} a month. */
  private static final Map<String, String> QUERIES =
      new TreeMap<>(
          Map.of(
              "coverage of a unit by month",
              "SELECT period_start, households, coverage_rate FROM gold.coverage"
                  + " WHERE period = 'month' AND unit_code = '%u' ORDER BY period_start",
              "coverage of the townships in a month",
              "SELECT unit_name, households, households_visited, coverage_rate FROM gold.coverage"
                  + " WHERE period = 'month' AND period_start = DATE'%m' AND unit_level = 'township'",
              "blind spots of a month",
              "SELECT unit_code, unit_name, households FROM gold.coverage WHERE period = 'month'"
                  + " AND period_start = DATE'%m' AND visits = 0 ORDER BY households DESC LIMIT 20",
              "response of a township by category",
              "SELECT category, raised, resolved, on_time_rate, resolve_km_p50_hours FROM"
                  + " gold.response WHERE period = 'month' AND period_start = DATE'%m'"
                  + " AND unit_code = '%t' AND channel = 'all' ORDER BY raised DESC",
              "response of the county by month",
              "SELECT period_start, raised, resolved, on_time_rate FROM gold.response WHERE"
                  + " unit_code = jurisdiction AND period = 'month' AND category = 'all' AND"
                  + " channel = 'all' ORDER BY period_start",
              "coverage beside response in a month",
              "SELECT c.unit_name, c.coverage_rate, r.on_time_rate FROM gold.coverage c JOIN"
                  + " gold.response r USING (jurisdiction, period, period_start, unit_code) WHERE"
                  + " c.period = 'month' AND c.period_start = DATE'%m' AND c.unit_level = 'township'"
                  + " AND r.category = 'all' AND r.channel = 'all'",
              "satisfaction of the county by month",
              "SELECT period_start, rated, satisfaction_rate FROM gold.satisfaction WHERE"
                  + " unit_code = jurisdiction AND period = 'month' ORDER BY period_start",
              "scorecard of a month",
              "SELECT * FROM gold.scorecard WHERE period = 'month' AND period_start = DATE'%m'"));

  private ReadersSpeed() {}

  /**
   * Measures and prints.
   *
   * @param args a warehouse with a published night, and an empty folder
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    Path warehouse = Path.of(args[0]).toAbsolutePath();
    Path scratch = Path.of(args[1]).toAbsolutePath();
    try (SparkSession spark = Engine.start("local[*]")) {
      Contracts contracts = Contracts.bundled();
      Lake lake = new Lake(spark, warehouse.toString());
      for (int turn = 1; turn <= 2; turn++) {
        long began = System.nanoTime();
        Dashboard.Written written =
            new Dashboard(lake, contracts)
                .write(scratch.resolve("dashboard" + turn), Extent.EVERYTHING)
                .orElseThrow();
        System.out.printf(
            "dashboard, turn %d: %.1f s, %d files, %,d KB, the largest %,d KB%n",
            turn,
            (System.nanoTime() - began) / 1e9,
            written.files(),
            written.bytes() / 1024,
            written.largest() / 1024);
      }
      UsersFile users = new UsersFile(scratch.resolve("users"));
      users.put("analyst", Role.ANALYST, PASSWORD.toCharArray());
      int port = FreePort.any();
      Server.Place place = new Server.Place(warehouse, scratch, "127.0.0.1", port, FreePort.any());
      try (Server server =
          Server.open(spark, contracts, users, place, () -> Map.of(), manifest -> {})) {
        awaitMemory(spark);
        ask("jdbc:hive2://127.0.0.1:" + port + "/gold", server);
      }
    }
  }

  /** Waits until figures are held in memory: no task has run for a while. */
  private static void awaitMemory(SparkSession spark) throws InterruptedException {
    Instant began = Instant.now();
    for (int quiet = 0; quiet < 5; ) {
      Thread.sleep(1000);
      quiet = spark.sparkContext().statusTracker().getActiveJobIds().length == 0 ? quiet + 1 : 0;
    }
    System.out.printf(
        "in memory after %d s: %,d MB%n",
        Duration.between(began, Instant.now()).toSeconds() - 5,
        Stream.of(spark.sparkContext().getRDDStorageInfo()).mapToLong(RDDInfo::memSize).sum()
            >> 20);
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  private static void ask(String url, Server server)
      throws SQLException, InterruptedException, ExecutionException {
    List<String> units = new ArrayList<>();
    List<String> townships = new ArrayList<>();
    List<String> months = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url, "analyst", PASSWORD)) {
      read(connection, "SELECT unit_code FROM gold.units", units);
      read(connection, "SELECT unit_code FROM gold.units WHERE unit_level = 'township'", townships);
      read(
          connection,
          "SELECT DISTINCT string(period_start) FROM gold.coverage WHERE period = 'month'",
          months);
    }
    System.out.printf(
        "%s: %,d units, %d months, %d connections%n",
        server.getClass().getSimpleName(), units.size(), months.size(), CONNECTIONS);
    Map<String, ConcurrentLinkedQueue<Double>> waits = new TreeMap<>();
    QUERIES.keySet().forEach(name -> waits.put(name, new ConcurrentLinkedQueue<>()));
    double cpu = cpuSeconds();
    ExecutorService readers = Executors.newFixedThreadPool(CONNECTIONS);
    List<Future<?>> all = new ArrayList<>();
    for (int c = 0; c < CONNECTIONS; c++) {
      SplittableRandom random = new SplittableRandom(c);
      all.add(
          readers.submit(
              () -> {
                try (Connection connection =
                    DriverManager.getConnection(url, "analyst", PASSWORD)) {
                  for (int round = 0; round <= ROUNDS; round++) {
                    for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                      String text =
                          query
                              .getValue()
                              .replace("%u", any(units, random))
                              .replace("%t", any(townships, random))
                              .replace("%m", any(months, random));
                      long began = System.nanoTime();
                      read(connection, text, new ArrayList<>());
                      if (round > 0) { // the first warms up
                        waits.get(query.getKey()).add((System.nanoTime() - began) / 1e6);
                      }
                    }
                  }
                }
                return null;
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    readers.shutdown();
    readers.awaitTermination(1, TimeUnit.MINUTES);
    List<Double> every = new ArrayList<>();
    waits.forEach(
        (name, times) -> {
          every.addAll(times);
          print(name, times.stream().mapToDouble(t -> t).toArray());
        });
    System.out.printf(
        "%.0f ms of processor per answer, readers' drivers among it%n",
        (cpuSeconds() - cpu) * 1000 / (every.size() + CONNECTIONS * QUERIES.size()));
    print("all", every.stream().mapToDouble(t -> t).toArray());
  }

  private static void print(String name, double[] times) {
    Arrays.sort(times);
    System.out.printf(
        "%-38s %5d answers, ms: median %6.0f, 95th percentile %6.0f, longest %6.0f%n",
        name,
        times.length,
        times[times.length / 2],
        times[(int) (times.length * 0.95)],
        times[times.length - 1]);
  }

  private static String any(List<String> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }

  private static void read(Connection connection, String query, List<String> into)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        into.add(rows.getString(1));
      }
    }
  }
}
