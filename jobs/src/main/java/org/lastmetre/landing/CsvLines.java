package org.lastmetre.landing;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.lastmetre.contract.Words;

/** Streams the rows of a delimited file, one record in memory at a time. */
final class CsvLines implements Iterator<Line> {
  private static final Set<String> TOTALS =
      Set.of("合计", "小计", "总计", "total", "subtotal", "grandtotal");

  private final Layout layout;
  private final int width;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private long row;
  private long rows;
  private long skipped;
  private Line next;
  private boolean ended;

  CsvLines(Path file, Charset charset, Layout layout) throws IOException {
    this.layout = layout;
    this.width = layout.width();
    this.reader = CsvLayouts.csv(layout.delimiter()).ofCsvRecord(CsvLayouts.text(file, charset));
    this.records = reader.iterator();
  }

  @Override
  public boolean hasNext() {
    while (next == null && !ended) {
      if (records.hasNext()) {
        row++;
        next = line(records.next().getFields());
      } else {
        ended = true;
        next = Line.end(rows, skipped);
        close();
      }
    }
    return next != null;
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Line line = next;
    next = null;
    return line;
  }

  /** The row as a line; null for the header and for rows that are passed over. */
  private Line line(List<String> cells) {
    if (row == layout.headerRow()) {
      return null;
    }
    if (row < layout.headerRow() || isBlank(cells) || isTotal(cells)) {
      skipped++;
      return null;
    }
    rows++;
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> extra = new LinkedHashMap<>();
    int excess = 0;
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (cell.isEmpty()) {
        continue;
      }
      String column = layout.columns().get(i);
      if (column != null) {
        values.put(column, cell);
      } else if (i < width) {
        String header = layout.unknown().getOrDefault(i, "");
        extra.put(
            extra.containsKey(header) || header.isEmpty() ? header + "#" + (i + 1) : header, cell);
      } else if (!cell.isBlank()) {
        extra.put("#" + (i + 1), cell);
        excess++;
      }
    }
    return Line.row(row, values, extra, excess);
  }

  private static boolean isBlank(List<String> cells) {
    return cells.stream().allMatch(StringUtils::isBlank);
  }

  /** A totals row begins with 合计 or its like, alone in its cell: a household of 合计村 does not. */
  private static boolean isTotal(List<String> cells) {
    for (String cell : cells) {
      if (!cell.isBlank()) {
        return TOTALS.contains(StringUtils.stripEnd(Words.matchKey(cell), ":"));
      }
    }
    return false;
  }

  private void close() {
    try {
      records.close();
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
