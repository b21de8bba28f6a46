package org.lastmetre.landing;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One line of {@code bronze.files}: a file as it was received for one dataset, and how it was read.
 *
 * @param path below {@code landing/}
 * @param sender unit code of the folder it was sent in
 * @param submittedOn the day of its folder; null when the folder is no date
 * @param runId the run that received it
 */
public record Receipt(
    String jurisdiction,
    String path,
    String dataset,
    String sender,
    LocalDate submittedOn,
    long sizeBytes,
    Instant modifiedAt,
    String runId,
    Reading reading)
    implements Serializable {

  static Receipt of(Sending sending, String dataset, String runId, Reading reading) {
    return new Receipt(
        sending.jurisdiction(),
        sending.path(),
        dataset,
        sending.sender(),
        sending.submittedOn(),
        sending.sizeBytes(),
        sending.modifiedAt(),
        runId,
        reading);
  }

  Receipt with(Reading other) {
    return new Receipt(
        jurisdiction, path, dataset, sender, submittedOn, sizeBytes, modifiedAt, runId, other);
  }

  /** The receipt as a row of {@code bronze.files}. */
  Row row() {
    return RowFactory.create(
        jurisdiction,
        path,
        dataset,
        sender,
        submittedOn,
        sizeBytes,
        modifiedAt,
        runId,
        reading.contentId(),
        reading.fileId(),
        reading.rowsRunId(),
        reading.mapping(),
        reading.reason(),
        reading.encoding(),
        reading.delimiter(),
        reading.rowsRead(),
        reading.skipped(),
        reading.unknownColumns().toArray(String[]::new),
        reading.absentColumns().toArray(String[]::new),
        reading.timeZone(),
        reading.timestampFormats().toArray(String[]::new),
        reading.nulls().toArray(String[]::new));
  }

  /** The receipt that a row of {@code bronze.files} holds. */
  static Receipt of(Row row) {
    return new Receipt(
        row.getAs("jurisdiction"),
        row.getAs("path"),
        row.getAs("dataset"),
        row.getAs("sender"),
        row.getAs("submitted_on"),
        row.<Long>getAs("size_bytes"),
        row.getAs("modified_at"),
        row.getAs("run_id"),
        new Reading(
            row.getAs("content_id"),
            row.getAs("file_id"),
            row.getAs("rows_run_id"),
            row.getAs("mapping"),
            row.getAs("reason"),
            row.getAs("encoding"),
            row.getAs("delimiter"),
            row.<Long>getAs("rows_read"),
            row.<Long>getAs("skipped"),
            row.getList(row.fieldIndex("unknown_columns")),
            row.getList(row.fieldIndex("absent_columns")),
            row.getAs("time_zone"),
            row.getList(row.fieldIndex("timestamp_formats")),
            row.getList(row.fieldIndex("nulls"))));
  }
}
