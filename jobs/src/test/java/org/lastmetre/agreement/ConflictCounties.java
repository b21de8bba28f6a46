package org.lastmetre.agreement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Many tiny counties, each full of what makes precedence matter: keys sent more than once on one
 * day, households that move from village to village by what is sent on later days, villages that
 * move to the other township, and chains of rows that wait for one another. Each knows by itself
 * which row of every key must be the current one.
 */
final class ConflictCounties {
  private static final int HOUSEHOLDS = 8;
  private static final int MOVERS = 3;
  private static final int VISITS = 13;
  private static final int VILLAGES = 3;
  private static final int SURVEY_CHAINS = 3;
  private static final List<String> DAYS = List.of("2024-03-01", "2024-03-02", "2024-03-04");
  private static final Map<String, String> HEADERS =
      Map.of(
          "org_units", "unit_code,unit_name,level,parent_code,valid_from",
          "households", "household_id,unit_code,is_key,registered_on",
          "visits", "visit_id,visited_at,household_id,staff_ids,outcome,duration_minutes",
          "issues", "issue_id,raised_at,unit_code,household_id,category",
          "surveys", "survey_id,issue_id,asked_at,reached,rating");

  private static final String POLICY =
      """
      jurisdiction: "%s"
      name: {zh: 小样县, en: Tiny County}
      submissions: {datasets: [visits], every: month}
      """;

