package org.lastmetre.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A county that lost one of its peculiarities would let the pipeline's tests pass unseen. */
final class CountyMakerTest {
  /** What only one unit or one issue of a county needs to show, however large it is. */
  private static final String RARE =
      "unit .*|level .*|org_units .*|community of 15|category that occurs once|categories"
          + "|refused .*|role changed|staff that leaves|damaged code"
          + "|issue_events.event absent|issue_events waiting for ever .*";

  @TempDir Path folder;

  @Test
  void same_settings_give_same_bytes_and_other_seeds_do_not() throws IOException {
    Path first = written(CountyMaker.small(11), "first");
    Path again = written(CountyMaker.small(11), "again");
    Path other = written(CountyMaker.small(12), "other");
    assertThat(fingerprints(again)).isEqualTo(fingerprints(first));
    assertThat(fingerprints(other)).isNotEqualTo(fingerprints(first));
    assertThat(Files.readString(folder.resolve("again.nights.csv")))
        .isEqualTo(Files.readString(folder.resolve("first.nights.csv")));
  }

  @Test
  void county_of_usual_size_shows_every_feature_often() throws IOException {
    CountyMaker maker = CountyMaker.of(2).variant('b');
    Path landing = written(maker, "county").resolve(maker.code()).resolve("landing");
    Findings found = found(landing, maker.asOf());
    assertThat(found.counts())
        .allSatisfy(
            (feature, count) -> {
              int atLeast = feature.matches(RARE) ? 1 : 15;
              assertThat(count).as(feature).isGreaterThanOrEqualTo(atLeast);
            });
    assertThat(found.byKey("households")).hasSizeBetween(2500, 2700);
    assertThat(found.byKey("visits")).hasSizeBetween(7500, 8500);
    assertThat(found.byKey("issues")).hasSizeBetween(1500, 1600);
    assertThat(found.byKey("surveys")).hasSizeBetween(1200, 1300);
    assertThat(found.of("issue_events").count()).isBetween(5500L, 8000L);
    assertThat(firstRaised(found)).isBefore(firstVisited(found));
  }

  @Test
  void a_few_small_counties_show_every_feature_between_them() throws IOException {
    Map<String, Integer> sums = new TreeMap<>();
    for (int seed = 1; seed <= 4; seed++) {
      CountyMaker maker = CountyMaker.small(seed).variant("abca".charAt(seed - 1));
      Path landing = written(maker, "small" + seed).resolve(maker.code()).resolve("landing");
      Findings found = found(landing, maker.asOf());
      found.counts().forEach((feature, count) -> sums.merge(feature, count, Integer::sum));
      assertThat(found.byKey("households")).hasSizeBetween(60, 65);
    }
    assertThat(sums).allSatisfy((feature, count) -> assertThat(count).as(feature).isPositive());
  }

