package org.lastmetre.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/** Guesses which column an unknown header was meant to name. */
public final class NearestColumn {
  private static final int COMPARED = 40;

  private final Map<String, String> columnByKey = new LinkedHashMap<>();

  /** Among the input columns of that table. */
  public NearestColumn(TableContract table) {
    for (Column column : table.inputColumns()) {
      columnByKey.put(Words.headerKey(column.name()), column.name());
      column
          .aliases()
          .forEach(alias -> columnByKey.putIfAbsent(Words.headerKey(alias), column.name()));
    }
  }

  /** The column whose name or alias is nearest; empty when none is near. */
  public Optional<String> to(String header) {
    return Nearest.of(StringUtils.left(header, COMPARED), columnByKey.keySet())
        .map(columnByKey::get);
  }
}
