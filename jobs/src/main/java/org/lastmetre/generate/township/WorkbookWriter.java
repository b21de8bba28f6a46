package org.lastmetre.generate.township;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.lastmetre.generate.township.WorkbookStyle.Group;

/** Writes a workbook, the same bytes every time. */
final class WorkbookWriter {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d");
  private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,4}");

  /** The library writes when the workbook was made; ours was made at no time in particular. */
  private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*(?=<)");

  private static final Pattern MERGED = Pattern.compile("<mergeCell [^>]*>");

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final WorkbookStyle style;

  private WorkbookWriter(WorkbookStyle style) {
    this.style = style;
  }

  /** One sheet's layout and its records, of which the first is the header. */
  record Content(WorkbookStyle style, List<List<String>> records) {}

  /** A workbook with these sheets in that order. */
  static byte[] bytes(List<Content> sheets) {
    try {
      // The library's archives tell the size of an entry behind it, so only a file can be read.
      Path written = Files.createTempFile("workbook", ".xlsx");
      try {
        try (Workbook workbook = new Workbook(Files.newOutputStream(written), "ET", "12.0")) {
          for (Content sheet : sheets) {
            Worksheet worksheet = workbook.newWorksheet(sheet.style().sheet());
            new WorkbookWriter(sheet.style()).fill(worksheet, sheet.records());
          }
        }
        return steadied(written);
      } finally {
        Files.delete(written);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "A workbook cannot be written to the folder for temporary files; make room in it.", e);
    }
  }

  private void fill(Worksheet sheet, List<List<String>> records) {
    List<String> header = records.get(0);
    int last = header.size() - 1;
    int row = 0;
    for (String title : style.titles()) {
      sheet.value(row, 0, title);
      sheet.range(row, 0, row, last).style().bold().horizontalAlignment("center").merge().set();
      row++;
    }
    fillHeader(sheet, header, row);
    row += style.headerRows();
    for (List<String> cells : records.subList(1, records.size())) {
      for (int column = 0; column < cells.size(); column++) {
        fillCell(sheet, row, column, cells.get(column));
      }
      row++;
    }
    for (String ending : style.endings()) {
      sheet.value(row, 0, ending);
      if (ending.equals(style.endings().get(0))) {
        fillTotals(sheet, row, records);
      } else {
        sheet.range(row, 0, row, last).merge();
      }
      row++;
    }
  }

  private void fillHeader(Worksheet sheet, List<String> header, int row) {
    int lowest = row + style.headerRows() - 1;
    for (int column = 0; column < header.size(); column++) {
      int at = column;
      boolean alone =
          style.groups().stream()
              .noneMatch(
                  group -> header.indexOf(group.from()) <= at && at <= header.indexOf(group.to()));
      sheet.value(alone ? row : lowest, column, header.get(column));
      sheet.width(column, 14);
      if (alone && row < lowest) {
        sheet.range(row, column, lowest, column).merge();
      }
    }
    for (Group group : style.groups()) {
      int from = header.indexOf(group.from());
      sheet.value(row, from, group.heading());
      sheet.range(row, from, row, header.indexOf(group.to())).merge();
    }
    sheet
        .range(row, 0, lowest, header.size() - 1)
        .style()
        .bold()
        .horizontalAlignment("center")
        .set();
  }

  private static void fillCell(Worksheet sheet, int row, int column, String cell) {
    try {
      if (DAY.matcher(cell).matches()) {
        sheet.value(row, column, LocalDate.parse(cell));
        sheet.style(row, column).format("yyyy-mm-dd").set();
      } else if (INSTANT.matcher(cell).matches()) {
        sheet.value(row, column, LocalDateTime.parse(cell));
        sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
      } else if (NUMBER.matcher(cell).matches()) {
        sheet.value(row, column, Integer.parseInt(cell));
      } else if (!cell.isEmpty()) {
        sheet.value(row, column, cell);
      }
    } catch (DateTimeParseException e) {
      // A spreadsheet leaves as text what looks like a day but is none.
      sheet.value(row, column, cell);
    }
  }

  /** How many rows there are, in the second column; clerks count them. */
  private static void fillTotals(Worksheet sheet, int row, List<List<String>> records) {
    if (records.get(0).size() > 1) {
      sheet.value(row, 1, records.size() - 1);
    }
  }

  /** The archive without its times, and its merged ranges in order. */
  private static byte[] steadied(Path archive) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (ZipFile in = new ZipFile(archive.toFile());
        ZipOutputStream out = new ZipOutputStream(written)) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(NO_TIME);
        out.putNextEntry(copy);
        byte[] content = in.getInputStream(entry).readAllBytes();
        String text = new String(content, StandardCharsets.UTF_8);
        out.write(steadied(text).getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return written.toByteArray();
  }

  private static String steadied(String part) {
    String undated = CREATED.matcher(part).replaceAll("$1" + NO_TIME + ":00Z");
    // The library keeps merged ranges in a hash set.
    Iterator<String> ranges =
        MERGED.matcher(undated).results().map(MatchResult::group).sorted().iterator();
    return MERGED.matcher(undated).replaceAll(range -> ranges.next());
  }
}
