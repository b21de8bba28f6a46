package org.lastmetre.mart;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Rows in the text format of PostgreSQL's COPY. */
final class CopyText {
  private static final String NULL = "\\N";

  private CopyText() {}

  /** Adds a row as one line. */
  static void add(Row row, StringBuilder lines) {
    for (int i = 0; i < row.size(); i++) {
      if (i > 0) {
        lines.append('\t');
      }
      add(row.get(i), lines);
    }
    lines.append('\n');
  }

  private static void add(Object value, StringBuilder lines) {
    if (value == null) {
      lines.append(NULL);
    } else if (value instanceof String text) {
      addEscaped(text, lines);
    } else if (value instanceof Seq<?> list) {
      addEscaped(array(JavaConverters.seqAsJavaList(list)), lines);
    } else {
      // Numbers, dates, instants and truth values read alike in Java and PostgreSQL.
      lines.append(value);
    }
  }

  private static String array(List<?> list) {
    List<String> parts = new ArrayList<>();
    for (Object part : list) {
      parts.add(
          part == null
              ? "NULL"
              : '"' + part.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return "{" + String.join(",", parts) + "}";
  }

  private static void addEscaped(String text, StringBuilder lines) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '\\' -> lines.append("\\\\");
        case '\t' -> lines.append("\\t");
        case '\n' -> lines.append("\\n");
        case '\r' -> lines.append("\\r");
        case '\0' -> {
          // PostgreSQL holds no such character in a text.
        }
        default -> lines.append(letter);
      }
    }
  }
}
