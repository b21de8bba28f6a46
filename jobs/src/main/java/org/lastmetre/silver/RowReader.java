package org.lastmetre.silver;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.FreeText;
import org.lastmetre.contract.ParseContext;
import org.lastmetre.contract.Parsed;
import org.lastmetre.contract.Problem;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.RowParser;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Schemas;
import org.lastmetre.landing.Receipt;

/** Gives a bronze row its meaning: typed values, what is wrong with it, and its key. */
final class RowReader implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String WHOLE_ROW = "整行";

  /** Columns of a conformed row beside its values {@code v}. */
  private static final String PROVENANCE =
      "jurisdiction STRING, file_id STRING, path STRING, sender STRING, submitted_on DATE,"
          + " landed STRING, sheet STRING, sheet_number INT, row_number BIGINT, element INT, target INT,"
          + " entity_id STRING, row_key STRING,"
          + " problems ARRAY<STRUCT<column: STRING, value: STRING, reason: STRING, zh: STRING, en: STRING>>";

  private final TableContract table;
  private final RowParser parser;
  private final Rules rules;
  private final Map<String, Receipt> files;
  private final Map<String, Place> places;
  private final Withdrawals withdrawals;
  private final List<Column> valueColumns;
  private final Map<String, ParseContext> contexts = new ConcurrentHashMap<>();

  /**
   * @param files the submission at which each file counts, by {@link Readings#id}
   * @param places the jurisdictions, by code
   * @param withdrawals what is taken back
   */
  RowReader(
      TableContract table,
      Map<String, Receipt> files,
      Map<String, Place> places,
      Withdrawals withdrawals) {
    this.table = table;
    this.parser = new RowParser(table);
    this.rules = Rules.of(table.name());
    this.files = new HashMap<>(files);
    this.places = new HashMap<>(places);
    this.withdrawals = withdrawals;
    this.valueColumns = valueColumns(table);
  }

  /**
   * The columns of {@code v}: those read from files and the local days made from their instants.
   */
  static List<Column> valueColumns(TableContract table) {
    return new ArrayList<>(
        table.columns().stream().filter(c -> !c.made() || instantOf(table, c) != null).toList());
  }

  static StructType schema(TableContract table) {
    StructType schema = StructType.fromDDL(PROVENANCE);
    StructType values = new StructType();
    for (Column column : valueColumns(table)) {
      values = values.add(column.name(), Schemas.type(column), true);
    }
    return schema
        .add("v", values, true)
        .add("withdrawn_key", DataTypes.StringType, true)
        .add("known", DataTypes.BooleanType, false);
  }

  /**
   * The instant a made day stands for: {@code visited_on} is the local day of {@code visited_at}.
   */
  private static String instantOf(TableContract table, Column column) {
    if (!column.made() || !column.name().endsWith("_on")) {
      return null;
    }
    String instant = column.name().substring(0, column.name().length() - 2) + "at";
    return table.columns().stream().anyMatch(c -> c.name().equals(instant)) ? instant : null;
  }

  /**
   * The row; {@code known} is false for a row of a file that does not count, {@code withdrawn_key}
   * is null for one that is not withdrawn.
   */
  Row read(Row row) {
    String jurisdiction = row.getAs("jurisdiction");
    String fileId = row.getAs("file_id");
    Receipt receipt = files.get(Readings.id(table.name(), jurisdiction, fileId));
    Place place = places.get(jurisdiction);
    if (receipt == null
        || place == null
        || !receipt.reading().rowsRunId().equals(row.getAs("run_id"))) {
      return uncounted();
    }
    Map<String, String> raw = row.getJavaMap(row.fieldIndex("values"));
    Parsed parsed = parser.parse(raw, context(receipt, place));
    Map<String, Object> values = new LinkedHashMap<>(parsed.values());
    List<Problem> problems = problems(row, parsed);
    rules.apply(raw, values, problems, place);
    Object[] v = new Object[valueColumns.size()];
    for (int i = 0; i < v.length; i++) {
      v[i] = value(valueColumns.get(i), values, place.policy().timeZone());
    }
    return RowFactory.create(
        jurisdiction,
        fileId,
        receipt.path(),
        receipt.sender(),
        receipt.submittedOn(),
        row.getAs("run_id"),
        row.getAs("sheet"),
        row.getAs("sheet_number"),
        row.getAs("row_number"),
        row.getAs("element"),
        row.getAs("target"),
        row.getAs("entity_id"),
        problems.isEmpty() ? key(values) : null,
        problems.stream().map(RowReader::problem).toArray(Row[]::new),
        RowFactory.create(v),
        withdrawals.keyOf(table, jurisdiction, row.getAs("entity_id"), values),
        true);
  }

  /** What is wrong with the row; of one that is no row at all, that alone. */
  private static List<Problem> problems(Row row, Parsed parsed) {
    String broken = row.getAs("problem");
    if (broken != null) {
      Reason reason = Reason.valueOf(broken.toUpperCase(Locale.ROOT));
      return new ArrayList<>(List.of(reason.of(null, WHOLE_ROW, null, Map.of())));
    }
    List<Problem> problems = new ArrayList<>(parsed.problems());
    int excess = row.<Integer>getAs("excess_cells");
    if (excess > 0) {
      problems.add(
          Reason.TOO_MANY_CELLS.of(null, WHOLE_ROW, null, Map.of("extra", String.valueOf(excess))));
    }
    return problems;
  }

  private Row uncounted() {
    Object[] nothing = new Object[schema(table).size()];
    nothing[nothing.length - 1] = false;
    return RowFactory.create(nothing);
  }

  private ParseContext context(Receipt receipt, Place place) {
    return contexts.computeIfAbsent(
        Readings.id(receipt),
        id ->
            new ParseContext(
                receipt.reading().timeZone() == null
                    ? place.policy().timeZone()
                    : ZoneId.of(receipt.reading().timeZone()),
                place.policy().timeZone(),
                receipt.submittedOn(),
                receipt.reading().timestampFormats(),
                new HashSet<>(receipt.reading().nulls()),
                new HashSet<>(receipt.reading().absentColumns())));
  }

  private Object value(Column column, Map<String, Object> values, ZoneId zone) {
    String instant = instantOf(table, column);
    if (instant != null) {
      Instant at = (Instant) values.get(instant);
      return at == null ? null : LocalDate.ofInstant(at, zone);
    }
    Object value = values.get(column.name());
    return value instanceof List<?> list ? list.toArray(String[]::new) : value;
  }

  private String key(Map<String, Object> values) {
    boolean first = values.get(table.key().get(0)) != null || table.keyOtherwise().isEmpty();
    StringJoiner key = new StringJoiner("\u001f", first ? "1\u001f" : "2\u001f", "");
    for (String column : first ? table.key() : table.keyOtherwise()) {
      key.add(Objects.toString(values.get(column), "\u0000"));
    }
    return key.toString();
  }

  private static Row problem(Problem problem) {
    String value = problem.value() == null ? null : FreeText.masked(problem.value());
    return RowFactory.create(
        problem.column(),
        value,
        problem.code(),
        FreeText.masked(problem.sentence().zh()),
        FreeText.masked(problem.sentence().en()));
  }
}
