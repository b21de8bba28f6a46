package org.lastmetre.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lastmetre.contract.Nearest;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of a YAML file with its place. Scalars are read by their text: YAML 1.1 would make
 * 0321323 octal, 08:30 sexagesimal and `off` false.
 *
 * @param file the file as the operator knows it
 * @param key the path of the key, list items counted from 1
 * @param node what stands there
 */
record Value(String file, String key, Node node) {
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");

  PolicyException error(String wrong, String allowed) {
    return PolicyException.at(file, line(), key, wrong, allowed);
  }

  int line() {
    return node.getStartMark().getLine() + 1;
  }

  /** A map, its keys not yet checked. */
  Section section() {
    if (node instanceof MappingNode map) {
      return Section.of(this, map);
    }
    throw error(isKind(), "write keys with values, as in {key: value}");
  }

  /** The items of a list; may be none. */
  List<Value> items() {
    if (!(node instanceof SequenceNode list)) {
      throw error(isKind(), "write a list, as in [one, two]");
    }
    List<Value> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(new Value(file, key + "[" + (items.size() + 1) + "]", item));
    }
    return items;
  }

  /** Items that differ from each other. */
  <T> List<T> distinct(Function<Value, T> reader) {
    List<T> read = new ArrayList<>();
    Set<T> seen = new HashSet<>();
    for (Value item : items()) {
      T value = reader.apply(item);
      if (!seen.add(value)) {
        throw item.error("'" + item.scalar() + "' stands twice", "name each once");
      }
      read.add(value);
    }
    return read;
  }

  /** As {@link #distinct}, with at least one item. */
  <T> List<T> some(Function<Value, T> reader) {
    List<T> read = distinct(reader);
    if (read.isEmpty()) {
      throw error("the list is empty", "name at least one");
    }
    return read;
  }

  /** Nothing at all, {@code ~} or {@code null}. */
  boolean isNull() {
    return node.getTag().equals(Tag.NULL);
  }

  boolean isMap() {
    return node.getNodeId() == NodeId.mapping;
  }

  /** The text as it stands, which may be empty or a word that YAML takes for null. */
  String scalar() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().strip();
    }
    throw error(isKind(), "write one value");
  }

  /** A text that says something. */
  String text() {
    String text = scalar();
    if (text.isEmpty() || isNull()) {
      throw error("has no value", "write one, or leave the key out");
    }
    return text;
  }

  String word(Collection<String> words) {
    String text = text();
    if (!words.contains(text)) {
      throw error("unknown word '" + text + "'", Vocabulary.allowed(text, words));
    }
    return text;
  }

  /** A constant, written in lower case. */
  <E extends Enum<E>> E constant(Class<E> type) {
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      words.add(constant.name().toLowerCase(Locale.ROOT));
    }
    return Enum.valueOf(type, word(words).toUpperCase(Locale.ROOT));
  }

  int integer(int least, int most) {
    String text = text();
    String allowed = "write a whole number from " + least + " to " + most;
    if (!text.matches("[+-]?\\d{1,18}")) {
      throw error("'" + text + "' is not a whole number", allowed);
    }
    long number = Long.parseLong(text);
    if (number < least || number > most) {
      throw error(text + " is out of range", allowed);
    }
    return (int) number;
  }

  double number(double least, double most) {
    String text = text();
    String allowed = "write a number from " + plain(least) + " to " + plain(most);
    if (!text.matches("[+-]?(\\d{1,15}(\\.\\d{0,15})?|\\.\\d{1,15})")) {
      throw error("'" + text + "' is not a number", allowed);
    }
    double number = Double.parseDouble(text);
    if (number < least || number > most) {
      throw error(text + " is out of range", allowed);
    }
    // Adding 0 turns -0.0, which would have a fingerprint of its own, into 0.0.
    return number + 0.0;
  }

  LocalDate date() {
    String text = text();
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw error("'" + text + "' is not a date", "write it as 2026-03-05");
    }
  }

  /** A time of day; 24:00 is {@link LocalTime#MAX}. */
  LocalTime time(String text) {
    Matcher matcher = TIME.matcher(text.strip());
    if (matcher.matches()) {
      int hour = Integer.parseInt(matcher.group(1));
      int minute = Integer.parseInt(matcher.group(2));
      if (hour < 24 && minute < 60) {
        return LocalTime.of(hour, minute);
      }
      if (hour == 24 && minute == 0) {
        return LocalTime.MAX;
      }
    }
    throw error(
        "'" + text + "' is not a time of day", "write it as \"08:30\", from 00:00 to 24:00");
  }

  ZoneId zone() {
    String text = text();
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      String hint =
          Nearest.of(text, ZoneId.getAvailableZoneIds().stream().sorted().toList())
              .map(zone -> "did you mean '" + zone + "'? ")
              .orElse("");
      throw error("unknown time zone '" + text + "'", hint + "write it as Asia/Shanghai or +08:00");
    }
  }

  private String isKind() {
    if (isNull()) {
      return "has no value";
    }
    return switch (node.getNodeId()) {
      case mapping -> "is a map";
      case sequence -> "is a list";
      default -> "is the single value '" + ((ScalarNode) node).getValue() + "'";
    };
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
