package org.lastmetre.landing.workbook;

/** What the cells of a column are meant as, where that changes how a number is written. */
public enum Meaning {
  /** Dates and times: a serial of five digits is one, whatever its format. */
  MOMENT,
  /** Codes: one that the spreadsheet took for a date is shown as damaged. */
  CODE,
  /** Anything else. */
  OTHER
}
