package org.lastmetre.landing.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import java.util.zip.ZipException;

/**
 * The rows of one sheet as texts, one in memory at a time. A formula's text is its last result.
 *
 * <p>Iterating throws {@link UncheckedIOException} over a {@link ZipException} when the sheet is
 * damaged.
 */
public final class SheetRows implements Iterator<SheetRow>, AutoCloseable {
  private static final int MOST_COLUMNS = 16_384;

  private final Xml xml;
  private final Workbook workbook;
  private final CellTexts texts;
  private final IntFunction<Meaning> meanings;
  private long number;
  private boolean isAtRow;

  SheetRows(Xml xml, Workbook workbook, IntFunction<Meaning> meanings) {
    this.xml = xml;
    this.workbook = workbook;
    this.texts = workbook.texts();
    this.meanings = meanings;
  }

  @Override
  public boolean hasNext() {
    try {
      while (!isAtRow && xml.nextStart()) {
        isAtRow = xml.is("row");
      }
      return isAtRow;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public SheetRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    isAtRow = false;
    try {
      return row();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SheetRow row() throws IOException {
    String own = xml.attribute("r");
    long former = number;
    number = own == null ? number + 1 : rowNumber(own);
    if (number <= former) {
      throw damaged("row %d below row %d".formatted(number, former));
    }
    List<String> cells = List.of();
    int position = -1;
    while (xml.nextStartIn("row")) {
      if (!xml.is("c")) {
        xml.skip();
        continue;
      }
      String address = xml.attribute("r");
      position = address == null ? position + 1 : column(address);
      String text = cell(position);
      if (!text.isEmpty()) {
        cells = cells.isEmpty() ? new ArrayList<>() : cells;
        while (cells.size() <= position) {
          cells.add("");
        }
        cells.set(position, text);
      }
    }
    return new SheetRow(number, cells);
  }

  /** The cell's text; empty for one that is formatted and nothing else. */
  private String cell(int position) throws IOException {
    String type = xml.attribute("t");
    String style = xml.attribute("s");
    String value = "";
    while (xml.nextStartIn("c")) {
      if (xml.is("v")) {
        value = xml.text();
      } else if (xml.is("is")) {
        value = xml.richText("is");
      } else {
        xml.skip();
      }
    }
    if (value.isEmpty()) {
      return value;
    }
    return switch (type == null ? "n" : type) {
      case "n" -> texts.number(value, workbook.format(style), meanings.apply(position));
      case "s" -> texts.text(workbook.string(index(value)), meanings.apply(position));
      case "inlineStr" -> texts.text(value, meanings.apply(position));
      case "str" -> texts.text(Escapes.undone(value), meanings.apply(position));
      case "b" -> value.strip().equals("1") || value.strip().equals("true") ? "TRUE" : "FALSE";
      default -> value;
    };
  }

  private static long rowNumber(String text) throws IOException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw damaged("row " + text);
    }
  }

  private static int index(String text) throws IOException {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw damaged("shared string " + text);
    }
  }

  /** Position from 0 of the column in an address such as {@code AB12}. */
  private static int column(String address) throws IOException {
    int column = 0;
    for (int i = 0; i < address.length() && column <= MOST_COLUMNS; i++) {
      char c = address.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * 26 + c - 'A' + 1;
    }
    if (column < 1 || column > MOST_COLUMNS) {
      throw damaged("cell " + address);
    }
    return column - 1;
  }

  private static ZipException damaged(String what) {
    return new ZipException("the sheet holds the impossible " + what);
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
