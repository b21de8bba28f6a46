package org.lastmetre.landing.line;

/**
 * Where a row stands in its file.
 *
 * @param sheet name of the sheet; null where the file has none
 * @param sheetNumber position of the sheet in its workbook, from 1; 0 where the file has none
 * @param row the row as a spreadsheet or an editor counts it, from 1
 * @param element position in the list that was taken apart, from 1; 0 where none was
 */
public record Spot(String sheet, int sheetNumber, long row, int element) {

  /** A row of a file without sheets. */
  public static Spot row(long row) {
    return new Spot(null, 0, row, 0);
  }
}
