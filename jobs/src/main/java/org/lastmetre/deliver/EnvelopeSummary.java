package org.lastmetre.deliver;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dhatim.fastexcel.Worksheet;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.Text;
import org.lastmetre.deliver.Envelope.Fault;
import org.lastmetre.deliver.Envelope.Missing;
import org.lastmetre.deliver.Envelope.RefusedFile;
import org.lastmetre.deliver.Envelope.ReturnedRow;
import org.lastmetre.landing.ReturnForm;

/** Writes the first sheet of an envelope, which tells of all that is in it and why. */
final class EnvelopeSummary {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int[] WIDTHS = {26, 40, 16, 10, 24, 24, 70, 70};

  private final Envelope envelope;
  private final Contracts contracts;
  private final DateTimeFormatter local;
  private final Lines lines;

  private EnvelopeSummary(
      Envelope envelope, Contracts contracts, DateTimeFormatter local, Lines lines) {
    this.envelope = envelope;
    this.contracts = contracts;
    this.local = local;
    this.lines = lines;
  }

  /**
   * Writes it.
   *
   * @param zone of the times it tells
   */
  static void write(Envelope envelope, Contracts contracts, ZoneId zone, Worksheet sheet) {
    for (int i = 0; i < WIDTHS.length; i++) {
      sheet.width(i, WIDTHS[i]);
    }
    EnvelopeSummary summary =
        new EnvelopeSummary(envelope, contracts, MINUTE.withZone(zone), new Lines(sheet));
    summary.heading();
    summary.counts();
    summary.missing();
    summary.replacements();
    summary.faults();
  }

  private void heading() {
    lines.heading(
        "退件单 Return envelope",
        envelope.jurisdiction().zh() + " " + envelope.senderName(),
        envelope.sender(),
        envelope.asOf().toString(),
        ReturnForm.summaryMark());
    lines.add("改法：后面每张表里是没有收入的行，红色的格子有问题。请直接改好，存盘，把整个文件放回报送文件夹（文件名随意），不用另做表格。");
    lines.add(
        "改好的行收入后，退件单里就不再有。不想再报的行，把内容清空、留着退件编号，一起放回，就不再退；没有编号的行已在别的文件里补报的，也这样清空。灰色的列只作说明，不用改，也不要删。");
    lines.add(
        "The sheets behind this one hold the rows that were not taken in; a red cell is at fault."
            + " Mend them in place, save, and put the whole file back into your landing folder"
            + " under any name.");
    lines.add(
        "To take a row back, empty its cells but leave its return number, and put the file back;"
            + " do the same with a row without an id that you have sent again in another file.");
    lines.skip();
  }

  private void counts() {
    lines.heading("数据 Dataset", "退回或久等的行 Rows", "没有读取的文件 Files", "没有报送 Missing");
    Map<String, Long> rows = new TreeMap<>();
    envelope.rows().forEach(row -> rows.merge(row.dataset(), 1L, Long::sum));
    envelope.held().forEach((dataset, more) -> rows.merge(dataset, more, Long::sum));
    Map<String, Long> files = new TreeMap<>();
    envelope.files().forEach(file -> files.merge(file.dataset(), 1L, Long::sum));
    TreeSet<String> datasets = new TreeSet<>(rows.keySet());
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
  }

  private void missing() {
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

  private void replacements() {
    if (envelope.replacements().rows().isEmpty()) {
      return;
    }
    lines.heading(
        "两个单位都报了的记录 Sent by two",
        "本单位的文件 Your file",
        "工作表 Sheet",
        "行 Row",
        "编号 Id",
        "",
        "现以谁为准 What stands",
        "In English");
    for (Replacement row : envelope.replacements().rows()) {
      lines.add(
          named(row.dataset()),
          row.path(),
          row.sheet() == null ? "" : row.sheet(),
          String.valueOf(row.row()),
          row.id(),
          "",
          row.sentence().zh(),
          row.sentence().en());
    }
    long more = envelope.replacements().all() - envelope.replacements().rows().size();
    if (more > 0) {
      lines.add("另有 %d 行没有列出。%d more rows are not listed.".formatted(more, more));
    }
    lines.skip();
  }

  private void faults() {
    if (envelope.files().isEmpty() && envelope.rows().isEmpty()) {
      return;
    }
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
      sheet
          .range(at - 1, 0, at - 1, cells.length - 1)
          .style()
          .bold()
          .fillColor(Forms.HEADING)
          .set();
    }

    void skip() {
      at++;
    }
  }
}
