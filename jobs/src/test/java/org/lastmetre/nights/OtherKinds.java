package org.lastmetre.nights;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.text.StringEscapeUtils;

/** Sends a source's CSV files as files of another kind, cell by cell the same. */
final class OtherKinds {
  private static final ObjectMapper JSON = new ObjectMapper();

  private interface Writer {
    void write(Path file, List<List<String>> rows) throws IOException;
  }

  private OtherKinds() {}

  static void workbooks(Path source) throws IOException {
    replace(source, ".xlsx", OtherKinds::workbook);
  }

  static void jsonLines(Path source) throws IOException {
    replace(source, ".jsonl", OtherKinds::jsonLines);
  }

  private static void replace(Path source, String ending, Writer writer) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(source)) {
      files = all.filter(file -> file.toString().endsWith(".csv")).toList();
    }
    for (Path file : files) {
      List<List<String>> rows;
      try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
        rows = csv.stream().map(CsvRecord::getFields).toList();
      }
      String name = file.getFileName().toString().replaceFirst("\\.csv$", ending);
      writer.write(file.resolveSibling(name), rows);
      Files.delete(file);
    }
  }

  static void workbook(Path file, List<List<String>> rows) throws IOException {
    workbook(file, "表1", rows);
  }

  /** The least that is a workbook: one sheet, texts beside the cells, no styles. */
  static void workbook(Path file, String name, List<List<String>> rows) throws IOException {
    StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
    for (List<String> row : rows) {
      sheet.append("<row>");
      for (String cell : row) {
        sheet
            .append("<c t=\"inlineStr\"><is><t>")
            .append(StringEscapeUtils.escapeXml10(cell))
            .append("</t></is></c>");
      }
      sheet.append("</row>");
    }
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"%s\" r:id=\"r1\"/></sheets></workbook>"
            .formatted(StringEscapeUtils.escapeXml10(name)));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>");
    parts.put("xl/s.xml", sheet + "</sheetData></worksheet>");
    Files.createDirectories(file.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private static void jsonLines(Path file, List<List<String>> rows) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<String, String> object = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        object.put(rows.get(0).get(i), row.get(i).isEmpty() ? null : row.get(i));
      }
      lines.append(JSON.writeValueAsString(object)).append('\n');
    }
    Files.writeString(file, lines);
  }
}
