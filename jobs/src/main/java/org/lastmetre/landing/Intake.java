package org.lastmetre.landing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.contract.Codes;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.FreeText;
import org.lastmetre.contract.Pii;
import org.lastmetre.contract.RowParser;
import org.lastmetre.contract.TableContract;
import org.lastmetre.vault.Vault;
import scala.collection.JavaConverters;

/**
 * Takes the personal data out of rows as they come in, before anything is written.
 *
 * <p>Columns of personal data become pseudonyms; telephone and identity numbers in other text are
 * replaced. Whatever would be lost by that goes on, sealed.
 */
final class Intake implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Input: a decoded row that knows its dataset. */
  static final StructType SOURCE =
      StructType.fromDDL(
          "jurisdiction STRING, dataset STRING, file_id STRING, row_number BIGINT, target INT,"
              + " cells MAP<STRING,STRING>, extra MAP<STRING,STRING>, excess_cells INT, skipped BIGINT");

  /** Output: a bronze row, and what of it belongs in the vault. */
  static final StructType ROWS =
      StructType.fromDDL(
          "jurisdiction STRING, dataset STRING, file_id STRING, run_id STRING, sheet STRING,"
              + " sheet_number INT, row_number BIGINT, target INT, entity_id STRING,"
              + " `values` MAP<STRING,STRING>, excess_cells INT,"
              + " personal ARRAY<STRUCT<pseudonym: STRING, sealed: BINARY>>, sealed BINARY, skipped BIGINT");

  private final String runId;
  private final Vault vault;
  private final Map<String, TableContract> datasets;
  private final Map<String, RowParser> parsers = new ConcurrentHashMap<>();

  Intake(String runId, Vault vault, Map<String, TableContract> datasets) {
    this.runId = runId;
    this.vault = vault;
    this.datasets = datasets;
  }

  Row take(Row row) {
    String dataset = row.getAs("dataset");
    if (dataset == null) {
      return RowFactory.create(
          row.getAs("jurisdiction"),
          null,
          row.getAs("file_id"),
          runId,
          null,
          0,
          row.getAs("row_number"),
          -1,
          null,
          JavaConverters.mapAsScalaMap(Map.of()),
          0,
          new Row[0],
          null,
          row.getAs("skipped"));
    }
    TableContract table = datasets.get(dataset);
    Map<String, String> cells = row.getJavaMap(row.fieldIndex("cells"));
    Map<String, String> extra = row.getJavaMap(row.fieldIndex("extra"));
    Map<String, String> values = new LinkedHashMap<>();
    List<Row> personal = new ArrayList<>();
    boolean altered = !extra.isEmpty();
    for (Column column : table.inputColumns()) {
      String text = cells.get(column.name());
      if (text == null || text.isBlank()) {
        continue;
      }
      String kept = kept(parser(table), column, text, personal);
      altered |= !kept.equals(text);
      values.put(column.name(), kept);
    }
    return RowFactory.create(
        row.getAs("jurisdiction"),
        dataset,
        row.getAs("file_id"),
        runId,
        null,
        0,
        row.getAs("row_number"),
        row.getAs("target"),
        parser(table).entityId(values),
        JavaConverters.mapAsScalaMap(values),
        row.getAs("excess_cells"),
        personal.toArray(Row[]::new),
        altered ? vault.seal(json(cells, extra)) : null,
        0L);
  }

  private String kept(RowParser parser, Column column, String text, List<Row> personal) {
    if (column.pii() != Pii.NONE) {
      if (parser.isAbsent(column.name(), text)) {
        return text;
      }
      Optional<String> lost = column.pii().isNumber() ? Codes.lost(text) : Optional.empty();
      if (lost.isPresent()) {
        // It tells no one; left to be refused.
        return lost.get();
      }
      String pseudonym = vault.pseudonym(column.pii(), text);
      personal.add(RowFactory.create(pseudonym, vault.seal(text)));
      return pseudonym;
    }
    boolean ids = column.type().equals("code") || column.type().equals("list");
    return ids ? text : FreeText.masked(text);
  }

  private RowParser parser(TableContract table) {
    return parsers.computeIfAbsent(table.name(), name -> new RowParser(table));
  }

  /** The row as one JSON object; cells that no column claims stand under their own headers. */
  static String json(Map<String, String> cells, Map<String, String> extra) {
    Map<String, String> all = new LinkedHashMap<>(cells);
    extra.forEach(all::putIfAbsent);
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Strings can always be written as JSON", e);
    }
  }
}
