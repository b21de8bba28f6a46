package org.lastmetre.query;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** How one value of a result is written. */
public final class Cells {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter();

  private Cells() {}

  /** Text for a person or a spreadsheet; empty for null. */
  public static String text(Object value, ZoneId zone) {
    if (value == null) {
      return "";
    }
    Object plain = json(value, zone);
    if (plain instanceof Double number) {
      return Double.isFinite(number)
          ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
          : number.toString();
    }
    if (plain instanceof List<?> list) {
      List<String> parts = new ArrayList<>();
      list.forEach(part -> parts.add(String.valueOf(part)));
      return String.join("; ", parts);
    }
    return plain.toString();
  }

  /** A value JSON knows: number, boolean, text, list or map; null stays null. */
  public static Object json(Object value, ZoneId zone) {
    if (value instanceof Instant instant) {
      return TIME.format(instant.atZone(zone));
    }
    if (value instanceof Timestamp timestamp) {
      return TIME.format(timestamp.toInstant().atZone(zone));
    }
    if (value instanceof LocalDate || value instanceof Date) {
      return value.toString();
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof Seq<?> seq) {
      return JavaConverters.seqAsJavaList(seq).stream().map(v -> json(v, zone)).toList();
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      JavaConverters.mapAsJavaMap(map)
          .forEach((k, v) -> plain.put(String.valueOf(k), json(v, zone)));
      return plain;
    }
    if (value instanceof Row row) {
      Map<String, Object> plain = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        plain.put(
            row.schema() == null ? "_" + i : row.schema().fieldNames()[i], json(row.get(i), zone));
      }
      return plain;
    }
    return value;
  }
}
