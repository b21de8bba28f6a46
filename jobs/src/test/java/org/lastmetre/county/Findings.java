package org.lastmetre.county;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts by what it finds in a county's rows, key by key in the order in which they win. */
final class Findings {
  private final List<ReadBack.Line> lines;
  private final Map<String, Integer> counts = new TreeMap<>();

  Findings(List<ReadBack.Line> lines) {
    this.lines = lines;
  }

  /** Feature to the number of rows, keys or issues that show it. */
  Map<String, Integer> counts() {
    return counts;
  }

  /** Good rows of a dataset by key. */
  Map<String, List<ReadBack.Line>> byKey(String dataset) {
    return of(dataset)
        .filter(line -> !line.key().isEmpty() && !line.key().contains(BadRows.MARK))
        .collect(Collectors.groupingBy(ReadBack.Line::key, TreeMap::new, Collectors.toList()));
  }

  Stream<ReadBack.Line> of(String dataset) {
    return lines.stream().filter(line -> line.dataset().equals(dataset));
  }

  void count(String feature, long number) {
    counts.merge(feature, (int) number, Integer::sum);
  }

  /** Rows of a dataset that show a feature. */
  void rows(String feature, String dataset, Predicate<ReadBack.Line> shows) {
    count(feature, of(dataset).filter(shows).count());
  }

  /** Keys with two rows, one after the other, that show a feature together. */
  void pairs(
      String feature, String dataset, BiPredicate<ReadBack.Line, ReadBack.Line> showTogether) {
    for (List<ReadBack.Line> rows : byKey(dataset).values()) {
      for (int i = 1; i < rows.size(); i++) {
        if (showTogether.test(rows.get(i - 1), rows.get(i))) {
          count(feature, 1);
          break;
        }
      }
    }
    counts.putIfAbsent(feature, 0);
  }

  /** Keys whose later row has another value in a column. */
  void changes(String feature, String dataset, String column) {
    pairs(feature, dataset, (a, b) -> !a.cell(column).equals(b.cell(column)));
  }

  /** Each value of a coded column, and its absence. */
  void values(String dataset, String column) {
    for (String value : ChineseWords.of(dataset, column).keySet()) {
      rows(dataset + "." + column + " " + value, dataset, line -> line.cell(column).equals(value));
    }
    rows(dataset + "." + column + " absent", dataset, line -> !line.has(column));
  }

  /**
   * Rows that come before the first row of what they refer to, and rows whose reference never does.
   */
  void waiting(String dataset, String column, String target) {
    Map<String, LocalDate> first = new TreeMap<>();
    byKey(target).forEach((key, rows) -> first.put(key, rows.get(0).day()));
    List<ReadBack.Line> referring =
        new ArrayList<>(of(dataset).filter(l -> l.has(column)).toList());
    referring.removeIf(line -> line.key().contains(BadRows.MARK));
    count(
        dataset + " waiting for " + target,
        referring.stream()
            .filter(line -> first.containsKey(line.cell(column)))
            .filter(line -> line.day().isBefore(first.get(line.cell(column))))
            .count());
    count(
        dataset + " waiting for ever for " + target,
        referring.stream().filter(line -> !first.containsKey(line.cell(column))).count());
  }
}
