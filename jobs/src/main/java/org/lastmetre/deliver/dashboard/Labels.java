package org.lastmetre.deliver.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Text;

/** What the published tables say of themselves and their columns, for the page to show. */
final class Labels {
  private Labels() {}

  /** By table of gold: {@code {about: {zh, en}, columns: {name: {zh, en, unit}}}}. */
  static Map<String, Object> of(Contracts contracts) {
    Map<String, Object> tables = new LinkedHashMap<>();
    for (TableContract table : contracts.layer("gold")) {
      Map<String, Object> columns = new LinkedHashMap<>();
      for (Column column : table.columns()) {
        Map<String, String> label = label(column.description());
        if (column.unit() != null) {
          label.put("unit", column.unit());
        }
        columns.put(column.name(), label);
      }
      tables.put(
          table.name(), Map.of("about", label(table.description()), "columns", columns));
    }
    return tables;
  }

  private static Map<String, String> label(Text text) {
    Map<String, String> label = new LinkedHashMap<>();
    label.put("zh", text.zh());
    label.put("en", text.en());
    return label;
  }
}
