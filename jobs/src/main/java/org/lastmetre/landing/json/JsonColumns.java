package org.lastmetre.landing.json;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lastmetre.contract.HeaderMatch;
import org.lastmetre.contract.HeaderMatcher;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Words;

/** What the fields of an object are called; objects of one file may have different fields. */
public final class JsonColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Files have few shapes of objects; of one that has many the rest are matched each time. */
  private static final int SHAPES_KEPT = 1_000;

  private final HeaderMatcher matcher;
  private final Map<List<String>, Map<String, String>> byShape = new ConcurrentHashMap<>();

  private JsonColumns(HeaderMatcher matcher) {
    this.matcher = matcher;
  }

  /** The columns of a dataset, by name or alias. */
  public static JsonColumns of(TableContract table) {
    return new JsonColumns(new HeaderMatcher(table));
  }

  /** The fields' own names as {@link Words#matchKey} writes them, for a mapping. */
  public static JsonColumns asTheyStand() {
    return new JsonColumns(null);
  }

  /** Field to column; a field that no column claims is not in it. */
  public Map<String, String> of(Set<String> fields) {
    List<String> shape = List.copyOf(fields);
    Map<String, String> known = byShape.get(shape);
    if (known != null) {
      return known;
    }
    Map<String, String> columns = matcher == null ? keys(shape) : matched(shape);
    if (byShape.size() < SHAPES_KEPT) {
      byShape.put(shape, columns);
    }
    return columns;
  }

  private static Map<String, String> keys(List<String> fields) {
    Map<String, String> keys = new LinkedHashMap<>();
    fields.forEach(field -> keys.put(field, Words.matchKey(field)));
    return keys;
  }

  private Map<String, String> matched(List<String> fields) {
    HeaderMatch match = matcher.match(new ArrayList<>(fields));
    Map<String, String> columns = new HashMap<>();
    match.columnByIndex().forEach((index, column) -> columns.put(fields.get(index), column));
    return columns;
  }
}
