package org.lastmetre.landing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.contract.Codes;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.FreeText;
import org.lastmetre.contract.NumbersAsCodes;
import org.lastmetre.contract.Pii;
import org.lastmetre.contract.RowParser;
import org.lastmetre.contract.TableContract;
import org.lastmetre.landing.line.Skip;
import org.lastmetre.landing.line.Spot;
import org.lastmetre.vault.Vault;
import scala.collection.JavaConverters;

/**
 * Takes the personal data out of rows as they come in, before anything is written.
 *
 * <p>Columns of personal data become pseudonyms, and so does a telephone or identity number that
 * stands for a code, so that what refers to it still finds it; in other text such numbers are
 * replaced. Whatever would be lost by that goes on, sealed.
 */
final class Intake implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Output: a bronze row, and what of it belongs in the vault; or rows passed over. */
  static final StructType ROWS =
      StructType.fromDDL(
          "jurisdiction STRING, dataset STRING, file_id STRING, run_id STRING, sheet STRING,"
              + " sheet_number INT, row_number BIGINT, element INT, target INT, entity_id STRING,"
              + " corrects STRING, `values` MAP<STRING,STRING>, excess_cells INT, problem STRING,"
              + " personal ARRAY<STRUCT<pseudonym: STRING, sealed: BINARY>>, sealed BINARY,"
              + " skip STRING, last_row BIGINT, skipped BIGINT");

  private final String runId;
  private final Vault vault;
  private final Map<String, Input> inputs;

  /** What a dataset's rows are taken in by. */
  private record Input(List<Column> columns, RowParser parser) implements Serializable {}

  Intake(String runId, Vault vault, List<TableContract> datasets) {
    this(runId, vault, new HashMap<>());
    datasets.forEach(
        table ->
            inputs.put(
                table.name(),
                new Input(new ArrayList<>(table.inputColumns()), new RowParser(table))));
  }

  private Intake(String runId, Vault vault, Map<String, Input> inputs) {
    this.runId = runId;
    this.vault = vault;
    this.inputs = inputs;
  }

  /** The same for another task, which need not wait for this one's ciphers. */
  Intake another() {
    return new Intake(runId, vault.another(), inputs);
  }

  /** Takes what was found in a file. */
  Row take(Found found) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Row> personal = new ArrayList<>();
    byte[] sealed = null;
    String entity = null;
    String corrects = null;
    String skip = found.skip();
    long skipped = found.skipped();
    if (skip == null) {
      Input input = inputs.get(found.dataset());
      Map<String, String> cells = new LinkedHashMap<>(found.cells());
      corrects = cells.remove(ReturnForm.CORRECTS);
      boolean altered =
          keep(found.jurisdiction(), input, cells, values, personal) || !found.extra().isEmpty();
      if (corrects != null && values.isEmpty() && found.extra().isEmpty()) {
        skip = Skip.TAKEN_BACK.code();
        skipped = 1;
      } else {
        sealed = altered ? vault.seal(json(cells, found.extra())) : null;
        entity = input.parser().entityId(values);
      }
    }
    Spot spot = found.spot();
    return RowFactory.create(
        found.jurisdiction(),
        found.dataset(),
        found.fileId(),
        runId,
        spot.sheet() == null ? null : FreeText.masked(spot.sheet()),
        spot.sheetNumber(),
        spot.row(),
        spot.element(),
        found.target(),
        entity,
        corrects == null ? null : FreeText.masked(corrects),
        JavaConverters.mapAsScalaMap(values),
        found.excess(),
        found.problem(),
        personal.toArray(Row[]::new),
        sealed,
        skip,
        found.lastRow(),
        skipped);
  }

  /** Fills what of the cells may be written; true when that is not all of them as they were. */
  private boolean keep(
      String jurisdiction,
      Input input,
      Map<String, String> cells,
      Map<String, String> values,
      List<Row> personal) {
    boolean altered = false;
    for (Column column : input.columns()) {
      String text = cells.get(column.name());
      if (text == null || text.isBlank()) {
        continue;
      }
      String kept = kept(input.parser(), column, text, jurisdiction, personal);
      altered |= !kept.equals(text);
      values.put(column.name(), kept);
    }
    return altered;
  }

  private String kept(
      RowParser parser, Column column, String text, String jurisdiction, List<Row> personal) {
    if (column.pii() != Pii.NONE) {
      if (parser.isAbsent(column.name(), text)) {
        return text;
      }
      Optional<String> lost = column.pii().isNumber() ? Codes.lost(text) : Optional.empty();
      if (lost.isPresent()) {
        // It tells no one; left to be refused.
        return lost.get();
      }
      return pseudonym(column.pii(), text, personal);
    }
    return isCode(column)
        ? NumbersAsCodes.replaced(
            text, jurisdiction, (kind, number) -> pseudonym(kind, number, personal))
        : FreeText.masked(text);
  }

  /** Whether others may refer to what it holds: not so where it takes certain words alone. */
  private static boolean isCode(Column column) {
    boolean takesAny = column.allowed().isEmpty() || column.open();
    return takesAny && (column.type().equals("code") || column.type().equals("list"));
  }

  private String pseudonym(Pii kind, String text, List<Row> personal) {
    String pseudonym = vault.pseudonym(kind, text);
    personal.add(RowFactory.create(pseudonym, vault.seal(text)));
    return pseudonym;
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
