package org.lastmetre.contract.catalogue;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Pii;
import org.lastmetre.contract.TableContract;

/** One table's part of the catalogue: what it is for, its grain, its key and its columns. */
final class TableEntry {
  private static final int SPELLINGS = 3;

  private final String name;
  private final TableContract table;

  TableEntry(String name, TableContract table) {
    this.name = name;
    this.table = table;
  }

  String text() {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add("### " + name + "\n");
    lines.add(Catalogue.both(table.description()) + "\n");
    lines.add("- 一行 Row: " + Catalogue.both(table.oneRowPer()));
    lines.add("- 键 Key: " + key());
    for (List<String> group : table.requireOneOf()) {
      lines.add("- 至少填一项 At least one of: " + codes(group));
    }
    lines.add("");
    lines.add(row(headings()));
    lines.add("|---".repeat(headings().size()) + "|");
    table.columns().forEach(column -> lines.add(row(cells(column))));
    return lines.toString();
  }

  private String key() {
    return table.keyOtherwise().isEmpty()
        ? codes(table.key())
        : "%s; 为空时 else %s".formatted(codes(table.key()), codes(table.keyOtherwise()));
  }

  private List<String> headings() {
    List<String> headings = List.of("列 column", "类型 type", "单位 unit", "中文", "English", "取值 values");
    return table.input() ? append(headings, "表头 headers") : headings;
  }

  private List<String> cells(Column column) {
    List<String> cells =
        List.of(
            name(column),
            column.pii() == Pii.NONE ? "`" + column.type() + "`" : "*pseudonym*",
            column.unit() == null ? "" : column.unit(),
            column.description().zh(),
            column.description().en(),
            values(column));
    return table.input()
        ? append(cells, column.aliases().stream().limit(SPELLINGS).collect(Collectors.joining("、")))
        : cells;
  }

  private String name(Column column) {
    String code = "`" + column.name() + "`";
    return (table.key().contains(column.name()) ? "**" + code + "**" : code)
        + (column.required() ? "\\*" : "");
  }

  /** Each allowed value with its first other spelling; yes and no are written in too many ways. */
  private static String values(Column column) {
    if (column.type().equals("boolean")) {
      return "";
    }
    String values =
        column.allowed().entrySet().stream()
            .map(
                value ->
                    "`"
                        + value.getKey()
                        + "`"
                        + value.getValue().stream().limit(1).collect(Collectors.joining()))
            .collect(Collectors.joining(", "));
    return column.open() && !values.isEmpty() ? values + " …" : values;
  }

  private static List<String> append(List<String> cells, String last) {
    return Stream.concat(cells.stream(), Stream.of(last)).toList();
  }

  private static String codes(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replace("\n", " ").strip())
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
