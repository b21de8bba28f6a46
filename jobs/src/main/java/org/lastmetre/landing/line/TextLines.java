package org.lastmetre.landing.line;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The lines of a text, each of bounded length; they end with LF, CRLF or CR. */
public final class TextLines implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Reader reader;
  private final int longest;
  private final char[] buffer = new char[BUFFER];
  private int position;
  private int filled;
  private boolean isTooLong;

  /**
   * @param reader closed with this
   * @param longest of lines with more characters, the end not counted, the rest is dropped
   */
  public TextLines(Reader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  /** The next line with its end; empty when there is none. */
  public Optional<String> next() throws IOException {
    isTooLong = false;
    if (!fill()) {
      return Optional.empty();
    }
    StringBuilder line = null;
    while (true) {
      int end = position;
      while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      if (line == null && end < filled && buffer[end] == '\n' && end - position <= longest) {
        String text = new String(buffer, position, end + 1 - position);
        position = end + 1;
        return Optional.of(text);
      }
      if (line == null && end < filled && end - position <= longest) {
        String text = new String(buffer, position, end - position);
        position = end;
        return Optional.of(text + end());
      }
      line = line == null ? new StringBuilder() : line;
      int taken = Math.min(end - position, longest - line.length());
      isTooLong |= taken < end - position;
      line.append(buffer, position, taken);
      position = end;
      if (end < filled || !fill()) {
        return Optional.of(line + end());
      }
    }
  }

  /** Takes the line end that stands here; empty at the end of the text. */
  private String end() throws IOException {
    if (!fill()) {
      return "";
    }
    if (buffer[position++] == '\n') {
      return "\n";
    }
    if (fill() && buffer[position] == '\n') {
      position++;
      return "\r\n";
    }
    return "\r";
  }

  /** Whether there is a character left. */
  private boolean fill() throws IOException {
    while (position == filled) {
      position = 0;
      filled = 0;
      int read = reader.read(buffer, 0, buffer.length);
      if (read < 0) {
        return false;
      }
      filled = read;
    }
    return true;
  }

  /** Whether the last line was cut. */
  public boolean isTooLong() {
    return isTooLong;
  }

  /** A line as {@link #next} gives it, without its end. */
  public static String withoutEnd(String line) {
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\n') {
      length--;
    }
    if (length > 0 && line.charAt(length - 1) == '\r') {
      length--;
    }
    return line.substring(0, length);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
