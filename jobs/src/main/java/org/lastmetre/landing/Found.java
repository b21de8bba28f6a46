package org.lastmetre.landing;

import java.util.Map;
import org.apache.spark.sql.Row;
import org.lastmetre.landing.line.DataLine;
import org.lastmetre.landing.line.Line;
import org.lastmetre.landing.line.SkippedLine;
import org.lastmetre.landing.line.Spot;

/**
 * What was found in a file for a dataset: a row, or rows passed over.
 *
 * @param spot where the row stands, or the first of those passed over
 * @param target which target of a mapping it is for, from 0; 0 without a mapping, -1 for all
 * @param cells column to text as sent
 * @param extra header to text of cells that no column claims
 * @param excess cells with text beyond the header
 * @param problem code of why it cannot be read as a row; null when it can
 * @param skip code of why it was passed over; null for a row
 * @param lastRow the last row passed over
 * @param skipped how many were passed over
 */
record Found(
    String jurisdiction,
    String dataset,
    String fileId,
    Spot spot,
    int target,
    Map<String, String> cells,
    Map<String, String> extra,
    int excess,
    String problem,
    String skip,
    long lastRow,
    long skipped) {

  /** Of a file that is read without a mapping. */
  static Found of(FileTask task, String dataset, Line line) {
    if (line instanceof DataLine data) {
      return new Found(
          task.jurisdiction(),
          dataset,
          task.content(),
          data.spot(),
          0,
          data.values(),
          data.extra(),
          data.excess(),
          data.problem() == null ? null : data.problem().code(),
          null,
          data.spot().row(),
          0);
    }
    SkippedLine skipped = (SkippedLine) line;
    return new Found(
        task.jurisdiction(),
        dataset,
        task.content(),
        new Spot(skipped.sheet(), skipped.sheetNumber(), skipped.first(), 0),
        0,
        Map.of(),
        Map.of(),
        0,
        null,
        skipped.reason().code(),
        skipped.last(),
        skipped.rows());
  }

  /** Of a row that a mapping has made, as {@link MappedRows} yields them. */
  static Found of(Row row) {
    return new Found(
        row.getAs("jurisdiction"),
        row.getAs("dataset"),
        row.getAs("file_id"),
        new Spot(
            row.getAs("sheet"),
            row.getAs("sheet_number"),
            row.getAs("row_number"),
            row.getAs("element")),
        row.getAs("target"),
        row.getJavaMap(row.fieldIndex("cells")),
        row.getJavaMap(row.fieldIndex("extra")),
        row.getAs("excess_cells"),
        row.getAs("problem"),
        row.getAs("skip"),
        row.getAs("last_row"),
        row.getAs("skipped"));
  }
}
