package org.lastmetre.generate.township;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lastmetre.generate.township.Sheet.Row;

/** Rows by the time of what they tell, to be sent in batches. */
public final class Ledger {
  private final List<Entry> entries = new ArrayList<>();

  /** An empty ledger. */
  public Ledger() {}

  private record Entry(LocalDateTime at, Row row) {}

  /** Enters a row that tells of something at that time. */
  public void add(LocalDateTime at, Row row) {
    entries.add(new Entry(at, row));
  }

  /** The rows from one day to another, both included, in the order of time. */
  public List<Row> rows(LocalDate from, LocalDate to) {
    return entries.stream()
        .filter(entry -> !entry.at().toLocalDate().isBefore(from))
        .filter(entry -> !entry.at().toLocalDate().isAfter(to))
        .sorted(Comparator.comparing(Entry::at))
        .map(Entry::row)
        .toList();
  }

  /** Every row, in the order of time. */
  public List<Row> rows() {
    return rows(LocalDate.MIN, LocalDate.MAX);
  }
}
