package org.lastmetre.landing.json;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The lines of a text, each of bounded length. */
final class TextLines implements AutoCloseable {
  private final Reader reader;
  private final int longest;
  private boolean isAfterReturn;
  private boolean isTooLong;

  /**
   * @param reader buffered
   * @param longest of longer lines the rest is dropped
   */
  TextLines(Reader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  /** The next line without its end; empty when there is none. */
  Optional<String> next() throws IOException {
    StringBuilder line = new StringBuilder();
    isTooLong = false;
    int c = reader.read();
    if (c == '\n' && isAfterReturn) {
      c = reader.read();
    }
    isAfterReturn = false;
    if (c < 0) {
      return Optional.empty();
    }
    while (c >= 0 && c != '\n' && c != '\r') {
      if (line.length() < longest) {
        line.append((char) c);
      } else {
        isTooLong = true;
      }
      c = reader.read();
    }
    isAfterReturn = c == '\r';
    return Optional.of(line.toString());
  }

  /** Whether the last line was cut. */
  boolean isTooLong() {
    return isTooLong;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
