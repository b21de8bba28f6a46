package org.lastmetre.contract;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which cell of a header row names which column.
 *
 * @param columnByIndex canonical column name by the cell's index, from 0; each column at most once
 * @param unknown non-blank cells that name no column, as read, in order
 * @param missingRequired required columns that no cell names
 * @param repeated columns that more than one cell names (the canonical name wins, else the first)
 */
public record HeaderMatch(
    Map<Integer, String> columnByIndex,
    List<String> unknown,
    List<String> missingRequired,
    List<String> repeated)
    implements Serializable {

  /** Copies the collections; the map keeps its order. */
  public HeaderMatch {
    columnByIndex = Collections.unmodifiableMap(new LinkedHashMap<>(columnByIndex));
    unknown = List.copyOf(unknown);
    missingRequired = List.copyOf(missingRequired);
    repeated = List.copyOf(repeated);
  }
}
