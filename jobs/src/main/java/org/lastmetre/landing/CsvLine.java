package org.lastmetre.landing;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the cells out of a record of a delimited file, which a quoted cell may carry over several
 * lines (RFC 4180). A quote amid a cell is a character; what follows a closing quote belongs to the
 * cell.
 */
final class CsvLine {
  private final char delimiter;
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private State state = State.BEGIN;
  private boolean hasMoreAfterQuote;

  private enum State {
    /** Nothing of the cell was read yet. */
    BEGIN,
    PLAIN,
    QUOTED,
    /** After a quote within quotes: it ends the cell, or is the first of two that mean one. */
    CLOSING
  }

  CsvLine(char delimiter) {
    this.delimiter = delimiter;
  }

  /** Cells of a line without any quote, which most lines are. */
  static List<String> split(String line, char delimiter) {
    List<String> cells = new ArrayList<>();
    int begin = 0;
    for (int end = line.indexOf(delimiter); end >= 0; end = line.indexOf(delimiter, begin)) {
      cells.add(line.substring(begin, end));
      begin = end + 1;
    }
    cells.add(line.substring(begin));
    return cells;
  }

  /** Reads on; the end of the last line is not part of it. */
  void take(String text) {
    for (int i = 0; i < text.length(); ) {
      int end = ownEnd(text, i);
      if (end == i) {
        take(text.charAt(i++));
      } else {
        cell.append(text, i, end);
        state = state == State.BEGIN ? State.PLAIN : state;
        i = end;
      }
    }
  }

  /** The end of the characters from here on that are the cell's own, whatever they are. */
  private int ownEnd(String text, int from) {
    boolean isQuote = text.charAt(from) == '"';
    if (state == State.CLOSING || state == State.BEGIN && isQuote) {
      return from;
    }
    int end = text.indexOf(state == State.QUOTED ? '"' : delimiter, from);
    return end < 0 ? text.length() : end;
  }

  private void take(char c) {
    switch (state) {
      case BEGIN, PLAIN -> {
        if (c == delimiter) {
          end();
        } else if (c == '"' && state == State.BEGIN) {
          state = State.QUOTED;
        } else {
          state = State.PLAIN;
          cell.append(c);
        }
      }
      case QUOTED -> {
        if (c == '"') {
          state = State.CLOSING;
        } else {
          cell.append(c);
        }
      }
      case CLOSING -> {
        if (c == delimiter) {
          end();
        } else if (c == '"') {
          state = State.QUOTED;
          cell.append(c);
        } else {
          hasMoreAfterQuote |= c != ' ' && c != '\t';
          state = State.PLAIN;
          cell.append(c);
        }
      }
    }
  }

  private void end() {
    cells.add(cell.toString());
    cell.setLength(0);
    state = State.BEGIN;
  }

  /** Whether the record goes on in the next line. */
  boolean isOpen() {
    return state == State.QUOTED;
  }

  /**
   * Whether text follows a closing quote: in a record of several lines a sign that the quote that
   * closed was meant to open.
   */
  boolean hasMoreAfterQuote() {
    return hasMoreAfterQuote;
  }

  /** The cells of the whole record; nothing may be taken after it. */
  List<String> cells() {
    end();
    return cells;
  }
}
