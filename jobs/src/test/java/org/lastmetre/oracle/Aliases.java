package org.lastmetre.oracle;

import java.util.HashMap;
import java.util.Map;

/**
 * The Chinese words a test's files use. The oracle takes them from its caller, not from the job's
 * own tables: an alias missing there would otherwise be missing here too.
 *
 * @param headers dataset → header as sent → column
 * @param values column → value as sent → coded value
 */
record Aliases(Map<String, Map<String, String>> headers, Map<String, Map<String, String>> values) {

  private static final Map<String, String> RATINGS =
      Map.of(
          "满意", "satisfied",
          "基本满意", "basically_satisfied",
          "不满意", "dissatisfied",
          "5", "satisfied",
          "4", "satisfied",
          "3", "basically_satisfied",
          "2", "dissatisfied",
          "1", "dissatisfied");

  /** Folded header → column, for every name and alias of a dataset. */
  Map<String, String> headersOf(Contract.Dataset dataset) {
    Map<String, String> names = new HashMap<>();
    for (Contract.Column column : dataset.columns()) {
      names.put(Text.folded(column.name()), column.name());
    }
    headers
        .getOrDefault(dataset.name(), Map.of())
        .forEach((alias, column) -> names.put(Text.folded(alias), column));
    return names;
  }

  /** The coded value a cell means, or null when it means none of the column's. */
  String coded(Contract.Column column, String raw) {
    String folded = Text.folded(raw);
    for (String allowed : column.allowed()) {
      if (Text.folded(allowed).equals(folded)) {
        return allowed;
      }
    }
    if (column.name().equals("rating") && RATINGS.containsKey(folded)) {
      return RATINGS.get(folded);
    }
    for (var alias : values.getOrDefault(column.name(), Map.of()).entrySet()) {
      if (Text.folded(alias.getKey()).equals(folded)) {
        return alias.getValue();
      }
    }
    return null;
  }

  /** The tag a word stands for; a tag nobody listed stands for itself. */
  String tag(String raw) {
    String folded = Text.folded(raw);
    for (var alias : values.getOrDefault("tags", Map.of()).entrySet()) {
      if (Text.folded(alias.getKey()).equals(folded)
          || Text.folded(alias.getValue()).equals(folded)) {
        return alias.getValue();
      }
    }
    return raw;
  }
}
