package org.lastmetre.generate.township;

import java.util.List;

/**
 * One of several sheets of a workbook.
 *
 * @param style how the sheet is laid out
 * @param hand how its words and days are written
 * @param sheet what stands on it
 */
public record Page(WorkbookStyle style, Hand hand, Sheet sheet) {
  /** An empty page for that dataset. */
  public static Page of(String dataset, WorkbookStyle style, DateStyle dates, Wording wording) {
    Hand hand = new Hand(style, dates, wording);
    return new Page(style, hand, hand.sheet(dataset));
  }

  /** The records of the sheet, of which the first is the header. */
  List<List<String>> records() {
    return sheet.records(hand.wording());
  }

  /** The rows that must be refused, once the workbook is called {@code file}. */
  List<Defect> defects(String file) {
    return sheet.defects(file, style);
  }
}
