package org.lastmetre.contract;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives the raw texts of an input table's rows their values, and says everything that is wrong with
 * a row. It never throws on data.
 */
public final class RowParser implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int NAMES_SHOWN = 3;

  private final TableContract table;
  private final ArrayList<ColumnParser> parsers = new ArrayList<>();

  /**
   * For an input table.
   *
   * @throws ContractException when no files are sent for the table
   */
  public RowParser(TableContract table) {
    if (!table.input()) {
      throw new ContractException(
          "Rows of "
              + table.layer()
              + "."
              + table.name()
              + " are made by the pipeline, not read from files; use an input table");
    }
    this.table = table;
    table.inputColumns().forEach(column -> parsers.add(new ColumnParser(column)));
  }

  /**
   * Reads one row.
   *
   * @param raw texts by canonical column name; a column may be lacking or null
   * @param context what the row's file says about its values
   * @return a value for every input column, and all problems
   */
  public Parsed parse(Map<String, String> raw, ParseContext context) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (ColumnParser parser : parsers) {
      values.put(parser.column().name(), value(parser, raw, context, problems));
    }
    for (List<String> group : table.requireOneOf()) {
      if (parsers.stream()
          .filter(p -> group.contains(p.column().name()))
          .allMatch(p -> p.isAbsent(raw.get(p.column().name()), context.nulls()))) {
        problems.add(missingOneOf(group));
      }
    }
    return new Parsed(values, problems);
  }

  private static Object value(
      ColumnParser parser, Map<String, String> raw, ParseContext context, List<Problem> problems) {
    Column column = parser.column();
    String text = raw.get(column.name());
    int before = problems.size();
    Object value =
        parser.isAbsent(text, context.nulls()) ? null : parser.read(text, context, problems);
    if (value == null && problems.size() == before) {
      if (column.defaultValue() != null) {
        return parser.read(column.defaultValue(), context, problems);
      }
      if (column.required()) {
        problems.add(missing(column, text, context));
      }
    }
    return value;
  }

  private static Problem missing(Column column, String text, ParseContext context) {
    if (!context.absentColumns().contains(column.name())) {
      return Reason.MISSING_VALUE.of(column, text, Map.of());
    }
    List<String> names = new ArrayList<>(List.of(column.name()));
    column.aliases().stream().limit(NAMES_SHOWN).forEach(names::add);
    return Reason.MISSING_COLUMN.of(column, text, Map.of("names", String.join("、", names)));
  }

  private Problem missingOneOf(List<String> group) {
    String names = String.join("|", group);
    return Reason.MISSING_ONE_OF.of(
        names,
        names,
        null,
        Map.of(
            "labels",
            String.join("、", group.stream().map(c -> "“" + table.column(c).label() + "”").toList()),
            "columns",
            String.join(", ", group)));
  }

  /**
   * Whether a column's text stands for no value, as {@link #parse} takes it.
   *
   * @param column a canonical name; of a column the table lacks every text is absent
   * @param text as it stands in the file; may be null
   */
  public boolean isAbsent(String column, String text) {
    return parsers.stream()
        .filter(parser -> parser.column().name().equals(column))
        .allMatch(parser -> parser.isAbsent(text, Set.of()));
  }

  /**
   * The code of the thing that the row is about: its first key column as read here; where that is
   * empty, the first column of the key used otherwise.
   *
   * @return null when there is none, or it is damaged or too long
   */
  public String entityId(Map<String, String> raw) {
    return entityId(raw, Set.of());
  }

  /**
   * {@link #entityId(Map)} where a mapping has its own spellings of “no value”.
   *
   * @param nulls those spellings, as in {@link ParseContext#nulls()}
   */
  public String entityId(Map<String, String> raw, Set<String> nulls) {
    String id = keyText(table.key().get(0), raw, nulls);
    if (id == null && !table.keyOtherwise().isEmpty()) {
      id = keyText(table.keyOtherwise().get(0), raw, nulls);
    }
    return id == null || Codes.isDamaged(id) || id.length() > Codes.MAX_LENGTH ? null : id;
  }

  private String keyText(String name, Map<String, String> raw, Set<String> nulls) {
    for (ColumnParser parser : parsers) {
      if (parser.column().name().equals(name) && !parser.isAbsent(raw.get(name), nulls)) {
        String code = Codes.normalised(raw.get(name));
        return code.isEmpty() ? null : code;
      }
    }
    return null;
  }
}
