package org.lastmetre.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmetre.testing.PlainWorkbook;

/** The rows of a sample in whatever kind of file, found by the heading of their first column. */
final class SampleTables {
  private final Path landing;
  private final List<Map<String, String>> refusals = new ArrayList<>();

  SampleTables(Path folder) throws IOException {
    landing = folder.resolve("landing");
    List<List<String>> planted = csv(folder.resolve("planted").resolve("refusals.csv"));
    planted.stream().skip(1).forEach(row -> refusals.add(named(planted.get(0), row)));
  }

  /** A table as it stands in one file or sheet; rows are numbered as readers number them. */
  record Table(
      String file, String sheet, List<String> header, TreeMap<Integer, List<String>> rows) {}

  /** The planted refusals, one map per row. */
  List<Map<String, String>> refusals() {
    return refusals;
  }

  /** Good rows of a dataset, totals left out, by submission date, then path, sheet, row. */
  List<Map<String, String>> rows(String dataset) throws IOException {
    Set<String> refused =
        refusals.stream()
            .map(row -> row.get("file") + row.get("sheet") + "#" + row.get("row_number"))
            .collect(Collectors.toSet());
    List<Map<String, String>> good = new ArrayList<>();
    for (Table table : tables(dataset)) {
      table
          .rows()
          .forEach(
              (number, row) -> {
                if (!refused.contains(table.file() + table.sheet() + "#" + number)) {
                  good.add(named(table.header(), row));
                }
              });
    }
    return good;
  }

  /** The last good row of each key, which is made of the cells under these headings. */
  Map<String, Map<String, String>> current(String dataset, String... keyHeadings)
      throws IOException {
    Map<String, Map<String, String>> current = new LinkedHashMap<>();
    for (Map<String, String> row : rows(dataset)) {
      current.put(Stream.of(keyHeadings).map(row::get).collect(Collectors.joining("|")), row);
    }
    return current;
  }

  /** Every table of a dataset. */
  List<Table> tables(String dataset) throws IOException {
    List<Table> tables = new ArrayList<>();
    try (Stream<Path> files = Files.walk(landing)) {
      List<Path> own =
          files
              .filter(file -> file.getFileName().toString().startsWith(dataset + "."))
              .sorted(
                  Comparator.comparing((Path file) -> file.getParent().getFileName())
                      .thenComparing(Comparator.naturalOrder()))
              .toList();
      for (Path file : own) {
        String name = landing.relativize(file).toString().replace('\\', '/');
        if (name.endsWith(".xlsx")) {
          new PlainWorkbook(file)
              .sheets()
              .forEach((sheet, rows) -> tables.add(table(name, sheet, rows)));
        } else {
          List<List<String>> records = name.endsWith(".jsonl") ? lines(file) : csv(file);
          boolean lines = name.endsWith(".jsonl");
          tables.add(plain(name, records, lines ? 0 : 1));
        }
      }
    }
    return tables;
  }

  private static Table plain(String file, List<List<String>> records, int headerRows) {
    TreeMap<Integer, List<String>> rows = new TreeMap<>();
    for (int i = 1; i < records.size(); i++) {
      List<String> record = records.get(i);
      boolean blank = record.stream().allMatch(String::isEmpty);
      if (!blank && !record.get(0).equals("合计")) {
        rows.put(i + headerRows, record);
      }
    }
    return new Table(file, "", records.get(0), rows);
  }

  /** Titles fill one cell; the header is the first row with more, or that and the one below it. */
  private static Table table(String file, String sheet, TreeMap<Integer, List<String>> all) {
    TreeMap<Integer, List<String>> rows = new TreeMap<>();
    List<String> header = new ArrayList<>();
    for (Map.Entry<Integer, List<String>> entry : all.entrySet()) {
      List<String> row = entry.getValue();
      if (row.get(0).equals("合计")) {
        break;
      }
      if (header.isEmpty() && row.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
        header.addAll(row);
      } else if (!header.isEmpty() && rows.isEmpty() && row.get(0).isEmpty()) {
        for (int i = 0; i < row.size(); i++) {
          if (!row.get(i).isEmpty()) {
            header.set(i, row.get(i));
          }
        }
      } else if (!header.isEmpty()) {
        rows.put(entry.getKey(), row);
      }
    }
    return new Table(file, sheet, header, rows);
  }

  private static Map<String, String> named(List<String> header, List<String> record) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), i < record.size() ? record.get(i) : "");
    }
    return row;
  }

  private static List<List<String>> csv(Path file) throws IOException {
    String text = text(Files.readAllBytes(file));
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    String header = plain.split("[\r\n]", 2)[0];
    char separator = header.contains("\t") ? '\t' : header.contains(";") ? ';' : ',';
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).ofCsvRecord(plain)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    }
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("GB18030"));
    }
  }

  /** One object a line, under the names that any of them has. */
  private static List<List<String>> lines(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> objects = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      objects.add(json.readTree(line));
    }
    List<String> header = new ArrayList<>();
    objects.forEach(
        object ->
            object
                .fieldNames()
                .forEachRemaining(
                    name -> {
                      if (!header.contains(name)) {
                        header.add(name);
                      }
                    }));
    List<List<String>> records = new ArrayList<>(List.of(header));
    objects.forEach(
        object -> records.add(header.stream().map(name -> object.path(name).asText("")).toList()));
    return records;
  }
}
