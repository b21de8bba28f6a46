package org.lastmetre.landing.table;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The header of a table: one row, or two rows read together.
 *
 * @param firstRow its first row, counted from 1; rows above it are titles
 * @param lastRow its last row
 * @param columns cell position, from 0, to column: the contract's name, or for a mapped file the
 *     source's name as {@link org.lastmetre.contract.Words#matchKey} writes it
 * @param unknown cell position to header of columns that no contract column claims
 * @param absent columns of the contract that the header lacks
 * @param key position of the contract's key column; -1 where there is none
 */
public record Header(
    long firstRow,
    long lastRow,
    Map<Integer, String> columns,
    Map<Integer, String> unknown,
    List<String> absent,
    int key)
    implements Serializable {

  /** One more than the position of the last cell that the header names. */
  public int width() {
    int last = -1;
    for (int position : columns.keySet()) {
      last = Math.max(last, position);
    }
    for (int position : unknown.keySet()) {
      last = Math.max(last, position);
    }
    return last + 1;
  }
}
