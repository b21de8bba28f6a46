package org.lastmetre.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Other ways in which the same files could have come: folders in any order over some nights, files
 * again under later names or dates, files in parts. Whatever the way, the gold tables must be
 * equal.
 */
public final class Histories {
  private static final String LANDING = "/landing/";

  private final Dice dice;
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  private Histories(long seed) {
    this.dice = Dice.of(seed, "history");
  }

  /** One file as it arrives, with its path below the source folder. */
  public static final class Delivery {
    private final String path;
    private final byte[] bytes;

    Delivery(String path, byte[] bytes) {
      this.path = path;
      this.bytes = bytes.clone();
    }

    public String path() {
      return path;
    }

    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /**
   * A random history of a written source: night by night the files that arrive. The first night
   * brings all that is not below a landing folder; some nights may bring nothing.
   */
  public static List<List<Delivery>> of(Path source, long seed, int nights) throws IOException {
    return of(source, seed, nights, List.of());
  }

  /**
   * A random history in which some files come apart.
   *
   * @param apart groups of paths below the source: the files of a group come once each, as they
   *     are, in random order and on as many different nights as there are
   */
  public static List<List<Delivery>> of(
      Path source, long seed, int nights, List<List<String>> apart) throws IOException {
    Histories history = new Histories(seed);
    Map<String, Integer> fixed = history.spread(apart, nights);
    history.read(source);
    history.split(fixed.keySet());
    history.copy(fixed.keySet());
    return history.arrivals(nights, fixed);
  }

  private Map<String, Integer> spread(List<List<String>> apart, int nights) {
    List<Integer> all = IntStream.range(0, nights).boxed().toList();
    Map<String, Integer> fixed = new TreeMap<>();
    for (List<String> group : apart) {
      List<Integer> order = dice.shuffled(all);
      List<String> files = dice.shuffled(group);
      for (int i = 0; i < files.size(); i++) {
        fixed.put(files.get(i), order.get(i % nights));
      }
    }
    return fixed;
  }

  /** Puts a night's files into a source folder. */
  public static void deliver(List<Delivery> night, Path source) throws IOException {
    for (Delivery delivery : night) {
      Path file = source.resolve(delivery.path());
      Files.createDirectories(file.getParent());
      Files.write(file, delivery.bytes());
    }
  }

  private void read(Path source) throws IOException {
    List<Path> found;
    try (var walk = Files.walk(source)) {
      found = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : found) {
      files.put(source.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
    }
  }

  /** Parts keep the order of all rows, so the order of a key's rows too. */
  private void split(Set<String> whole) {
    Map<String, Integer> copies = new HashMap<>();
    files.forEach((path, bytes) -> copies.merge(identity(path, bytes), 1, Integer::sum));
    for (String path : new ArrayList<>(files.keySet())) {
      byte[] bytes = files.get(path);
      // The other copies of a split file would count as new, at their later day.
      if (path.contains(LANDING)
          && !whole.contains(path)
          && path.endsWith(".csv")
          && copies.get(identity(path, bytes)) == 1
          && dice.chance(0.35)) {
        split(path, Sheet.of(bytes), copies);
      }
    }
  }

  private void split(String path, Sheet sheet, Map<String, Integer> copies) {
    if (sheet.size() < 2) {
      return;
    }
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, sheet.size()));
    for (int i = dice.between(1, 2); i > 0; i--) {
      cuts.add(dice.between(1, sheet.size() - 1));
    }
    List<Integer> bounds = new ArrayList<>(cuts);
    TreeMap<String, byte[]> parts = new TreeMap<>();
    Set<String> identities = new HashSet<>();
    String stem = path.substring(0, path.length() - ".csv".length());
    for (int i = 0; i + 1 < bounds.size(); i++) {
      byte[] part = sheet.part(bounds.get(i), bounds.get(i + 1));
      parts.put(stem + ".p" + (i + 1) + ".csv", part);
      identities.add(identity(path, part));
      if (!Sheet.of(part).dressedLike(sheet)) {
        // Too little text left to tell its encoding.
        return;
      }
    }
    boolean allNew =
        identities.size() == parts.size() && identities.stream().noneMatch(copies::containsKey);
    // A part equal to another file would not count here; a name between would come between rows.
    if (allNew && files.subMap(path, parts.lastKey()).size() == 1) {
      files.remove(path);
      files.putAll(parts);
      identities.forEach(identity -> copies.put(identity, 1));
    }
  }

  /** Two files with one identity count once. */
  private static String identity(String path, byte[] bytes) {
    boolean packed = path.endsWith(".gz") && !path.contains(".broken.");
    byte[] content = packed ? Sheet.unzipped(bytes) : bytes;
    String dataset = path.substring(path.lastIndexOf('/') + 1).split("\\.", 2)[0];
    String county = path.split("/", 2)[0];
    return county + " " + dataset + " " + content.length + " " + Arrays.hashCode(content);
  }

  private void copy(Set<String> once) {
    for (String path : new ArrayList<>(files.keySet())) {
      String day = day(path);
      if (day == null
          || once.contains(path)
          || path.contains(".broken.")
          || isNil(path)
          || !dice.chance(0.2)) {
        continue;
      }
      List<String> later =
          files.keySet().stream()
              .map(Histories::day)
              .filter(other -> other != null && other.compareTo(day) >= 0)
              .distinct()
              .toList();
      String to = dice.pick(later);
      String name = path.substring(path.lastIndexOf('/') + 1);
      String dataset = name.substring(0, name.indexOf('.'));
      String end = name.endsWith(".gz") ? ".csv.gz" : ".csv";
      String folder = path.substring(0, path.lastIndexOf('/') - day.length());
      String target = folder + to + "/" + dataset + ".zz" + dice.below(1_000_000) + end;
      files.putIfAbsent(target, files.get(path));
    }
  }

  /** A nil return counts as received on each day it is sent: its copies do change something. */
  private boolean isNil(String path) {
    byte[] bytes = files.get(path);
    return Sheet.of(path.endsWith(".gz") ? Sheet.unzipped(bytes) : bytes).size() == 0;
  }

  private List<List<Delivery>> arrivals(int nights, Map<String, Integer> fixed) {
    List<List<Delivery>> arrivals = new ArrayList<>();
    for (int i = 0; i < nights; i++) {
      arrivals.add(new ArrayList<>());
    }
    Map<String, Integer> nightOfFolder = new TreeMap<>();
    files.forEach(
        (path, bytes) -> {
          String folder = path.substring(0, path.lastIndexOf('/'));
          int usual = nightOfFolder.computeIfAbsent(folder, f -> dice.below(nights));
          int any = dice.chance(0.15) ? dice.below(nights) : usual;
          int night = fixed.getOrDefault(path, any);
          arrivals.get(path.contains(LANDING) ? night : 0).add(new Delivery(path, bytes));
        });
    return arrivals.stream().map(dice::shuffled).toList();
  }

  /** The submission day in a landing path; null where there is none. */
  private static String day(String path) {
    String[] parts = path.split("/", -1);
    if (!path.contains(LANDING) || parts.length < 3) {
      return null;
    }
    String day = parts[parts.length - 2];
    try {
      return LocalDate.parse(day).toString();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
