package org.lastmetre.metrics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.lastmetre.contract.Contracts;

/** The queries of {@code metrics/common}: views that several metrics read. */
final class SharedQueries {
  private static final String FOLDER = "metrics/common/";

  private final Map<String, String> texts;

  /** What a reading of a view looks like, by its name. */
  private final Map<String, Pattern> readings = new HashMap<>();

  /** Whether a text reads a view: a night asks it of the same few texts again and again. */
  private final Map<List<String>, Boolean> read = new HashMap<>();

  /**
   * Shared queries.
   *
   * @param texts one SELECT each, by the name of the view it makes
   */
  SharedQueries(Map<String, String> texts) {
    this.texts = new TreeMap<>(texts);
  }

  /** Those that come with the program. */
  static SharedQueries bundled(Contracts contracts) {
    return new SharedQueries(contracts.queriesBelow(FOLDER));
  }

  /** All of them, by the name of the view each makes. */
  Map<String, String> texts() {
    return texts;
  }

  /**
   * The shared queries that a query reads, each after those it reads itself.
   *
   * @return one SELECT each, by the name of the view to make of it
   * @throws IllegalStateException when one reads itself in a circle
   */
  Map<String, String> neededBy(String sql) {
    Map<String, String> needed = new LinkedHashMap<>();
    need(sql, needed, new LinkedHashSet<>());
    return needed;
  }

  /** Whether a shared query reads a view, itself or through others. */
  boolean restsOn(String view, String name) {
    String own = texts.get(name);
    return reads(own, view) || neededBy(own).values().stream().anyMatch(sql -> reads(sql, view));
  }

  private void need(String sql, Map<String, String> needed, Set<String> open) {
    for (Map.Entry<String, String> query : texts.entrySet()) {
      String name = query.getKey();
      if (!needed.containsKey(name) && reads(sql, name)) {
        if (!open.add(name)) {
          throw new IllegalStateException(
              "%s%s.sql reads itself in a circle; mend it".formatted(FOLDER, name));
        }
        need(query.getValue(), needed, open);
        open.remove(name);
        needed.put(name, query.getValue());
      }
    }
  }

  private boolean reads(String sql, String view) {
    return read.computeIfAbsent(List.of(sql, view), asked -> reading(view).matcher(sql).find());
  }

  private Pattern reading(String view) {
    return readings.computeIfAbsent(
        view, name -> Pattern.compile("(?i)\\b(from|join)\\s+(/\\*.*?\\*/\\s*)?" + name + "\\b"));
  }
}
