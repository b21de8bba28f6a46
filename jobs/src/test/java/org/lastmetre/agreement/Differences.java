package org.lastmetre.agreement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Compares a table cell by cell with the rows it should have. Whole numbers of any width are equal
 * by value, doubles within a relative 1e-9; null equals null alone.
 */
final class Differences {
  private static final double TOLERANCE = 1e-9;
  private static final int SHOWN = 10;

  private final String table;
  private final List<String> first = new ArrayList<>();
  private final Map<String, Integer> byColumn = new TreeMap<>();
  private long cells;

  private Differences(String table) {
    this.table = table;
  }

  /**
   * The differences.
   *
   * @param key columns that name a row
   * @param expected rows by column; every one of its columns is compared
   */
  static Differences between(
      String table, List<String> key, List<Map<String, Object>> expected, Dataset<Row> actual) {
    return between(table, key, expected, List.of(actual.columns()), actual.collectAsList());
  }

  /** The same over rows already collected, whose columns are named in their order. */
  static Differences between(
      String table,
      List<String> key,
      List<Map<String, Object>> expected,
      List<String> columns,
      List<Row> actual) {
    Differences differences = new Differences(table);
    Map<String, Row> byKey = new HashMap<>();
    for (Row row : actual) {
      String name = name(key, column -> row.get(columns.indexOf(column)));
      if (byKey.put(name, row) != null) {
        differences.add("(row twice)", name, "one row", "two rows");
      }
    }
    for (Map<String, Object> row : expected) {
      differences.compare(row, name(key, row::get), columns, byKey);
    }
    byKey.forEach((name, row) -> differences.add("(row too many)", name, "no row", row));
    return differences;
  }

  private interface Cells {
    Object value(String column);
  }

  private static String name(List<String> key, Cells row) {
    StringBuilder name = new StringBuilder();
    for (String column : key) {
      name.append(name.isEmpty() ? "" : " ").append(row.value(column));
    }
    return name.toString();
  }

  private void compare(
      Map<String, Object> expected, String name, List<String> columns, Map<String, Row> byKey) {
    Row row = byKey.remove(name);
    if (row == null) {
      add("(row missing)", name, expected, "no row");
      return;
    }
    expected.forEach(
        (column, value) -> {
          int at = columns.indexOf(column);
          Object actual = at < 0 ? "no column" : row.get(at);
          cells++;
          if (!same(value, actual)) {
            add(column, name, value, actual);
          }
        });
  }

  private static boolean same(Object expected, Object actual) {
    if (expected == null || actual == null) {
      return expected == actual;
    }
    if (expected instanceof Double wanted && actual instanceof Number found) {
      double allowed = TOLERANCE * Math.max(1, Math.abs(wanted));
      return Math.abs(wanted - found.doubleValue()) <= allowed;
    }
    if (expected instanceof Number wanted && actual instanceof Number found) {
      return new BigDecimal(wanted.toString()).compareTo(new BigDecimal(found.toString())) == 0;
    }
    if (expected instanceof LocalDate || actual instanceof LocalDate) {
      return expected.toString().equals(actual.toString());
    }
    if (expected instanceof List<?> wanted && actual instanceof Seq<?> found) {
      return wanted.equals(JavaConverters.seqAsJavaList(found));
    }
    return expected.equals(actual);
  }

  private void add(String column, String name, Object expected, Object actual) {
    byColumn.merge(column, 1, Integer::sum);
    if (first.size() < SHOWN) {
      first.add("%s [%s] %s: expected %s, is %s".formatted(table, name, column, expected, actual));
    }
  }

  boolean none() {
    return byColumn.isEmpty();
  }

  /** Cells compared, equal or not. */
  long cells() {
    return cells;
  }

  /** The count per column and the first ten; empty when there are none. */
  @Override
  public String toString() {
    return none() ? "" : table + " differs: " + byColumn + "\n  " + String.join("\n  ", first);
  }
}
