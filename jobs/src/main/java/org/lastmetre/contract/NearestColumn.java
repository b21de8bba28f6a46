package org.lastmetre.contract;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which column an unknown header was meant to name. */
public final class NearestColumn {
  private static final int COMPARED = 40;

  private final Map<String, String> columnByKey = new LinkedHashMap<>();

  /** Among the input columns of that table. */
  public NearestColumn(TableContract table) {
    for (Column column : table.inputColumns()) {
      columnByKey.put(Words.headerKey(column.name()), column.name());
      column
          .aliases()
          .forEach(alias -> columnByKey.putIfAbsent(Words.headerKey(alias), column.name()));
    }
  }

  /** The column whose name or alias differs in less than a third; empty when none does. */
  public Optional<String> to(String header) {
    String key = StringUtils.left(Words.headerKey(header), COMPARED);
    return columnByKey.entrySet().stream()
        .filter(entry -> distance(key, entry.getKey()) * 3 <= entry.getKey().length())
        .min(Comparator.comparingInt(entry -> distance(key, entry.getKey())))
        .map(Map.Entry::getValue);
  }

  private static int distance(String one, String other) {
    return LevenshteinDistance.getDefaultInstance().apply(one, other);
  }
}
