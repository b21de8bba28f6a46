package org.lastmetre.landing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.HeaderMatch;
import org.lastmetre.contract.HeaderMatcher;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Words;

/** Finds delimiter and header of a delimited file from its beginning. */
final class CsvLayouts {
  private static final char[] DELIMITERS = {',', '\t', ';'};
  private static final int BEGINNING = 1 << 18;
  private static final int HEADER_WITHIN = 20;

  private CsvLayouts() {}

  /**
   * The layout of a file that is read by its own dataset's contract: the header is the row, among
   * the first, in which most cells are names the contract knows.
   */
  static Layout of(Path file, Charset charset, TableContract table)
      throws IOException, UnreadableFile {
    String beginning = beginning(file, charset);
    HeaderMatcher matcher = new HeaderMatcher(table);
    Layout best = null;
    for (char delimiter : DELIMITERS) {
      long row = 0;
      for (List<String> cells : head(beginning, delimiter, HEADER_WITHIN)) {
        row++;
        Layout layout = layout(matcher.match(cells), cells, table, delimiter, row);
        if (!layout.columns().isEmpty()
            && (best == null || layout.columns().size() > best.columns().size())) {
          best = layout;
        }
      }
    }
    if (best == null) {
      throw new UnreadableFile(
          beginning.isBlank() ? Reason.EMPTY_FILE : Reason.NO_HEADER,
          "no row among the first %d is a header of %s".formatted(HEADER_WITHIN, table.name()));
    }
    return best;
  }

  private static Layout layout(
      HeaderMatch match, List<String> cells, TableContract table, char delimiter, long row) {
    Map<Integer, String> unknown = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!match.columnByIndex().containsKey(i) && !cells.get(i).isBlank()) {
        unknown.put(i, cells.get(i).strip());
      }
    }
    List<String> absent =
        table.columns().stream()
            .filter(c -> !c.made())
            .map(Column::name)
            .filter(name -> !match.columnByIndex().containsValue(name))
            .toList();
    return new Layout(delimiter, row, Map.copyOf(match.columnByIndex()), unknown, absent);
  }

  /**
   * The layout of a mapped file.
   *
   * @param headerRow as the mapping says
   * @param needed columns its expressions name, as {@link Words#matchKey} writes them
   */
  static Layout mapped(Path file, Charset charset, int headerRow, Set<String> needed)
      throws IOException, UnreadableFile {
    String beginning = beginning(file, charset);
    Layout best = null;
    for (char delimiter : DELIMITERS) {
      List<List<String>> head = head(beginning, delimiter, headerRow);
      if (head.size() < headerRow) {
        continue;
      }
      List<String> cells = head.get(headerRow - 1);
      Map<Integer, String> columns = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        String name = Words.matchKey(cells.get(i));
        if (!name.isEmpty() && !columns.containsValue(name)) {
          columns.put(i, name);
        }
      }
      if (best == null || columns.size() > best.columns().size()) {
        best = new Layout(delimiter, headerRow, columns, Map.of(), List.of());
      }
    }
    if (best == null) {
      throw new UnreadableFile(Reason.NO_HEADER, "there is no row %d".formatted(headerRow));
    }
    Set<String> lacking = new TreeSet<>(needed);
    lacking.removeAll(best.columns().values());
    if (!lacking.isEmpty()) {
      throw new UnreadableFile(
          Reason.MISSING_COLUMN, "the mapping reads %s, which the header lacks".formatted(lacking));
    }
    return best;
  }

  private static List<List<String>> head(String beginning, char delimiter, int rows) {
    List<List<String>> head = new ArrayList<>();
    for (CsvRecord record : csv(delimiter).ofCsvRecord(new StringReader(beginning))) {
      head.add(record.getFields());
      if (head.size() == rows) {
        break;
      }
    }
    return head;
  }

  /** The reader all files go through: lenient about quotes, strict about nothing a clerk may do. */
  static CsvReader.CsvReaderBuilder csv(char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .skipEmptyLines(false)
        .acceptCharsAfterQuotes(true)
        .maxBufferSize(64 << 20);
  }

  private static String beginning(Path file, Charset charset) throws IOException {
    try (Reader reader = text(file, charset)) {
      char[] buffer = new char[BEGINNING];
      int length = 0;
      for (int read = 0; read >= 0 && length < buffer.length; ) {
        read = reader.read(buffer, length, buffer.length - length);
        length += Math.max(read, 0);
      }
      return new String(buffer, 0, length);
    }
  }

  /** The file's text without its byte order mark. */
  static Reader text(Path file, Charset charset) throws IOException {
    Reader reader =
        new java.io.BufferedReader(new InputStreamReader(Content.open(file), charset), 1 << 16);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }
}
