package org.lastmetre.contract;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The allowed values of a column, found by any of their spellings. */
final class Choices implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 8;

  /** A whole number as some spreadsheet libraries write it: 5.0. */
  private static final Pattern WHOLE = Pattern.compile("(\\d+)\\.0+");

  private final Column column;
  private final HashMap<String, String> valueByKey = new HashMap<>();

  Choices(Column column) {
    this.column = column;
    column
        .allowed()
        .forEach(
            (value, spellings) ->
                Stream.concat(Stream.of(value), spellings.stream())
                    .forEach(spelling -> valueByKey.put(Words.matchKey(spelling), value)));
  }

  /** The canonical value that the text spells; empty when it spells none. */
  Optional<String> find(String raw) {
    if (valueByKey.isEmpty()) {
      return Optional.empty();
    }
    String key = Words.matchKey(raw);
    var whole = WHOLE.matcher(key);
    return Optional.ofNullable(valueByKey.get(whole.matches() ? whole.group(1) : key));
  }

  /** The words of {@link Reason#UNKNOWN_VALUE}: the allowed values, the nearest first. */
  Map<String, String> nearest(String raw) {
    String key = Words.matchKey(raw);
    Map<String, Integer> distance = new HashMap<>();
    valueByKey.forEach(
        (spelling, value) -> distance.merge(value, Nearest.letters(key, spelling), Math::min));
    List<String> values =
        column.allowed().keySet().stream()
            .sorted(Comparator.comparing(distance::get))
            .limit(SHOWN)
            .toList();
    return Map.of(
        "allowedZh", String.join("、", values.stream().map(this::inChinese).toList()),
        "allowedEn", String.join(", ", values));
  }

  private String inChinese(String value) {
    return column.allowed().get(value).stream().filter(Words::hasHan).findFirst().orElse(value);
  }
}
