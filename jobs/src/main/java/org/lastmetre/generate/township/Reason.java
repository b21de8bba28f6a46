package org.lastmetre.generate.township;

import java.util.Locale;

/** Why a planted row must be refused, in the words quarantine uses. */
public enum Reason {
  /** A required cell is empty. */
  MISSING_VALUE,
  /** No such day. */
  BAD_DATE,
  /** Day and month could be either way round. */
  AMBIGUOUS_DATE,
  /** Before 1990, or 1900 for the day of registration. */
  BEFORE_EARLIEST,
  /** Has happened later than it was sent. */
  IN_FUTURE,
  /** Not one of the words a coded column knows. */
  UNKNOWN_VALUE,
  /** Neither yes nor no. */
  BAD_BOOLEAN,
  /** A code that a spreadsheet turned into a number. */
  DAMAGED_CODE,
  /** Not a number. */
  BAD_NUMBER;

  /** As written in planted/refusals.csv. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
