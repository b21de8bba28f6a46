package org.lastmetre.agreement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.lastmetre.agreement.ConflictCounties.Sent;

/** Counts, by county, what makes precedence matter in rows as they were sent. */
record ConflictTally(List<Sent> sent) {
  ConflictTally {
    sent = List.copyOf(sent);
  }

  /** Keys that are sent with different cells on one day, by county. */
  Map<String, Integer> sameDayConflicts() {
    Map<String, Set<String>> cells = new TreeMap<>();
    for (Sent row : sent) {
      cells.computeIfAbsent(row.of() + row.day(), key -> new TreeSet<>()).add(row.cells());
    }
    return byCounty(cells, different -> different.size() > 1 ? 1 : 0);
  }

  /** How often a household is in another village than on the day it was sent before, by county. */
  Map<String, Integer> householdMoves() {
    Map<String, TreeMap<String, Sent>> days = new TreeMap<>();
    for (Sent row : sent) {
      if (row.dataset().equals("households")) {
        days.computeIfAbsent(row.of(), key -> new TreeMap<>())
            .merge(row.day(), row, (a, b) -> ConflictCounties.PRECEDENCE.compare(a, b) > 0 ? a : b);
      }
    }
    return byCounty(days, ConflictTally::moves);
  }

  private static int moves(TreeMap<String, Sent> byDay) {
    int moves = 0;
    String before = null;
    for (Sent row : byDay.values()) {
      String village = row.cells().split(",", 2)[0];
      moves += before == null || village.equals(before) ? 0 : 1;
      before = village;
    }
    return moves;
  }

  /** Villages that another township takes over, by county. */
  Map<String, Integer> villageMoves() {
    Map<String, Set<String>> parents = new TreeMap<>();
    for (Sent row : sent) {
      if (row.dataset().equals("org_units")) {
        parents.computeIfAbsent(row.of(), key -> new TreeSet<>()).add(row.cells().split(",", -1)[2]);
      }
    }
    return byCounty(parents, different -> different.size() - 1);
  }

  private static <V> Map<String, Integer> byCounty(Map<String, V> values, ToIntFunction<V> count) {
    Map<String, Integer> counts = new TreeMap<>();
    values.forEach(
        (key, value) -> counts.merge(key.substring(0, 6), count.applyAsInt(value), Integer::sum));
    return counts;
  }
}
