package org.lastmetre.generate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a sample back, knowing nothing of how it was written. */
final class SampleReader {
  private static final Pattern TIME =
      Pattern.compile("(\\d{4})\\D(\\d{1,2})\\D(\\d{1,2})(?:\\D+(\\d{1,2}):(\\d{2}).*)?");

  private final Path folder;
  private final Map<String, List<List<String>>> read = new HashMap<>();
  private final Map<String, List<Map<String, String>>> rows = new HashMap<>();

  SampleReader(Path folder) {
    this.folder = folder;
  }

  /** The planted refusals, one map per row. */
  List<Map<String, String>> refusals() throws IOException {
    List<List<String>> records = parsed(folder.resolve("planted").resolve("refusals.csv"));
    return records.stream().skip(1).map(record -> named(records.get(0), record)).toList();
  }

  /** Every record of a file below landing, the header included. */
  List<List<String>> records(String file) throws IOException {
    if (!read.containsKey(file)) {
      read.put(file, parsed(folder.resolve("landing").resolve(file)));
    }
    return read.get(file);
  }

  /** Good rows of a dataset by submission date, then path, then row. */
  List<Map<String, String>> rows(String dataset) throws IOException {
    if (!rows.containsKey(dataset)) {
      rows.put(dataset, goodRows(dataset));
    }
    return rows.get(dataset);
  }

  /** The last good row of each key; the key stands under one of these headings. */
  Map<String, Map<String, String>> current(String dataset, String... keyHeadings)
      throws IOException {
    Map<String, Map<String, String>> current = new LinkedHashMap<>();
    for (Map<String, String> row : rows(dataset)) {
      current.put(cell(row, keyHeadings), row);
    }
    return current;
  }

  /** The cell under the first of these headings that the row has; empty when it has none. */
  static String cell(Map<String, String> row, String... headings) {
    for (String heading : headings) {
      if (row.containsKey(heading)) {
        return row.get(heading);
      }
    }
    return "";
  }

  /** A day or instant in a form that sorts; other texts as they are. */
  static String sortable(String time) {
    Matcher parts = TIME.matcher(time);
    if (!parts.matches()) {
      return time;
    }
    StringBuilder text = new StringBuilder(parts.group(1));
    for (int i = 2; i <= parts.groupCount(); i++) {
      String part = parts.group(i) == null ? "00" : parts.group(i);
      text.append('-').append(part.length() == 1 ? "0" + part : part);
    }
    return text.toString();
  }

  private List<Map<String, String>> goodRows(String dataset) throws IOException {
    Set<String> refused =
        refusals().stream()
            .map(row -> row.get("file") + "#" + row.get("row_number"))
            .collect(Collectors.toSet());
    List<Map<String, String>> good = new ArrayList<>();
    for (String file : files(dataset)) {
      List<List<String>> records = records(file);
      for (int i = 1; i < records.size(); i++) {
        List<String> record = records.get(i);
        boolean blank = record.stream().allMatch(String::isEmpty);
        if (!blank && !record.get(0).equals("合计") && !refused.contains(file + "#" + (i + 1))) {
          good.add(named(records.get(0), record));
        }
      }
    }
    return good;
  }

  private List<String> files(String dataset) throws IOException {
    Path landing = folder.resolve("landing");
    try (Stream<Path> files = Files.walk(landing)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(dataset + "."))
          .map(file -> landing.relativize(file).toString().replace('\\', '/'))
          .sorted(
              Comparator.comparing((String file) -> file.split("/", -1)[1])
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  private static Map<String, String> named(List<String> header, List<String> record) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), record.get(i));
    }
    return row;
  }

  private static List<List<String>> parsed(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    boolean mark = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB;
    boolean ours = file.endsWith("refusals.csv");
    Charset charset = mark || ours ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
    String text = new String(bytes, charset);
    String plain = mark ? text.substring(1) : text;
    String header = plain.split("[\r\n]", 2)[0];
    char separator = header.contains("\t") ? '\t' : header.contains(";") ? ';' : ',';
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).ofCsvRecord(plain)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    }
  }
}
