package org.lastmetre.landing.json;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * The elements of one array, parted at the commas between them: an element that is broken costs no
 * other, unless it opens what it never closes. The rest of an array that is not closed, and what
 * stands after one that is, are an element too, and never an object: something may be missing.
 */
final class ArrayElements implements ObjectTexts {
  private static final int END = -1;

  /** Makes of a rest what no reader takes for an object, whole as it may look. */
  private static final String CUT = " …";

  private final Reader reader;
  private final int longest;
  private boolean isBegun;
  private boolean isClosed;
  private boolean isEnded;
  private boolean isTooLong;

  /**
   * @param reader buffered; closed with this
   * @param longest of elements with more characters the rest is dropped
   */
  ArrayElements(Reader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  @Override
  public Optional<String> next() throws IOException {
    if (isEnded) {
      return Optional.empty();
    }
    isTooLong = false;
    if (isClosed) {
      isEnded = true;
      return Optional.of(rest()).filter(text -> !text.isBlank()).map(text -> text + CUT);
    }
    boolean isFirst = !isBegun;
    if (isFirst) {
      open();
    }
    String element = element();
    return isFirst && isClosed && element.isBlank() ? next() : Optional.of(element);
  }

  private void open() throws IOException {
    int c = reader.read();
    while (c != '[') {
      if (c == END) {
        throw new IOException("the text is no array");
      }
      c = reader.read();
    }
    isBegun = true;
  }

  /** Reads up to the comma or bracket that ends the element; without it, to the end of the text. */
  private String element() throws IOException {
    StringBuilder element = new StringBuilder();
    int depth = 0;
    boolean isString = false;
    boolean isEscaped = false;
    for (int c = reader.read(); c != END; c = reader.read()) {
      if (isString) {
        isString = isEscaped || c != '"';
        isEscaped = !isEscaped && c == '\\';
      } else if (depth == 0 && (c == ',' || c == ']')) {
        isClosed = c == ']';
        return element.toString().strip();
      } else {
        isString = c == '"';
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        depth = Math.max(depth, 0);
      }
      append(element, c);
    }
    isEnded = true;
    return element.append(CUT).toString().strip();
  }

  private String rest() throws IOException {
    StringBuilder rest = new StringBuilder();
    for (int c = reader.read(); c != END; c = reader.read()) {
      append(rest, c);
    }
    return rest.toString();
  }

  private void append(StringBuilder text, int c) {
    if (text.length() < longest) {
      text.append((char) c);
    } else {
      isTooLong = true;
    }
  }

  @Override
  public boolean isTooLong() {
    return isTooLong;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
