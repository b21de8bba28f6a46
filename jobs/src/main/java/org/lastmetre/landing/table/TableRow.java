package org.lastmetre.landing.table;

import java.util.List;
import org.lastmetre.contract.Reason;

/**
 * A row of cells as it stands: a record of a delimited file or a row of a sheet.
 *
 * @param number as a spreadsheet counts it, the first being 1
 * @param cells their texts from the first column on; empty where there is none
 * @param problem why the cells could not be told apart, the whole line then being one; null when
 *     they could
 */
public record TableRow(long number, List<String> cells, Reason problem) {

  /** A row without a problem. */
  public TableRow(long number, List<String> cells) {
    this(number, cells, null);
  }
}
