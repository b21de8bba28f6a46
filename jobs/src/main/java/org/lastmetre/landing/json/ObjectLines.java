package org.lastmetre.landing.json;

import java.io.IOException;
import java.util.Optional;
import org.lastmetre.landing.line.TextLines;

/** Objects that stand on a line each. */
final class ObjectLines implements ObjectTexts {
  private final TextLines lines;

  ObjectLines(TextLines lines) {
    this.lines = lines;
  }

  @Override
  public Optional<String> next() throws IOException {
    return lines.next().map(TextLines::withoutEnd);
  }

  @Override
  public boolean isTooLong() {
    return lines.isTooLong();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
