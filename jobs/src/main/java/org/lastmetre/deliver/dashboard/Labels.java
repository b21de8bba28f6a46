package org.lastmetre.deliver.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;

/** What the tables' promises say of their columns, for the page to show. */
final class Labels {
  private Labels() {}

  /**
   * {@code gold}: by table and column what it means, {@code {zh, en}}; {@code inputs}: by dataset
   * and column what senders call it.
   */
  static Map<String, Object> of(Contracts contracts) {
    Map<String, Object> gold = new LinkedHashMap<>();
    for (TableContract table : contracts.layer("gold")) {
      Map<String, Object> columns = new LinkedHashMap<>();
      for (Column column : table.columns()) {
        columns.put(column.name(), column.description());
      }
      gold.put(table.name(), columns);
    }
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (TableContract table : contracts.inputs()) {
      Map<String, String> columns = new LinkedHashMap<>();
      table.inputColumns().forEach(column -> columns.put(column.name(), column.label()));
      inputs.put(table.name(), columns);
    }
    Map<String, Object> labels = new LinkedHashMap<>();
    labels.put("gold", gold);
    labels.put("inputs", inputs);
    return labels;
  }
}
