package org.lastmetre.deliver;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Text;
import org.lastmetre.deliver.Envelope.Fault;
import org.lastmetre.deliver.Envelope.Missing;
import org.lastmetre.deliver.Envelope.RefusedFile;
import org.lastmetre.deliver.Envelope.ReturnedRow;
import org.lastmetre.landing.ReturnForm;

/**
 * Writes an envelope as a workbook that can be mended in place: a sheet that tells of all, and one
 * per dataset under the dataset's own header.
 */
final class EnvelopeWorkbook {
  private static final String AT_FAULT = "FFC7CE";
  private static final String NOTE = "F2F2F2";
  private static final String HEADING = "DDEBF7";
  private static final int HEADER_ROW = 1;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Envelope envelope;
  private final Contracts contracts;
  private final DateTimeFormatter local;

  private EnvelopeWorkbook(Envelope envelope, Contracts contracts, DateTimeFormatter local) {
    this.envelope = envelope;
    this.contracts = contracts;
    this.local = local;
  }

  /**
   * Writes it.
   *
   * @param zone of the times it tells
   */
  static void write(Envelope envelope, Contracts contracts, ZoneId zone, OutputStream out)
      throws IOException {
    try (Workbook workbook = new Workbook(out, "LastMetre", "1.0")) {
      EnvelopeWorkbook writer = new EnvelopeWorkbook(envelope, contracts, MINUTE.withZone(zone));
      writer.summary(workbook.newWorksheet("退件单"));
      Map<String, List<ReturnedRow>> datasets =
          envelope.rows().stream()
              .filter(row -> !row.cells().isEmpty())
              .collect(
                  Collectors.groupingBy(
                      ReturnedRow::dataset, LinkedHashMap::new, Collectors.toList()));
      for (Map.Entry<String, List<ReturnedRow>> dataset : datasets.entrySet()) {
        TableContract table = contracts.table("silver", dataset.getKey());
        writer.rows(
            workbook.newWorksheet(Forms.label(table) + " " + table.name()),
            table,
            dataset.getValue());
      }
    }
  }

  private void summary(Worksheet sheet) {
    sheet.width(0, 26);
    sheet.width(1, 40);
    sheet.width(2, 16);
    sheet.width(3, 10);
    sheet.width(4, 24);
    sheet.width(5, 24);
    sheet.width(6, 70);
    sheet.width(7, 70);
    Lines lines = new Lines(sheet);
    lines.heading(
        "退件单 Return envelope",
        envelope.jurisdiction().zh() + " " + envelope.senderName(),
        envelope.sender(),
        envelope.asOf().toString(),
        ReturnForm.summaryMark());
    lines.add("改法：后面每张表里是没有收入的行，红色的格子有问题。请直接改好，存盘，把整个文件放回报送文件夹（文件名随意），不用另做表格。");
    lines.add("改好的行收入后，退件单里就不再有；不想再报的行，清空即可。灰色的列只作说明，不用改，也不要删。");
    lines.add(
        "The sheets behind this one hold the rows that were not taken in; a red cell is at fault."
            + " Mend them in place, save, and put the whole file back into your landing folder"
            + " under any name.");
    lines.skip();
    lines.heading("数据 Dataset", "退回或久等的行 Rows", "没有读取的文件 Files", "没有报送 Missing");
    TreeSet<String> datasets = new TreeSet<>();
    Map<String, Long> rows = new TreeMap<>();
    envelope.rows().forEach(row -> rows.merge(row.dataset(), 1L, Long::sum));
    envelope.held().forEach((dataset, more) -> rows.merge(dataset, more, Long::sum));
    Map<String, Long> files = new TreeMap<>();
    envelope.files().forEach(file -> files.merge(file.dataset(), 1L, Long::sum));
    datasets.addAll(rows.keySet());
    datasets.addAll(files.keySet());
    envelope.missing().forEach(missing -> datasets.add(missing.dataset()));
    for (String dataset : datasets) {
      lines.add(
          named(dataset),
          String.valueOf(rows.getOrDefault(dataset, 0L)),
          String.valueOf(files.getOrDefault(dataset, 0L)),
          envelope.missing().stream().anyMatch(missing -> missing.dataset().equals(dataset))
              ? "是 yes"
              : "");
    }
    envelope
        .held()
        .forEach(
            (dataset, more) ->
                lines.add(
                    named(dataset),
                    "另有 %d 行没有列出，改好这些后会接着退回。%d more rows follow when these are mended."
                        .formatted(more, more)));
    lines.skip();
    missing(lines);
    lines.heading(
        "数据 Dataset",
        "文件 File",
        "工作表 Sheet",
        "行 Row",
        "列 Column",
        "填的是 Value",
        "原因和改法 Why",
        "In English");
    for (RefusedFile file : envelope.files()) {
      lines.add(
          named(file.dataset()),
          file.path(),
          "",
          "",
          "",
          "",
          file.sentence().zh(),
          file.sentence().en());
    }
    for (ReturnedRow row : envelope.rows()) {
      for (Fault fault : row.faults()) {
        Text sentence = row.sentence(fault);
        lines.add(
            named(row.dataset()),
            row.path(),
            row.sheet() == null ? "" : row.sheet(),
            String.valueOf(row.row()),
            fault.column() == null ? "" : label(row.dataset(), fault.column()),
            row.value(fault) == null ? "" : row.value(fault),
            sentence.zh(),
            sentence.en());
      }
    }
  }

