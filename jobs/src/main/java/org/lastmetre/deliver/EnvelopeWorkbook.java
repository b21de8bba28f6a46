package org.lastmetre.deliver;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Text;
import org.lastmetre.deliver.Envelope.ReturnedRow;
import org.lastmetre.landing.ReturnForm;

/**
 * Writes an envelope as a workbook that can be mended in place: a sheet that tells of all, and one
 * per dataset under the dataset's own header.
 */
final class EnvelopeWorkbook {
  private static final String AT_FAULT = "FFC7CE";
  private static final int HEADER_ROW = 1;

  private EnvelopeWorkbook() {}

  /**
   * Writes it.
   *
   * @param zone of the times it tells
   */
  static void write(Envelope envelope, Contracts contracts, ZoneId zone, OutputStream out)
      throws IOException {
    try (Workbook workbook = new Workbook(out, "LastMetre", "1.0")) {
      EnvelopeSummary.write(envelope, contracts, zone, workbook.newWorksheet("退件单"));
      Map<String, List<ReturnedRow>> datasets =
          envelope.rows().stream()
              .collect(
                  Collectors.groupingBy(
                      ReturnedRow::dataset, LinkedHashMap::new, Collectors.toList()));
      for (Map.Entry<String, List<ReturnedRow>> dataset : datasets.entrySet()) {
        TableContract table = contracts.table("silver", dataset.getKey());
        rows(
            workbook.newWorksheet(Forms.label(table) + " " + table.name()),
            table,
            dataset.getValue());
      }
    }
  }

  private static void rows(Worksheet sheet, TableContract table, List<ReturnedRow> rows) {
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
      sheet.style(HEADER_ROW, i + 1).bold().fillColor(Forms.HEADING).set();
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
        .fillColor(Forms.NOTE)
        .wrapText(true)
        .verticalAlignment("top")
        .set();
  }
}
