package org.lastmetre.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One mapping of a YAML file, read key by key; every complaint names the file, the key, what is
 * wrong and what is allowed.
 */
final class Yaml {
  private final String source;
  private final String path;
  private final Map<String, Object> entries;

  private Yaml(String source, String path, Map<String, Object> entries) {
    this.source = source;
    this.path = path;
    this.entries = entries;
  }

  /** The file's top mapping; a key given twice is refused. */
  static Yaml of(String source, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    Object root;
    try {
      root = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text);
    } catch (YAMLException e) {
      throw new ContractException(source + ": no readable YAML: " + e.getMessage(), e);
    }
    if (!(root instanceof Map<?, ?> map)) {
      throw new ContractException(source + ": expected keys with values, such as \"key: [id]\"");
    }
    return new Yaml(source, "", keyed(map));
  }

  private static Map<String, Object> keyed(Map<?, ?> map) {
    Map<String, Object> keyed = new LinkedHashMap<>();
    map.forEach((key, value) -> keyed.put(String.valueOf(key), value));
    return keyed;
  }

  /** The complaint about a key, ready to throw. */
  ContractException wrong(String key, String what, String allowed) {
    return new ContractException(source + ": " + path + key + ": " + what + "; " + allowed);
  }

  /** Refuses any key but these. */
  void only(Set<String> keys) {
    for (String key : entries.keySet()) {
      if (!keys.contains(key)) {
        // A comma in a text within { } ends the text: what follows becomes a key without value.
        String comma =
            entries.get(key) == null ? " (or a text with a comma that wants quotes)" : "";
        throw wrong(
            key, "unknown key" + comma, "allowed: " + String.join(", ", new TreeSet<>(keys)));
      }
    }
  }

  boolean has(String key) {
    return entries.get(key) != null;
  }

  /** The value as YAML gives it; null where absent. */
  Object raw(String key) {
    return entries.get(key);
  }

  /** A required word or sentence. */
  String word(String key) {
    String word = word(key, null);
    if (word == null) {
      throw wrong(key, "missing", "write text");
    }
    return word;
  }

  /** A word or sentence; a number or date stands for itself. */
  String word(String key, String otherwise) {
    Object value = entries.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Map || value instanceof List || String.valueOf(value).isBlank()) {
      throw wrong(key, "\"" + value + "\" is no text", "write text");
    }
    return String.valueOf(value);
  }

  /** true or false. */
  boolean flag(String key, boolean otherwise) {
    Object value = entries.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "\"" + value + "\" is neither yes nor no", "allowed: true, false");
  }

  /** A whole number; null where absent. */
  Long number(String key) {
    Object value = entries.get(key);
    if (value == null) {
      return null;
    }
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw wrong(key, "\"" + value + "\" is no whole number", "write digits");
  }

  /** One of the constants of an enum, in lower case. */
  <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    String word = word(key, null);
    if (word == null) {
      return otherwise;
    }
    List<String> allowed = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(word)) {
        return constant;
      }
      allowed.add(name);
    }
    throw wrong(key, "\"" + word + "\" is unknown", "allowed: " + String.join(", ", allowed));
  }

  /** A list of words; empty where absent. */
  List<String> words(String key) {
    return wordsOf(key, entries.get(key));
  }

  private List<String> wordsOf(String key, Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw wrong(key, "\"" + value + "\" is no list", "write [one, two]");
    }
    List<String> words = new ArrayList<>();
    for (Object item : list) {
      if (item == null || item instanceof Map || item instanceof List) {
        throw wrong(key, "\"" + item + "\" is no word", "write [one, two]");
      }
      words.add(String.valueOf(item));
    }
    return words;
  }

  /** A list of lists of words; empty where absent. */
  List<List<String>> groups(String key) {
    Object value = entries.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw wrong(key, "\"" + value + "\" is no list", "write [[a, b], [c, d]]");
    }
    List<List<String>> groups = new ArrayList<>();
    list.forEach(item -> groups.add(wordsOf(key, item)));
    return groups;
  }

  /**
   * Words, each with a list of others: {@code {met: [见到], refused: []}} or {@code [met, refused]};
   * empty where absent.
   */
  Map<String, List<String>> wordLists(String key) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    if (entries.get(key) instanceof Map<?, ?> map) {
      keyed(map).forEach((word, others) -> lists.put(word, wordsOf(key + "." + word, others)));
    } else {
      words(key).forEach(word -> lists.put(word, List.of()));
    }
    return lists;
  }

  /** A mapping below; required. */
  Yaml below(String key) {
    if (entries.get(key) instanceof Map<?, ?> map) {
      return new Yaml(source, path + key + ".", keyed(map));
    }
    throw wrong(key, has(key) ? "no keys with values" : "missing", "write key: value below it");
  }

  /** A list of mappings, each named in complaints by its {@code nameKey}; empty where absent. */
  List<Yaml> list(String key, String nameKey) {
    Object value = entries.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw wrong(key, "no list", "write - {" + nameKey + ": …} lines");
    }
    List<Yaml> items = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> map)) {
        throw wrong(key, "\"" + item + "\" has no keys", "write - {" + nameKey + ": …}");
      }
      Object name = map.get(nameKey);
      String label = name == null ? String.valueOf(items.size() + 1) : String.valueOf(name);
      items.add(new Yaml(source, path + key + "[" + label + "].", keyed(map)));
    }
    return items;
  }

  /** A text in both languages; required. */
  Text text(String key) {
    Yaml both = below(key);
    both.only(Set.of("zh", "en"));
    return new Text(both.word("zh"), both.word("en"));
  }
}
