package org.lastmetre.landing;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/**
 * One content to decode, as a task that an executor can carry out.
 *
 * @param file where it lies, for executors on the same file system
 * @param content what its rows are told apart by: the file id, or for a mapped file the content id
 */
public record FileTask(
    String jurisdiction, String file, String content, String charset, Layout layout)
    implements Serializable {

  /**
   * What decoding yields; the last row of a file holds its counts of rows (row_number) and of
   * skipped rows; in all others skipped is -1.
   */
  static final StructType ROWS =
      StructType.fromDDL(
          "jurisdiction STRING, content STRING, row_number BIGINT, source MAP<STRING,STRING>,"
              + " extra MAP<STRING,STRING>, excess_cells INT, skipped BIGINT");

  /** Streams the file's rows. */
  Iterator<Row> rows() throws IOException {
    CsvLines lines = new CsvLines(Path.of(file), Charset.forName(charset), layout);
    return IteratorUtils.transformedIterator(
        lines,
        line ->
            RowFactory.create(
                jurisdiction,
                content,
                line.rowNumber(),
                JavaConverters.mapAsScalaMap(line.values()),
                JavaConverters.mapAsScalaMap(line.extra()),
                line.excess(),
                line.skipped()));
  }
}
