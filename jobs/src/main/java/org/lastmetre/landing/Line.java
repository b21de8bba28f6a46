package org.lastmetre.landing;

import java.util.Map;

/**
 * One thing a decoder says of a file.
 *
 * @param kind what it is
 * @param rowNumber the row as a spreadsheet counts it, the first being 1; for {@link Kind#END} the
 *     number of data rows
 * @param values column to text as sent, blank cells left out
 * @param extra header to text of cells that no column claims
 * @param excess cells with text beyond the header: the row may have shifted
 * @param skipped for {@link Kind#END}: titles, totals and blank rows passed over; else -1
 */
record Line(
    Kind kind,
    long rowNumber,
    Map<String, String> values,
    Map<String, String> extra,
    int excess,
    long skipped) {

  /** A data row, or the end of the file. */
  enum Kind {
    ROW,
    END
  }

  static Line row(
      long rowNumber, Map<String, String> values, Map<String, String> extra, int excess) {
    return new Line(Kind.ROW, rowNumber, values, extra, excess, -1);
  }

  static Line end(long rows, long skipped) {
    return new Line(Kind.END, rows, Map.of(), Map.of(), 0, skipped);
  }
}
