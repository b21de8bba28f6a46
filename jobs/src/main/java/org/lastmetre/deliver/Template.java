package org.lastmetre.deliver;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.TableContract;

/**
 * Writes the empty form of a dataset: a sheet to fill in, and one that explains each column.
 *
 * <p>The example stands above the header, where landing takes it for a title: a clerk who leaves it
 * there sends no invented record.
 */
public final class Template {
  private static final String REQUIRED = "FCE4D6";
  private static final int EXAMPLE_ROW = 1;
  private static final int HEADER_ROW = 2;

  /** Rows that are made ready to be filled in. */
  private static final int ROWS = 1_000;

  /** No list of choices written into a cell's rule may be longer. */
  private static final int LONGEST_LIST = 255;

  private Template() {}

  /** Writes the form of an input dataset as a workbook. */
  public static void write(TableContract table, OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "LastMetre", "1.0")) {
      form(workbook.newWorksheet(Forms.label(table)), table);
      guide(workbook.newWorksheet("填写说明"), table);
    }
  }

  private static void form(Worksheet sheet, TableContract table) {
    List<Column> columns = table.inputColumns();
    int last = columns.size() - 1;
    sheet.value(
        0,
        0,
        "灰色一行是示例，不会收入，可以留着；请从蓝色表头下面填起。The grey row is an example and is never taken in; fill in"
            + " below the blue header.");
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      sheet.width(i, Math.max(14, column.label().length() * 2.5));
      Forms.text(sheet, EXAMPLE_ROW, i, Examples.of(column));
      sheet.value(HEADER_ROW, i, column.label());
      sheet
          .style(HEADER_ROW, i)
          .bold()
          .fillColor(column.required() ? REQUIRED : Forms.HEADING)
          .set();
      sheet.range(HEADER_ROW + 1, i, HEADER_ROW + ROWS, i).style().format(format(column)).set();
      choices(column).ifPresent(list -> offer(sheet, columns.indexOf(column), column, list));
    }
    sheet
        .range(EXAMPLE_ROW, 0, EXAMPLE_ROW, last)
        .style()
        .format("@")
        .italic()
        .fontColor("7F7F7F")
        .fillColor(Forms.NOTE)
        .set();
    sheet.freezePane(0, HEADER_ROW + 1);
  }

  /** Text for all but numbers: a spreadsheet program damages long codes and turns dates about. */
  private static String format(Column column) {
    return switch (column.type()) {
      case "integer", "bigint" -> "0";
      case "double" -> "General";
      default -> "@";
    };
  }

  /** The words a cell takes, each in Chinese; empty where it takes any. */
  private static Optional<List<String>> choices(Column column) {
    List<String> words =
        column.type().equals("boolean")
            ? List.of("是", "否")
            : column.type().equals("list")
                ? List.of()
                : column.allowed().keySet().stream()
                    .map(value -> Examples.word(column, value))
                    .toList();
    return Optional.of(words)
        .filter(list -> !list.isEmpty() && String.join(",", list).length() <= LONGEST_LIST);
  }

  private static void offer(Worksheet sheet, int at, Column column, List<String> words) {
    sheet
        .range(HEADER_ROW + 1, at, HEADER_ROW + ROWS, at)
        .validateWithListByFormula("\"" + String.join(",", words) + "\"")
        .allowBlank(true)
        .errorStyle(
            column.open() ? DataValidationErrorStyle.WARNING : DataValidationErrorStyle.STOP)
        .showErrorMessage(!column.open())
        .errorTitle(column.label())
        .error("请从下拉列表中选一项。Please choose from the list.");
  }

  private static void guide(Worksheet sheet, TableContract table) {
    int at = 0;
    row(sheet, at, table.description().zh(), table.description().en());
    at += 2;
    row(sheet, at, "这一列", "是否必填", "说明", "可填的内容", "In English", "Column");
    sheet.range(at, 0, at, 5).style().bold().fillColor(Forms.HEADING).set();
    at++;
    for (Column column : table.inputColumns()) {
      row(
          sheet,
          at++,
          "“" + column.label() + "”",
          column.required() ? "必填 must be filled" : "可空 may be empty",
          column.description().zh(),
          takes(column),
          column.description().en(),
          "`" + column.name() + "`");
    }
    double[] widths = {20, 22, 60, 60, 60, 24};
    for (int i = 0; i < widths.length; i++) {
      sheet.width(i, widths[i]);
    }
  }

  private static String takes(Column column) {
    if (!column.allowed().isEmpty()) {
      return column.allowed().keySet().stream()
          .map(value -> Examples.word(column, value))
          .collect(Collectors.joining("、"));
    }
    return switch (column.type()) {
      case "boolean" -> "是、否";
      case "date" -> "日期，例如 2026-03-05";
      case "timestamp" -> "日期和时间，例如 2026-03-05 14:30";
      case "integer", "bigint", "double" -> "数字，不带单位";
      case "list" -> "可填几个，用“；”隔开";
      case "code" -> "编号，按文本填写";
      default -> "文字";
    };
  }

  private static void row(Worksheet sheet, int at, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      Forms.text(sheet, at, i, cells[i]);
      sheet.style(at, i).format("@").wrapText(true).verticalAlignment("top").set();
    }
  }
}
