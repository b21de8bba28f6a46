package org.lastmetre.mart;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Rows in the text format of PostgreSQL's COPY. */
final class CopyText {
  private static final String NULL = "\\N";
  private static final int LETTERS_AT_ONCE = 1 << 16;

  private CopyText() {}

  /** Rows as texts of many lines each; made where the rows are read. */
  static Dataset<byte[]> of(Dataset<Row> rows) {
    return rows.mapPartitions(
        (MapPartitionsFunction<Row, byte[]>) CopyText::texts, Encoders.BINARY());
  }

  private static Iterator<byte[]> texts(Iterator<Row> rows) {
    StringBuilder lines = new StringBuilder(2 * LETTERS_AT_ONCE);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public byte[] next() {
        lines.setLength(0);
        do {
          add(rows.next(), lines);
        } while (rows.hasNext() && lines.length() < LETTERS_AT_ONCE);
        return lines.toString().getBytes(StandardCharsets.UTF_8);
      }
    };
  }

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
