package org.lastmetre.landing;

import java.io.Serializable;
import java.util.List;

/**
 * How one content was read for one dataset; every copy of the file shares it.
 *
 * @param contentId SHA-256 of the decompressed bytes; empty when they could not be read
 * @param fileId names what was read: content, dataset and mapping
 * @param rowsRunId the run whose rows in {@code bronze.rows} are this reading's
 * @param mapping name of the mapping; null for none
 * @param reason reason code of a file that could not be read; null when it was
 * @param rowsRead rows below the header that passed the mapping's condition
 * @param skipped titles, totals, blank and unselected rows
 * @param timeZone zone of times without an offset, as the mapping says; null leaves it to the
 *     policy
 */
public record Reading(
    String contentId,
    String fileId,
    String rowsRunId,
    String mapping,
    String reason,
    String encoding,
    String delimiter,
    long rowsRead,
    long skipped,
    List<String> unknownColumns,
    List<String> absentColumns,
    String timeZone,
    List<String> timestampFormats,
    List<String> nulls)
    implements Serializable {

  /** Whether rows came of it. */
  public boolean isRead() {
    return reason == null;
  }

  Reading counted(long rows, long passedOver) {
    return new Reading(
        contentId,
        fileId,
        rowsRunId,
        mapping,
        reason,
        encoding,
        delimiter,
        rows,
        passedOver,
        unknownColumns,
        absentColumns,
        timeZone,
        timestampFormats,
        nulls);
  }
}
