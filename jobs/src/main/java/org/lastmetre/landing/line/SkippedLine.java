package org.lastmetre.landing.line;

import java.util.Optional;

/**
 * Rows passed over for one reason, with no row that counts between them.
 *
 * @param sheet name of the sheet; null where the file has none
 * @param sheetNumber position of the sheet, from 1; 0 where the file has none
 * @param first the first row; 0 for a sheet skipped whole
 * @param last the last row; 0 for a sheet skipped whole
 * @param rows how many; 0 for a sheet skipped whole
 */
public record SkippedLine(
    String sheet, int sheetNumber, long first, long last, long rows, Skip reason) implements Line {

  /** One row. */
  public static SkippedLine row(String sheet, int sheetNumber, long row, Skip reason) {
    return new SkippedLine(sheet, sheetNumber, row, row, 1, reason);
  }

  /** A sheet of which no row is looked at. */
  public static SkippedLine sheet(String sheet, int sheetNumber, Skip reason) {
    return new SkippedLine(sheet, sheetNumber, 0, 0, 0, reason);
  }

  /** Both as one, when the other follows this for the same reason in the same sheet. */
  Optional<SkippedLine> joined(SkippedLine next) {
    return reason == next.reason && sheetNumber == next.sheetNumber
        ? Optional.of(
            new SkippedLine(sheet, sheetNumber, first, next.last, rows + next.rows, reason))
        : Optional.empty();
  }
}
