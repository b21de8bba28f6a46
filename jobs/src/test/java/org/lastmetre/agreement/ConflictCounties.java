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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Many tiny counties, each full of what makes precedence matter: over twenty keys sent more than
 * once on one day, a village that moves, and a visit to a household of a village of a community
 * that is sent last of all. Each knows by itself which row of every key must be the current one.
 */
final class ConflictCounties {
  private static final int HOUSEHOLDS = 12;
  private static final int VISITS = 14;
  private static final int NAMES = 3;
  private static final List<String> DAYS =
      List.of("2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04");
  private static final Map<String, String> HEADERS =
      Map.of(
          "org_units", "unit_code,unit_name,level,parent_code,valid_from",
          "households", "household_id,unit_code,is_key,registered_on",
          "visits", "visit_id,visited_at,household_id,staff_ids,outcome,duration_minutes");

  /** A day or number of its own keeps rows apart: files of equal content would count once. */
  private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);

  /** A row as sent; the cells tell it from the other rows of its key. */
  record Sent(
      String county, String dataset, String key, String cells, String day, String path, int row) {}

  /** The order by which the current row of a key is the last one. */
  static final Comparator<Sent> PRECEDENCE =
      Comparator.comparing(Sent::day).thenComparing(Sent::path).thenComparing(Sent::row);

  private final List<Sent> sent = new ArrayList<>();
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
    String east = county + "001000";
    String west = county + "002000";
    place(county, east, "2024-03-01", "org_units.csv", east + ",河东镇,township," + county + ",");
    place(county, east, "2024-03-01", "org_units.csv", west + ",河西镇,township," + county + ",");
    for (int i = 1; i <= 3; i++) {
      place(
          county,
          east,
          "2024-03-01",
          "org_units.csv",
          "V" + i + ",村" + i + ",community," + east + ",");
    }
    place(
        county,
        west,
        DAYS.get(random.nextInt(4)),
        "org_units.move.csv",
        "V2,村2,community," + west + ",2024-03-20");
    // The chain: visit, household, group, community; the community comes last of all.
    place(county, west, "2024-03-02", "org_units.chain.csv", "X1,十组,group,Y1,");
    place(county, west, "2024-03-04", "org_units.last.csv", "Y1,新村,community," + west + ",");
    send(county, west, "2024-03-01", "households.chain.csv", "HX", "X1,true,2001-01-01");
    send(county, west, "2024-03-01", "visits.chain.csv", "VX", "2024-02-28,HX,S1,met,9");
    for (int h = 0; h < HOUSEHOLDS; h++) {
      conflict(
          county,
          random,
          "households",
          "H" + h,
          () ->
              "V%d,%s,%s"
                  .formatted(
                      1 + random.nextInt(3), random.nextBoolean(), FIRST.plusDays(sent.size())));
    }
    for (int v = 0; v < VISITS; v++) {
      conflict(
          county,
          random,
          "visits",
          "B" + v,
          () ->
              "2024-02-%02d,H%d,S1,%s,%d"
                  .formatted(
                      1 + random.nextInt(28),
                      random.nextInt(HOUSEHOLDS),
                      random.nextBoolean() ? "met" : "not_home",
                      1 + sent.size()));
    }
  }

  /** A key three times on one day, from either township, and perhaps on another day as well. */
  private void conflict(
      String county, Random random, String dataset, String key, Supplier<String> cells) {
    String day = DAYS.get(random.nextInt(DAYS.size()));
    for (int i = 0; i < 3; i++) {
      String sender = county + (random.nextBoolean() ? "001000" : "002000");
      String name = dataset + "." + (char) ('a' + random.nextInt(NAMES)) + ".csv";
      send(county, sender, day, name, key, cells.get());
    }
    if (random.nextInt(3) == 0) {
      String other = DAYS.get(random.nextInt(DAYS.size()));
      send(county, county + "001000", other, dataset + ".d.csv", key, cells.get());
    }
  }

  private void send(
      String county, String sender, String day, String name, String key, String cells) {
    String path = sender + "/" + day + "/" + name;
    int row = place(county, sender, day, name, key + "," + cells);
    sent.add(new Sent(county, name.substring(0, name.indexOf('.')), key, cells, day, path, row));
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
      write(
          source.resolve(county).resolve("policy.yaml"),
          "jurisdiction: \"%s\"\nname: {zh: 小样县, en: Tiny County}\n".formatted(county));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** The cells of each key's current row under a precedence, by county, dataset and key. */
  Map<String, String> current(Comparator<Sent> precedence) {
    Map<String, Sent> last = new LinkedHashMap<>();
    for (Sent row : sent) {
      last.merge(
          String.join(" ", row.county(), row.dataset(), row.key()),
          row,
          (a, b) -> precedence.compare(a, b) > 0 ? a : b);
    }
    Map<String, String> current = new TreeMap<>();
    last.forEach((key, row) -> current.put(key, row.cells()));
    return current;
  }

  /** Keys that are sent with different cells on one day, by county. */
  Map<String, Integer> sameDayConflicts() {
    Map<String, Set<String>> cells = new TreeMap<>();
    for (Sent row : sent) {
      cells
          .computeIfAbsent(
              String.join(" ", row.county(), row.dataset(), row.key(), row.day()),
              key -> new TreeSet<>())
          .add(row.cells());
    }
    Map<String, Integer> conflicts = new TreeMap<>();
    cells.forEach(
        (key, different) -> {
          if (different.size() > 1) {
            conflicts.merge(key.substring(0, 6), 1, Integer::sum);
          }
        });
    return conflicts;
  }
}
