package org.lastmetre.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One row of one file: what it says and what became of it. */
final class SentRow {

  /** Today's fate of a row; every row read has exactly one. */
  enum Fate {
    ACCEPTED,
    QUARANTINED,
    DUPLICATE,
    SUPERSEDED,
    WAITING
  }

  /** A later submission date wins; on the same date path, then row. */
  static final Comparator<SentRow> PRECEDENCE =
      Comparator.comparing((SentRow row) -> row.file.submittedOn())
          .thenComparing(row -> row.file.path())
          .thenComparing(row -> row.number);

  final SentFile file;

  /** Counted from 1 at the top of the file, a quoted line break not counted. */
  final int number;

  /** Column → value; absent values are not in the map. */
  final Map<String, Object> values;

  Fate fate;

  /** Why it was quarantined, or for what it waits; null otherwise. */
  String reason;

  SentRow(SentFile file, int number, Map<String, Object> values) {
    this.file = file;
    this.number = number;
    this.values = values;
  }

  Contract.Dataset dataset() {
    return Contract.DATASETS.get(file.dataset());
  }

  /** An event without an id of its own is known by what it says. */
  List<Object> key() {
    List<String> columns = dataset().key();
    if (file.dataset().equals("issue_events") && !values.containsKey("event_id")) {
      columns = List.of("issue_id", "event", "occurred_at", "department");
    }
    List<Object> key = new ArrayList<>();
    key.add(columns.toString());
    for (String column : columns) {
      key.add(values.get(column));
    }
    return key;
  }

  boolean has(String column) {
    return values.containsKey(column);
  }

  String text(String column) {
    return (String) values.get(column);
  }

  String textOr(String column, String absent) {
    return (String) values.getOrDefault(column, absent);
  }

  /** An absent flag is false. */
  boolean flag(String column) {
    return (Boolean) values.getOrDefault(column, Boolean.FALSE);
  }

  LocalDate date(String column) {
    return (LocalDate) values.get(column);
  }

  BigDecimal number(String column) {
    return (BigDecimal) values.get(column);
  }

  Instant instant(String column) {
    return (Instant) values.get(column);
  }

  @SuppressWarnings("unchecked") // RowCheck stores list columns as lists of text
  List<String> list(String column) {
    return (List<String>) values.getOrDefault(column, List.of());
  }
}
