package org.lastmetre.nights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of different programs made comparable: one text each, by column, every number alike. */
final class JsonRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonRows() {}

  /** Spark's rows. */
  static List<String> of(Dataset<Row> rows) {
    return of(
        rows
            .selectExpr("to_json(struct(*), map('ignoreNullFields', 'false')) AS json")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList());
  }

  /** Rows that are JSON objects, in an order of their own. */
  static List<String> of(Collection<String> objects) {
    return objects.stream().map(JsonRows::alike).sorted().toList();
  }

  private static String alike(String object) {
    try {
      Map<String, JsonNode> cells = new TreeMap<>();
      ObjectNode row = (ObjectNode) JSON.readTree(object);
      row.fields()
          .forEachRemaining(
              cell ->
                  cells.put(
                      cell.getKey(),
                      cell.getValue().isNumber() ? number(cell.getValue()) : cell.getValue()));
      return cells.toString();
    } catch (JsonProcessingException e) {
      throw new AssertionError(object, e);
    }
  }

  /** 1, 1.0 and 1.00 are one number. */
  private static JsonNode number(JsonNode value) {
    return DecimalNode.valueOf(value.decimalValue().stripTrailingZeros());
  }
}
