package org.lastmetre.lake;

import org.apache.spark.storage.StorageLevel;

/** How much a night may have to look at; {@code jobs/decisions/three-loads.md} has the figures. */
enum Load {
  /** So little that planning and opening tables costs more than the rows. */
  LIGHT,
  /** Tables are still held in memory; what is done to each row is compiled, whole queries not. */
  MIDDLING,
  /** Queries are compiled whole, and tables are read where they lie. */
  HEAVY;

  private static final long WORTH_COMPILING_ROWS = 30_000;
  private static final long WORTH_COMPILING_QUERIES = 300_000;

  static Load of(long rows) {
    if (rows > WORTH_COMPILING_QUERIES) {
      return HEAVY;
    }
    return rows > WORTH_COMPILING_ROWS ? MIDDLING : LIGHT;
  }

  /** Where rows that were computed once lie until they are used. */
  StorageLevel storage() {
    return isHeld() ? StorageLevel.MEMORY_AND_DISK() : StorageLevel.DISK_ONLY();
  }

  /** Few enough rows to keep tables in memory from one query to the next. */
  boolean isHeld() {
    return this != HEAVY;
  }
}
