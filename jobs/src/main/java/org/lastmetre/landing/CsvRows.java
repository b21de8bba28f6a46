package org.lastmetre.landing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.lastmetre.contract.Reason;
import org.lastmetre.landing.line.TextLines;
import org.lastmetre.landing.table.TableRow;

/**
 * Streams the records of a delimited text, one in memory at a time; closes it at its end.
 *
 * <p>Of a quote that is never closed a reader of CSV makes one cell of all that follows. Here the
 * line with that quote is refused alone, and the lines after it are read as if it were not there.
 */
final class CsvRows implements Iterator<TableRow> {
  private static final int LONGEST_LINE = 16 << 20;
  private static final int MOST_CELLS = 20_000;

  /** So far, in characters, a closing quote is looked for in the lines that follow. */
  private static final int FARTHEST = 1 << 20;

  private final TextLines lines;
  private final char delimiter;
  private final Deque<String> ahead = new ArrayDeque<>();
  private long number;
  private TableRow next;
  private boolean isEnded;

  /**
   * @param text without byte order mark
   */
  CsvRows(Reader text, char delimiter) {
    this.lines = new TextLines(text, LONGEST_LINE);
    this.delimiter = delimiter;
  }

  @Override
  public boolean hasNext() {
    try {
      if (next == null && !isEnded) {
        String line = line();
        if (line == null) {
          isEnded = true;
          lines.close();
        } else {
          next = row(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next != null;
  }

  @Override
  public TableRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    TableRow row = next;
    next = null;
    return row;
  }

  /** The next line with its end; null when there is none. */
  private String line() throws IOException {
    return ahead.isEmpty() ? lines.next().orElse(null) : ahead.remove();
  }

  private TableRow row(String line) throws IOException {
    number++;
    String bare = TextLines.withoutEnd(line);
    if (bare.length() >= LONGEST_LINE) {
      return refused(bare, Reason.LONG_ROW);
    }
    return bare.indexOf('"') < 0 ? whole(CsvLine.split(bare, delimiter), bare) : quoted(line, bare);
  }

  /** A record that may go on over the next lines. */
  private TableRow quoted(String line, String bare) throws IOException {
    CsvLine record = new CsvLine(delimiter);
    record.take(bare);
    if (!record.isOpen()) {
      return whole(record.cells(), bare);
    }
    Deque<String> taken = new ArrayDeque<>();
    String last = line;
    int length = 0;
    while (record.isOpen() && length < FARTHEST) {
      String more = line();
      if (more == null) {
        break;
      }
      taken.add(more);
      length += more.length();
      record.take(last.substring(TextLines.withoutEnd(last).length()));
      record.take(TextLines.withoutEnd(more));
      last = more;
    }
    if (record.isOpen() || record.hasMoreAfterQuote()) {
      while (!taken.isEmpty()) {
        ahead.addFirst(taken.removeLast());
      }
      return refused(bare, Reason.OPEN_QUOTE);
    }
    return whole(record.cells(), bare);
  }

  private TableRow whole(List<String> cells, String bare) {
    return cells.size() > MOST_CELLS
        ? refused(bare, Reason.LONG_ROW)
        : new TableRow(number, cells, null);
  }

  private TableRow refused(String line, Reason problem) {
    return new TableRow(number, List.of(line), problem);
  }
}
