package org.lastmetre.landing;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Words;
import org.lastmetre.landing.table.Header;
import org.lastmetre.landing.table.Headers;
import org.lastmetre.landing.table.TableRow;

/** Finds delimiter and header of a delimited file from its beginning. */
final class CsvLayouts {
  private static final char[] DELIMITERS = {',', '\t', ';'};

  private CsvLayouts() {}

  /**
   * The layout of a file that is read by its own dataset's contract: the header is the row, among
   * the first, in which most cells are names the contract knows.
   */
  static DelimitedLayout of(Path file, Charset charset, TableContract table)
      throws IOException, UnreadableFile {
    String beginning = Content.beginning(file, charset);
    Headers headers = new Headers(table);
    DelimitedLayout best = null;
    for (char delimiter : DELIMITERS) {
      Optional<Header> header = headers.find(head(beginning, delimiter, Headers.WITHIN));
      if (header.isPresent()
          && (best == null || header.get().columns().size() > best.header().columns().size())) {
        best = new DelimitedLayout(charset.name(), delimiter, header.get());
      }
    }
    if (best == null) {
      throw new UnreadableFile(
          beginning.isBlank() ? Reason.EMPTY_FILE : Reason.NO_HEADER,
          "no row among the first %d is a header of %s".formatted(Headers.WITHIN, table.name()));
    }
    return best;
  }

  /**
   * The layout of a mapped file: the delimiter is the one by which most of the needed columns are
   * found, of equals the one that parts most.
   *
   * @param headerRow as the mapping says
   * @param needed columns its expressions name, as {@link Words#matchKey} writes them
   */
  static DelimitedLayout mapped(Path file, Charset charset, int headerRow, Set<String> needed)
      throws IOException, UnreadableFile {
    String beginning = Content.beginning(file, charset);
    List<DelimitedLayout> layouts = new ArrayList<>();
    for (char delimiter : DELIMITERS) {
      List<TableRow> head = head(beginning, delimiter, headerRow);
      if (head.size() == headerRow) {
        Header header = Headers.mapped(headerRow, head.get(headerRow - 1).cells());
        layouts.add(new DelimitedLayout(charset.name(), delimiter, header));
      }
    }
    if (layouts.isEmpty()) {
      throw new UnreadableFile(Reason.NO_HEADER, "there is no row %d".formatted(headerRow));
    }
    Comparator<DelimitedLayout> found =
        Comparator.comparingLong(
            layout -> layout.header().columns().values().stream().filter(needed::contains).count());
    DelimitedLayout best =
        Collections.max(
            layouts, found.thenComparingInt(layout -> layout.header().columns().size()));
    requireColumns(best.header(), needed);
    return best;
  }

  /**
   * @throws UnreadableFile when a mapped header lacks a column that the mapping's expressions name
   */
  static void requireColumns(Header header, Set<String> needed) throws UnreadableFile {
    Set<String> lacking = new TreeSet<>(needed);
    lacking.removeAll(header.columns().values());
    if (!lacking.isEmpty()) {
      throw new UnreadableFile(
          Reason.MISSING_COLUMN, "the mapping reads %s, which the header lacks".formatted(lacking));
    }
  }

  private static List<TableRow> head(String beginning, char delimiter, int rows) {
    List<TableRow> head = new ArrayList<>();
    CsvRows all = new CsvRows(new StringReader(beginning), delimiter);
    while (head.size() < rows && all.hasNext()) {
      head.add(all.next());
    }
    return head;
  }
}
