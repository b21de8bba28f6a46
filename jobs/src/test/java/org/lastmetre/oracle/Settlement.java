package org.lastmetre.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Settles which of a jurisdiction's rows count. Everything sent is known at once, so a row waits
 * here only if what it refers to never arrives.
 */
final class Settlement {

  /** What each dataset that is referred to calls its rows. */
  private static final Map<String, String> IDENTIFIERS =
      Map.of("org_units", "unit_code", "households", "household_id", "issues", "issue_id");

  private final Map<String, List<SentRow>> current = new LinkedHashMap<>();
  private final Map<String, List<SentRow>> taken = new LinkedHashMap<>();

  /**
   * Gives every row its fate.
   *
   * @param jurisdiction its unit exists even if no one sends it
   */
  Settlement(List<SentRow> rows, String jurisdiction) {
    List<SentRow> sound = new ArrayList<>(rows);
    sound.removeIf(row -> row.fate == SentRow.Fate.QUARANTINED);
    sound.sort(SentRow.PRECEDENCE);
    arrive(sound, jurisdiction);
    sound.removeIf(row -> row.fate == SentRow.Fate.WAITING);
    for (SentRow row : sound) {
      taken.computeIfAbsent(row.file.dataset(), d -> new ArrayList<>()).add(row);
    }
    taken.forEach((dataset, all) -> current.put(dataset, latestWins(all)));
  }

  /** The rows that count, one per key. */
  List<SentRow> current(String dataset) {
    return current.getOrDefault(dataset, List.of());
  }

  /** Every row that was taken up, in order of precedence: what an entity once was. */
  List<SentRow> history(String dataset) {
    return taken.getOrDefault(dataset, List.of());
  }

  /** Chains resolve by going round until nothing more arrives. */
  private static void arrive(List<SentRow> rows, String jurisdiction) {
    Map<String, Set<String>> known = new HashMap<>();
    IDENTIFIERS.keySet().forEach(dataset -> known.put(dataset, new HashSet<>()));
    known.get("org_units").add(jurisdiction);
    List<SentRow> outside = new ArrayList<>(rows);
    boolean moved = true;
    while (moved) {
      moved = outside.removeIf(row -> arrives(row, known));
    }
    for (SentRow row : outside) {
      row.fate = lostZeros(row, known) ? SentRow.Fate.QUARANTINED : SentRow.Fate.WAITING;
    }
  }

  /** Whether an unknown reference is a known id of digits without its leading zeros. */
  private static boolean lostZeros(SentRow row, Map<String, Set<String>> known) {
    return row.dataset().references().entrySet().stream()
        .anyMatch(
            reference -> {
              String sent = row.text(reference.getKey());
              Set<String> ids = known.get(reference.getValue());
              return sent != null
                  && !ids.contains(sent)
                  && ids.stream()
                      .filter(id -> id.matches("0[0-9]+"))
                      .anyMatch(id -> sent.equals(id.replaceFirst("^0+(?=[0-9])", "")));
            });
  }

  private static boolean arrives(SentRow row, Map<String, Set<String>> known) {
    for (var reference : row.dataset().references().entrySet()) {
      String target = row.text(reference.getKey());
      if (target != null && !known.get(reference.getValue()).contains(target)) {
        row.reason = "waits for " + reference.getKey() + " " + target;
        return false;
      }
    }
    row.reason = null;
    String identifier = IDENTIFIERS.get(row.file.dataset());
    if (identifier != null) {
      known.get(row.file.dataset()).add(row.text(identifier));
    }
    return true;
  }

  private static List<SentRow> latestWins(List<SentRow> ordered) {
    Map<List<Object>, SentRow> winners = new LinkedHashMap<>();
    for (SentRow row : ordered) {
      winners.put(row.key(), row);
    }
    for (SentRow row : ordered) {
      SentRow winner = winners.get(row.key());
      if (row == winner) {
        row.fate = SentRow.Fate.ACCEPTED;
      } else if (row.values.equals(winner.values)) {
        row.fate = SentRow.Fate.DUPLICATE;
      } else {
        row.fate = SentRow.Fate.SUPERSEDED;
      }
    }
    return List.copyOf(winners.values());
  }
}
