package org.lastmetre.oracle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** RFC 4180 as counties send it: three delimiters, three line ends, two encodings. */
final class Csv {

  static final List<Character> DELIMITERS = List.of(',', '\t', ';');

  private Csv() {}

  /**
   * UTF-8 where the bytes are valid UTF-8, else GB18030; a byte order mark is no character.
   *
   * @throws CharacterCodingException when the bytes are neither
   */
  static String decoded(byte[] bytes) throws CharacterCodingException {
    String text;
    try {
      text = strictly(bytes, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      text = strictly(bytes, Charset.forName("GB18030"));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String strictly(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes))
        .toString();
  }

  /** The records of a text, blank lines included, so that a record's place can be told. */
  static List<List<Cell>> records(String text, char delimiter) {
    List<List<Cell>> records = new ArrayList<>();
    List<Cell> record = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      boolean quoted = text.charAt(at) == '"';
      StringBuilder field = new StringBuilder();
      if (quoted) {
        at = quotedField(text, at + 1, field);
      }
      while (at < text.length() && !ends(text.charAt(at), delimiter)) {
        field.append(text.charAt(at++));
      }
      record.add(new Cell(field.toString(), quoted));
      if (at < text.length() && text.charAt(at) == delimiter) {
        at++;
        if (at < text.length()) {
          continue;
        }
        record.add(new Cell("", false));
      } else if (at < text.length()) {
        boolean pair = text.startsWith("\r\n", at);
        at += pair ? 2 : 1;
      }
      records.add(record);
      record = new ArrayList<>();
    }
    return records;
  }

  private static boolean ends(char c, char delimiter) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  /** Reads behind an opening quote; returns the place behind the closing one. */
  private static int quotedField(String text, int from, StringBuilder field) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else {
        return at;
      }
    }
    return at;
  }
}
