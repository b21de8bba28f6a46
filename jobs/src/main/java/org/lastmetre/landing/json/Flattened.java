package org.lastmetre.landing.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * One JSON object as flat texts: nested fields by names joined with a dot, lists of plain values
 * joined by {@code ;}, other lists as JSON text. Numbers keep their digits, null is no field.
 */
final class Flattened {
  private static final int LONGEST_NAME = 1_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          // Of a name given twice no reader can tell which value was meant.
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final String text;
  private final JsonParser parser;
  private final String exploded;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private List<Map<String, String>> elements = List.of();

  private Flattened(String text, JsonParser parser, String exploded) {
    this.text = text;
    this.parser = parser;
    this.exploded = exploded;
  }

  /** Whether a whole line is one JSON object. */
  static boolean isObject(String line) {
    return !line.isBlank() && line.strip().startsWith("{") && rows(line, "").isPresent();
  }

  /**
   * The rows of one line.
   *
   * @param exploded the list whose elements the rows are, each beside the object's other fields;
   *     empty for the whole object as one row
   * @return empty when the line is no JSON object
   */
  static Optional<List<Map<String, String>>> rows(String line, String exploded) {
    try (JsonParser parser = JSON.createParser(line)) {
      Flattened flattened = new Flattened(line, parser, exploded);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      flattened.object("", flattened.fields);
      return parser.nextToken() == null ? Optional.of(flattened.rows()) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private List<Map<String, String>> rows() {
    if (exploded.isEmpty()) {
      return List.of(fields);
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (Map<String, String> element : elements) {
      Map<String, String> row = new LinkedHashMap<>(fields);
      row.putAll(element);
      rows.add(row);
    }
    return rows;
  }

  private void object(String prefix, Map<String, String> into) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix + parser.currentName();
      if (name.length() > LONGEST_NAME) {
        throw new IOException("a field's name is too long");
      }
      parser.nextToken();
      value(name, into);
    }
  }

  private void value(String name, Map<String, String> into) throws IOException {
    boolean isApart = name.equals(exploded) && into == fields;
    switch (parser.currentToken()) {
      case VALUE_NULL -> {
        // No value, as if the field were not there.
      }
      case START_OBJECT -> {
        if (isApart) {
          elements = List.of(element(name));
        } else {
          object(name + ".", into);
        }
      }
      case START_ARRAY -> {
        if (isApart) {
          elements = elements(name);
        } else {
          into.put(name, list());
        }
      }
      default -> {
        if (isApart) {
          elements = List.of(element(name));
        } else {
          into.put(name, parser.getText());
        }
      }
    }
  }

  private List<Map<String, String>> elements(String name) throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      all.add(element(name));
    }
    return all;
  }

  private Map<String, String> element(String name) throws IOException {
    Map<String, String> element = new LinkedHashMap<>();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      object(name + ".", element);
    } else {
      value(name, element);
    }
    return element;
  }

  /** Plain values joined; where any element is a list or an object, the list as it is written. */
  private String list() throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    StringJoiner plain = new StringJoiner(";");
    boolean isPlain = true;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token.isStructStart()) {
        isPlain = false;
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        plain.add(parser.getText());
      }
    }
    int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
    return isPlain ? plain.toString() : text.substring(start, end);
  }
}
