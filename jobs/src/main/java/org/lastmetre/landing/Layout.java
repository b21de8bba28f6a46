package org.lastmetre.landing;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * How a delimited file's rows are to be read.
 *
 * @param delimiter between two cells
 * @param headerRow the header's row, counted from 1; rows above it are titles
 * @param columns cell position to column: the contract's name, or for a mapped file the source's
 *     name as {@link org.lastmetre.contract.Words#matchKey} writes it
 * @param unknown cell position to header of columns that no contract column claims
 * @param absent columns of the contract that the header lacks
 */
public record Layout(
    char delimiter,
    long headerRow,
    Map<Integer, String> columns,
    Map<Integer, String> unknown,
    List<String> absent)
    implements Serializable {

  /** One more than the position of the last cell that the header names. */
  int width() {
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
