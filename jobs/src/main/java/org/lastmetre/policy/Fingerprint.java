package org.lastmetre.policy;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * SHA-256 over values in a canonical text: equal rules, however written, have equal fingerprints.
 */
final class Fingerprint {
  /** What a record says of itself, and what changes no figure. */
  private static final Set<String> LEFT_OUT = Set.of("fingerprint", "retention");

  private Fingerprint() {}

  /**
   * The fingerprint of a record in hexadecimal; its components that change no figure are left out.
   */
  static String of(Record value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(canonical(value).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "This Java has no SHA-256; run Last Metre on a complete JDK 17", e);
    }
  }

  /**
   * Maps and sets in the order of their texts, since theirs carries no meaning; lists as they are.
   */
  static String canonical(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Record record) {
      return Arrays.stream(record.getClass().getRecordComponents())
          .filter(component -> !LEFT_OUT.contains(component.getName()))
          .map(component -> quoted(component.getName()) + ":" + canonical(read(component, record)))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> canonical(entry.getKey()) + ":" + canonical(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Set<?> set) {
      return set.stream()
          .map(Fingerprint::canonical)
          .sorted()
          .collect(Collectors.joining(",", "(", ")"));
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(Fingerprint::canonical).collect(Collectors.joining(",", "[", "]"));
    }
    return quoted(value instanceof Enum<?> constant ? constant.name() : value.toString());
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          record.getClass() + "." + component.getName() + " cannot be read; make the record public",
          e);
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
