package org.lastmetre.policy;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The keys of one map of a YAML file, in the order written.
 *
 * @param place where the map stands
 * @param keys the line of each key
 * @param values the value of each key that has one; null means “not given”
 */
record Section(Value place, Map<String, Integer> keys, Map<String, Value> values) {

  /**
   * Reads a whole file.
   *
   * @param file the file as the operator knows it
   * @param bytes UTF-8, with or without a byte order mark
   * @throws PolicyException when it is not UTF-8, not YAML, empty, or no map
   */
  static Section file(String file, byte[] bytes) {
    Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(new StringReader(text(file, bytes)));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw PolicyException.at(
          file, line, "", "not YAML: " + e.getProblem(), "mend the line or the one above it");
    } catch (YAMLException e) {
      throw PolicyException.at(
          file, 0, "", "not YAML: " + e.getMessage(), "mend or replace the file");
    }
    if (root == null) {
      throw PolicyException.at(file, 0, "", "the file is empty", "write its keys, or remove it");
    }
    return new Value(file, "", root).section();
  }

  private static String text(String file, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw PolicyException.at(file, 0, "", "the text is not UTF-8", "save the file as UTF-8");
    }
  }

  static Section of(Value place, MappingNode map) {
    Map<String, Integer> keys = new LinkedHashMap<>();
    Map<String, Value> values = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      String key = new Value(place.file(), place.key(), tuple.getKeyNode()).text();
      Value value = new Value(place.file(), path(place.key(), key), tuple.getValueNode());
      int line = ((ScalarNode) tuple.getKeyNode()).getStartMark().getLine() + 1;
      if (keys.containsKey(key)) {
        throw PolicyException.at(
            place.file(),
            line,
            value.key(),
            "the key stands twice, first in line " + keys.get(key),
            "keep one of them");
      }
      keys.put(key, line);
      if (!value.isNull()) {
        values.put(key, value);
      }
    }
    return new Section(place, keys, values);
  }

  /** This section with the defaults of the keys it lacks. */
  Section over(Section defaults) {
    Map<String, Value> merged = new LinkedHashMap<>(defaults.values);
    merged.putAll(values);
    return new Section(place, keys, merged);
  }

  /** This section, once each of its own keys is known. */
  Section only(Collection<String> known) {
    keys.forEach(
        (key, line) -> {
          if (!known.contains(key)) {
            throw PolicyException.at(
                place.file(),
                line,
                path(place.key(), key),
                "unknown key",
                Vocabulary.allowed(key, known));
          }
        });
    return this;
  }

  Optional<Value> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  Value required(String key) {
    return value(key)
        .orElseThrow(
            () ->
                PolicyException.at(
                    place.file(),
                    place.line(),
                    path(place.key(), key),
                    "the key is missing",
                    "it is required"));
  }

  private static String path(String parent, String key) {
    return parent.isEmpty() ? key : parent + "." + key;
  }
}
