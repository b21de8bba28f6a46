package org.lastmetre.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmetre.landing.line.DataLine;
import org.lastmetre.landing.line.Line;
import org.lastmetre.landing.line.SkippedLine;

/**
 * All lines of a file, told apart.
 *
 * @param rows those that count
 * @param skipped those that are passed over
 */
record Lines(List<DataLine> rows, List<SkippedLine> skipped) {

  static Lines of(Path file, Layout layout) throws IOException {
    List<DataLine> rows = new ArrayList<>();
    List<SkippedLine> skipped = new ArrayList<>();
    for (Iterator<Line> lines = layout.lines(file); lines.hasNext(); ) {
      Line line = lines.next();
      if (line instanceof DataLine row) {
        rows.add(row);
      } else {
        skipped.add((SkippedLine) line);
      }
    }
    return new Lines(rows, skipped);
  }

  /** The values of each row. */
  List<Map<String, String>> values() {
    return rows.stream().<Map<String, String>>map(row -> new TreeMap<>(row.values())).toList();
  }

  /** One column of all rows. */
  List<String> column(String name) {
    return rows.stream().map(row -> row.values().get(name)).toList();
  }

  /** Where each row stands, such as {@code 一月:2}. */
  List<String> spots() {
    return rows.stream()
        .map(row -> (row.spot().sheet() == null ? "" : row.spot().sheet() + ":") + row.spot().row())
        .toList();
  }

  /**
   * What is passed over, such as {@code title 1-2 (2)} or, for a sheet, {@code hidden_sheet 去年}.
   */
  List<String> passedOver() {
    return skipped.stream()
        .map(
            s ->
                s.rows() == 0
                    ? s.reason().code() + " " + s.sheet()
                    : "%s %d-%d (%d)".formatted(s.reason().code(), s.first(), s.last(), s.rows()))
        .toList();
  }

  /** How many rows are passed over. */
  long skippedRows() {
    return skipped.stream().mapToLong(SkippedLine::rows).sum();
  }
}