  @Test
  void files_wear_every_dress_and_come_again_under_other_names() throws IOException {
    CountyMaker maker = CountyMaker.of(3);
    Map<String, byte[]> files = contents(written(maker, "county"));
    Map<String, Integer> dresses = new TreeMap<>();
    Map<Integer, Integer> same = new TreeMap<>();
    int nil = 0;
    int breaks = 0;
    int chinese = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().endsWith(".csv")) {
        Sheet sheet = Sheet.of(file.getValue());
        dresses.merge(sheet.dress(), 1, Integer::sum);
        same.merge(Arrays.hashCode(file.getValue()), 1, Integer::sum);
        nil += sheet.size() == 0 ? 1 : 0;
        breaks += sheet.breaksInCells() ? 1 : 0;
        chinese += String.join("", sheet.cells(0)).matches(".*编号.*编.*") ? 1 : 0;
      }
    }
    // Three encodings, three delimiters, three line ends.
    assertThat(dresses).hasSize(27);
    assertThat(same.values().stream().filter(copies -> copies > 1)).hasSizeGreaterThan(20);
    assertThat(nil).isGreaterThan(5);
    assertThat(breaks).isGreaterThan(30);
    assertThat(chinese).isGreaterThan(30);
    assertThat(files.keySet()).anyMatch(path -> path.endsWith(".csv.gz"));
    assertThat(files.keySet()).anyMatch(path -> path.contains("/complaints."));
    assertThat(files.keySet()).anyMatch(path -> path.contains("/backup/"));
  }

  @Test
  void nights_reveal_late_folders_late_and_everything_in_the_end() throws IOException {
    CountyMaker maker = CountyMaker.small(5);
    Path full = written(maker, "full");
    Path partial = folder.resolve("partial");
    assertThat(maker.nights()).isSorted().hasSize(10).contains(maker.asOf());
    int lateFiles = 0;
    TreeSet<String> before = new TreeSet<>();
    for (LocalDate night : maker.nights()) {
      CountyMaker.reveal(full, partial, night);
      TreeSet<String> now = new TreeSet<>(contents(partial).keySet());
      assertThat(now).hasSizeGreaterThan(before.size()).containsAll(before);
      for (String path : now) {
        boolean fresh = !before.contains(path) && path.matches(".*/\\d{4}-\\d{2}-\\d{2}/.*");
        String day = path.replaceAll(".*/(\\d{4}-\\d{2}-\\d{2})/.*", "$1");
        assertThat(!fresh || !LocalDate.parse(day).isAfter(night)).as(path).isTrue();
        lateFiles += fresh && LocalDate.parse(day).isBefore(night) ? 1 : 0;
      }
      before = now;
    }
    assertThat(contents(partial).keySet()).isEqualTo(contents(full).keySet());
    assertThat(lateFiles).isGreaterThan(10);
  }

  @Test
  void policies_differ_by_variant() throws IOException {
    for (char variant : new char[] {'a', 'b', 'c'}) {
      CountyMaker maker = CountyMaker.small(1).variant(variant).code("32139" + (variant - 'a'));
      Path county = written(maker, "counties").resolve(maker.code());
      assertThat(Files.readString(county.resolve("policy.yaml")))
          .startsWith("jurisdiction: \"" + maker.code() + "\"");
    }
    try (var counties = Files.list(folder.resolve("counties"))) {
      assertThat(counties).hasSize(3);
    }
    Path late = folder.resolve("late");
    CountyMaker.reveal(folder.resolve("counties"), late, LocalDate.of(2000, 1, 1));
    assertThat(contents(late).keySet()).hasSize(3).allMatch(path -> path.endsWith("policy.yaml"));
  }

  private static Findings found(Path landing, LocalDate asOf) throws IOException {
    Findings found = new Findings(ReadBack.lines(landing));
    RegisterFindings.count(found, asOf);
    IssueFindings.count(found, asOf);
    ServiceFindings.count(found, asOf);
    return found;
  }

  private static LocalDateTime firstRaised(Findings found) {
    return found.byKey("issues").values().stream()
        .flatMap(rows -> rows.stream().flatMap(row -> row.time("raised_at").stream()))
        .filter(at -> at.getYear() > 2006)
        .min(LocalDateTime::compareTo)
        .orElseThrow();
  }

  private static LocalDateTime firstVisited(Findings found) {
    List<LocalDateTime> times = new ArrayList<>();
    found.byKey("visits").values().forEach(r -> r.get(0).time("visited_at").ifPresent(times::add));
    return times.stream().min(LocalDateTime::compareTo).orElseThrow();
  }

  private Path written(CountyMaker maker, String name) throws IOException {
    Path source = folder.resolve(name);
    maker.write(source);
    return source;
  }

  private static Map<String, Integer> fingerprints(Path root) throws IOException {
    Map<String, Integer> fingerprints = new TreeMap<>();
    contents(root).forEach((path, bytes) -> fingerprints.put(path, Arrays.hashCode(bytes)));
    return fingerprints;
  }

  /** Path below a folder to bytes. */
  static Map<String, byte[]> contents(Path root) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    List<Path> files;
    try (var walk = Files.walk(root)) {
      files = walk.filter(Files::isRegularFile).collect(Collectors.toList());
    }
    for (Path file : files) {
      contents.put(root.relativize(file).toString(), Files.readAllBytes(file));
    }
    return contents;
  }
}