  private void missing(Lines lines) {
    if (envelope.missing().isEmpty()) {
      return;
    }
    lines.heading("没有报送 Missing", "应报的日子 For", "截止 Due");
    for (Missing missing : envelope.missing()) {
      String first = missing.slot().first().toString();
      String last = missing.slot().last().toString();
      lines.add(
          named(missing.dataset()),
          first.equals(last) ? first : first + " – " + last,
          local.format(missing.slot().dueAt()));
    }
    lines.add("没有数据的，也请报一个只有表头的文件（零报告）。With nothing to report, send a file with its header alone.");
    lines.skip();
  }

  private void rows(Worksheet sheet, TableContract table, List<ReturnedRow> rows) {
    List<Column> columns = table.inputColumns();
    int english = columns.size() + 1;
    sheet.value(
        0,
        0,
        "%s：红色的格子请改正 Mend the red cells. %s"
            .formatted(Forms.label(table), ReturnForm.mark(table.name())));
    sheet.width(0, 60);
    note(sheet, HEADER_ROW, 0, ReturnForm.WHY);
    for (int i = 0; i < columns.size(); i++) {
      sheet.width(i + 1, 18);
      sheet.value(HEADER_ROW, i + 1, columns.get(i).label());
      sheet.style(HEADER_ROW, i + 1).bold().fillColor(HEADING).set();
    }
    List<String> notes =
        List.of(
            ReturnForm.WHY_IN_ENGLISH,
            ReturnForm.FILE,
            ReturnForm.SHEET,
            ReturnForm.ROW,
            ReturnForm.NUMBER);
    for (int i = 0; i < notes.size(); i++) {
      sheet.width(english + i, i < 2 ? 40 : 18);
      note(sheet, HEADER_ROW, english + i, notes.get(i));
    }
    sheet.freezePane(1, HEADER_ROW + 1);
    int at = HEADER_ROW + 1;
    for (ReturnedRow row : rows) {
      Text sentences = row.sentences();
      note(sheet, at, 0, sentences.zh());
      for (int i = 0; i < columns.size(); i++) {
        cell(sheet, at, i + 1, columns.get(i), row);
      }
      note(sheet, at, english, sentences.en());
      note(sheet, at, english + 1, row.path());
      note(sheet, at, english + 2, row.sheet() == null ? "" : row.sheet());
      note(sheet, at, english + 3, String.valueOf(row.row()));
      note(sheet, at, english + 4, row.number());
      at++;
    }
  }

  private static void cell(Worksheet sheet, int at, int place, Column column, ReturnedRow row) {
    Forms.text(sheet, at, place, row.cells().getOrDefault(column.name(), ""));
    row.faults().stream()
        .filter(fault -> column.name().equals(fault.column()))
        .map(fault -> row.sentence(fault).zh())
        .reduce((a, b) -> a + "\n" + b)
        .ifPresent(
            why -> {
              sheet.comment(at, place, why);
              sheet.style(at, place).format("@").fillColor(AT_FAULT).set();
            });
  }

  private static void note(Worksheet sheet, int row, int column, String text) {
    Forms.text(sheet, row, column, text);
    sheet
        .style(row, column)
        .format("@")
        .fillColor(NOTE)
        .wrapText(true)
        .verticalAlignment("top")
        .set();
  }

  private String named(String dataset) {
    return contracts.inputs().stream()
        .filter(table -> table.name().equals(dataset))
        .findFirst()
        .map(table -> Forms.label(table) + " " + table.name())
        .orElse(dataset);
  }

  private String label(String dataset, String column) {
    return contracts.table("silver", dataset).columns().stream()
        .filter(known -> known.name().equals(column))
        .findFirst()
        .map(Column::label)
        .orElse(column);
  }

  /** Lines of text, one below the other. */
  private static final class Lines {
    private final Worksheet sheet;
    private int at;

    Lines(Worksheet sheet) {
      this.sheet = sheet;
    }

    void add(String... cells) {
      for (int i = 0; i < cells.length; i++) {
        Forms.text(sheet, at, i, cells[i]);
      }
      at++;
    }

    void heading(String... cells) {
      add(cells);
      sheet.range(at - 1, 0, at - 1, cells.length - 1).style().bold().fillColor(HEADING).set();
    }

    void skip() {
      at++;
    }
  }
}
