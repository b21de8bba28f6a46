package org.lastmetre.lake;

/** How much a night may have to look at. */
enum Load {
  /**
   * So little that planning and opening tables costs more than the rows: they are held in memory.
   */
  LIGHT,
  /** Queries are compiled, and tables are read where they lie. */
  HEAVY;

  private static final long WORTH_COMPILING = 300_000;

  static Load of(long rows) {
    return rows > WORTH_COMPILING ? HEAVY : LIGHT;
  }
}
