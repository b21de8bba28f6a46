package org.lastmetre.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history that changed which row wins would blame the pipeline for its own fault. */
final class HistoriesTest {
  @TempDir Path folder;

  @Test
  void every_history_leaves_the_same_rows_in_force() throws IOException {
    for (int seed = 1; seed <= 3; seed++) {
      CountyMaker maker = CountyMaker.small(seed);
      Path source = folder.resolve("county" + seed);
      maker.write(source);
      List<String> before = inForce(source.resolve(maker.code()));
      for (int other = 0; other < 4; other++) {
        Path told = folder.resolve("county" + seed + "-" + other);
        for (List<Histories.Delivery> night : Histories.of(source, other, 5)) {
          Histories.deliver(night, told);
        }
        assertThat(inForce(told.resolve(maker.code()))).isEqualTo(before);
      }
    }
  }

  @Test
  void history_shuffles_splits_and_repeats() throws IOException {
    Path source = folder.resolve("county");
    CountyMaker.small(9).write(source);
    Set<String> original = CountyMakerTest.contents(source).keySet();
    List<List<Histories.Delivery>> nights = Histories.of(source, 1, 4);
    List<List<String>> paths =
        nights.stream().map(night -> night.stream().map(d -> d.path()).toList()).toList();
    Set<String> all = new HashSet<>();
    paths.forEach(all::addAll);
    assertThat(paths).hasSize(4).allSatisfy(night -> assertThat(night).isNotEmpty());
    assertThat(paths.get(0)).contains("321399/policy.yaml");
    assertThat(all).anyMatch(path -> path.endsWith(".p2.csv"));
    assertThat(all.stream().filter(path -> path.contains(".zz"))).hasSizeGreaterThan(10);
    assertThat(original.stream().filter(path -> !all.contains(path))).hasSizeGreaterThan(10);
    assertThat(Histories.of(source, 1, 4).get(2).stream().map(d -> d.path()).toList())
        .isEqualTo(paths.get(2));
  }

  /** The row that wins of every key, exact copies counted at their earliest. */
  private static List<String> inForce(Path county) throws IOException {
    Path landing = county.resolve("landing");
    Map<String, List<ReadBack.Line>> byPath = new TreeMap<>();
    for (ReadBack.Line line : ReadBack.lines(landing)) {
      String order = line.day() + " " + line.path();
      byPath.computeIfAbsent(order, path -> new ArrayList<>()).add(line);
    }
    Set<String> seen = new HashSet<>();
    Map<String, String> winners = new TreeMap<>();
    for (List<ReadBack.Line> lines : byPath.values()) {
      ReadBack.Line any = lines.get(0);
      byte[] bytes = Files.readAllBytes(landing.resolve(any.path()));
      if (seen.add(any.dataset() + bytes.length + " " + Arrays.hashCode(bytes))) {
        lines.forEach(line -> winners.put(key(line), line.day() + " " + line.sent()));
      }
    }
    return winners.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }

  private static String key(ReadBack.Line line) {
    boolean composite = line.dataset().equals("issue_events") && line.key().isEmpty();
    List<String> columns =
        composite
            ? List.of("issue_id", "event", "occurred_at", "department")
            : line.dataset().equals("org_units")
                ? List.of("unit_code", "valid_from")
                : line.dataset().equals("agenda_items")
                    ? List.of("meeting_id", "item_no")
                    : ChineseHeaders.columns(line.dataset()).subList(0, 1);
    StringBuilder key = new StringBuilder(line.dataset());
    for (String column : columns) {
      String text = line.cell(column);
      key.append(' ').append(line.time(column).map(Object::toString).orElse(text));
    }
    return key.toString();
  }
}
