package org.lastmetre.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.lastmetre.landing.line.Line;

/**
 * The lines of a file that may be overwritten while it is read. What fails then is no fault of
 * ours: the lines end, and {@link Landing} leaves the file for the next night.
 */
final class SteadyLines implements Iterator<Line> {
  private final Path file;
  private final Stamp stamp;
  private final Iterator<Line> lines;

  private SteadyLines(Path file, Stamp stamp, Iterator<Line> lines) {
    this.file = file;
    this.stamp = stamp;
    this.lines = lines;
  }

  /**
   * Opens the file.
   *
   * @param stamp as it was when the layout was told
   */
  static Iterator<Line> of(Path file, Layout layout, Stamp stamp) throws IOException {
    try {
      return new SteadyLines(file, stamp, layout.lines(file));
    } catch (IOException e) {
      if (stamp.isOf(file)) {
        throw e;
      }
      return Collections.emptyIterator();
    }
  }

  @Override
  public boolean hasNext() {
    try {
      return lines.hasNext();
    } catch (RuntimeException e) {
      if (stamp.isOf(file)) {
        throw e;
      }
      return false;
    }
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return lines.next();
  }
}