  /** A day or number of its own keeps rows apart: files of equal content would count once. */
  private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);

  /** A row as sent; the cells tell it from the other rows of its key. */
  record Sent(
      String county, String dataset, String key, String cells, String day, String path, int row) {
    /** What the row speaks of, by county, dataset and key. */
    String of() {
      return String.join(" ", county, dataset, key);
    }
  }

  /** The order by which the current row of a key is the last one. */
  static final Comparator<Sent> PRECEDENCE =
      Comparator.comparing(Sent::day).thenComparing(Sent::path).thenComparing(Sent::row);

  private final List<Sent> sent = new ArrayList<>();
  private final List<WaitingChain> chains = new ArrayList<>();
  private final Map<String, List<String>> files = new TreeMap<>();

  private ConflictCounties() {}

  /** That many counties. */
  static ConflictCounties of(long seed, int counties) {
    ConflictCounties all = new ConflictCounties();
    for (int i = 0; i < counties; i++) {
      all.county("321%03d".formatted(i), new Random(seed * 1000 + i));
    }
    return all;
  }

  private void county(String county, Random random) {
    units(county, random);
    for (int chain = 1; chain <= SURVEY_CHAINS; chain++) {
      chains.add(surveyChain(county, random, "C" + chain));
    }
    chains.add(visitChain(county, random, "C0"));
    List<String> homes = new ArrayList<>();
    for (int h = 0; h < HOUSEHOLDS; h++) {
      homes.add("H" + h);
      conflict(
          county, random, "households", "H" + h, () -> household(random, random.nextInt(VILLAGES)));
    }
    for (int m = 0; m < MOVERS; m++) {
      homes.add("M" + m);
      mover(county, random, "M" + m);
    }
    for (int v = 0; v < VISITS; v++) {
      conflict(
          county,
          random,
          "visits",
          "B" + v,
          () ->
              "2024-02-%02d,%s,S1,%s,%d"
                  .formatted(
                      1 + random.nextInt(28),
                      homes.get(random.nextInt(homes.size())),
                      random.nextBoolean() ? "met" : "not_home",
                      1 + sent.size()));
    }
  }

  /** Three villages of the eastern township, two of which the western one takes over. */
  private void units(String county, Random random) {
    String east = county + "001000";
    String west = county + "002000";
    String first = DAYS.get(0);
    String file = "org_units.csv";
    send(county, east, first, file, east, "河东镇,township," + county + ",");
    send(county, east, first, file, west, "河西镇,township," + county + ",");
    for (int i = 1; i <= VILLAGES; i++) {
      send(county, east, first, file, "V" + i, "村" + i + ",community," + east + ",");
    }
    for (int i = 2; i <= VILLAGES; i++) {
      String from = "2024-02-%02d".formatted(1 + random.nextInt(28));
      String cells = "村" + i + ",community," + west + "," + from;
      send(county, west, day(random), "org_units.move" + i + ".csv", "V" + i, cells);
    }
  }

  /** A survey that waits for an issue that waits for a household that waits for a unit. */
  private WaitingChain surveyChain(String county, Random random, String name) {
    String unit = name + "U";
    String home = name + "H";
    String issue = name + "I";
    return new WaitingChain(
        List.of(
            alone(county, random, "org_units", unit, "新村,community," + county + ","),
            alone(county, random, "households", home, unit + ",true,2001-01-01"),
            alone(county, random, "issues", issue, "2024-02-09," + unit + "," + home + ",道路"),
            alone(county, random, "surveys", name + "S", issue + ",2024-02-20,true,satisfied")));
  }

  /** A visit that waits for a household that waits for a group that waits for its village. */
  private WaitingChain visitChain(String county, Random random, String name) {
    String village = name + "V";
    String group = name + "G";
    String home = name + "H";
    return new WaitingChain(
        List.of(
            alone(county, random, "org_units", village, "新村,community," + county + ","),
            alone(county, random, "org_units", group, "十组,group," + village + ","),
            alone(county, random, "households", home, group + ",true,2001-01-01"),
            alone(county, random, "visits", name + "B", "2024-02-28," + home + ",S1,met,9")));
  }

  /** A row in a file of its own. */
  private Sent alone(String county, Random random, String dataset, String key, String cells) {
    String name = "%s.%s.csv".formatted(dataset, key);
    return send(county, sender(county, random), day(random), name, key, cells);
  }

  /** A household that is in another village on each day, and on one day is sent three times. */
  private void mover(String county, Random random, String key) {
    int first = random.nextInt(VILLAGES);
    String thrice = day(random);
    for (int d = 0; d < DAYS.size(); d++) {
      int village = first + d;
      for (int i = DAYS.get(d).equals(thrice) ? 3 : 1; i > 0; i--) {
        send(county, random, DAYS.get(d), "households", key, household(random, village));
      }
    }
  }

  private String household(Random random, int village) {
    return "V%d,%s,%s"
        .formatted(1 + village % VILLAGES, random.nextBoolean(), FIRST.plusDays(sent.size()));
  }

  /** A key three times on one day, from either township, and perhaps on another day as well. */
  private void conflict(
      String county, Random random, String dataset, String key, Supplier<String> cells) {
    String day = day(random);
    for (int i = 0; i < 3; i++) {
      send(county, random, day, dataset, key, cells.get());
    }
    if (random.nextInt(3) == 0) {
      send(county, random, day(random), dataset, key, cells.get());
    }
  }

  private static String day(Random random) {
    return DAYS.get(random.nextInt(DAYS.size()));
  }

  private static String sender(String county, Random random) {
    return county + (random.nextBoolean() ? "001000" : "002000");
  }

  private void send(
      String county, Random random, String day, String dataset, String key, String cells) {
    String name = dataset + (random.nextBoolean() ? ".a.csv" : ".b.csv");
    send(county, sender(county, random), day, name, key, cells);
  }

  private Sent send(
      String county, String sender, String day, String name, String key, String cells) {
    String path = sender + "/" + day + "/" + name;
    int row = place(county, sender, day, name, key + "," + cells);
    Sent one = new Sent(county, name.substring(0, name.indexOf('.')), key, cells, day, path, row);
    sent.add(one);
    return one;
  }

  private int place(String county, String sender, String day, String name, String line) {
    List<String> lines =
        files.computeIfAbsent(
            "%s/landing/%s/%s/%s".formatted(county, sender, day, name),
            path -> new ArrayList<>(List.of(HEADERS.get(name.substring(0, name.indexOf('.'))))));
    lines.add(line);
    return lines.size();
  }

  /** Writes them into a source folder. */
  void write(Path source) throws IOException {
    for (Map.Entry<String, List<String>> file : files.entrySet()) {
      write(source.resolve(file.getKey()), String.join("\n", file.getValue()) + "\n");
      String county = file.getKey().substring(0, 6);
      write(source.resolve(county).resolve("policy.yaml"), POLICY.formatted(county));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /**
   * The cells of the current row of each household and visit under a precedence, by county, dataset
   * and key.
   */
  Map<String, String> current(Comparator<Sent> precedence) {
    Map<String, Sent> last = new LinkedHashMap<>();
    for (Sent row : sent) {
      if (List.of("households", "visits").contains(row.dataset())) {
        last.merge(row.of(), row, (a, b) -> precedence.compare(a, b) > 0 ? a : b);
      }
    }
    Map<String, String> current = new TreeMap<>();
    last.forEach((key, row) -> current.put(key, row.cells()));
    return current;
  }

  /** How much of it there is in each. */
  ConflictTally tally() {
    return new ConflictTally(sent);
  }

  List<WaitingChain> chains() {
    return List.copyOf(chains);
  }
}
