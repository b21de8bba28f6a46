package org.lastmetre.landing;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.contract.Words;
import org.lastmetre.landing.line.DataLine;
import org.lastmetre.landing.line.Line;
import org.lastmetre.landing.line.SkippedLine;
import scala.collection.JavaConverters;

/**
 * One content to decode, as a task that an executor can carry out.
 *
 * @param file where it lies, for executors on the same file system: a path as text would lose names
 *     that are not written in the machine's encoding
 * @param content what its rows are told apart by: the file id, or for a mapped file the content id
 * @param stamp as the file was when the layout was told
 * @param share which of its lines are decoded
 * @param nulls cells, without blanks at both ends, that mean “no value” in the source, as a mapping
 *     says: they are kept beside the row, for no expression sees them; empty for an unmapped file
 */
public record FileTask(
    String jurisdiction,
    URI file,
    String content,
    Layout layout,
    Stamp stamp,
    Share share,
    Set<String> nulls)
    implements Serializable {

  /**
   * What decoding yields: a row that counts, or with {@code skip} (a reason) the rows from
   * row_number to last_row that are passed over, {@code skipped} in number.
   */
  static final StructType ROWS =
      StructType.fromDDL(
          "jurisdiction STRING, content STRING, sheet STRING, sheet_number INT, row_number BIGINT,"
              + " element INT, part STRING, source MAP<STRING,STRING>, extra MAP<STRING,STRING>,"
              + " excess_cells INT, problem STRING, skip STRING, last_row BIGINT, skipped BIGINT");

  /** Streams what is in the file, for a mapping to look at. */
  Iterator<Row> rows() throws IOException {
    return IteratorUtils.transformedIterator(lines(), this::row);
  }

  /** Streams what is in the file, which is read for one dataset and without a mapping. */
  Iterator<Found> found(String dataset) throws IOException {
    return IteratorUtils.transformedIterator(lines(), line -> Found.of(this, dataset, line));
  }

  private Iterator<Line> lines() throws IOException {
    return IteratorUtils.filteredIterator(
        SteadyLines.of(Path.of(file), layout, stamp), share.lines()::test);
  }

  /** The same task for some of the lines. */
  FileTask with(Share other) {
    return new FileTask(jurisdiction, file, content, layout, stamp, other, nulls);
  }

  private Row row(Line line) {
    if (line instanceof DataLine data) {
      Map<String, String> values = new LinkedHashMap<>();
      Map<String, String> extra = new LinkedHashMap<>(data.extra());
      data.values().forEach((name, cell) -> (meansNothing(cell) ? extra : values).put(name, cell));
      return RowFactory.create(
          jurisdiction,
          content,
          data.spot().sheet(),
          data.spot().sheetNumber(),
          data.spot().row(),
          data.spot().element(),
          data.part(),
          JavaConverters.mapAsScalaMap(values),
          JavaConverters.mapAsScalaMap(extra),
          data.excess(),
          data.problem() == null ? null : data.problem().code(),
          null,
          data.spot().row(),
          0L);
    }
    SkippedLine skipped = (SkippedLine) line;
    return RowFactory.create(
        jurisdiction,
        content,
        skipped.sheet(),
        skipped.sheetNumber(),
        skipped.first(),
        0,
        null,
        JavaConverters.mapAsScalaMap(Map.of()),
        JavaConverters.mapAsScalaMap(Map.of()),
        0,
        null,
        skipped.reason().code(),
        skipped.last(),
        skipped.rows());
  }

  private boolean meansNothing(String cell) {
    return !nulls.isEmpty() && nulls.contains(Words.clean(cell));
  }
}
