package org.lastmetre.oracle;

/** A day was asked for whose year has no calendar; the answer is never guessed. */
final class MissingYear extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean beforeFirst;

  MissingYear(int year, boolean beforeFirst) {
    super("no calendar for " + year);
    this.beforeFirst = beforeFirst;
  }

  /** Before the first loaded year the row is quarantined; later the due time is null. */
  boolean beforeFirst() {
    return beforeFirst;
  }
}
