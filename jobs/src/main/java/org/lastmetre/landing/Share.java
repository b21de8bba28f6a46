package org.lastmetre.landing;

import java.io.Serializable;
import java.util.function.Predicate;
import org.lastmetre.landing.line.Line;

/**
 * Which of a file's lines a task takes. Lines cannot be told apart before they are read, for a cell
 * may go on over several; what is shared is the work on each line, which is most of it.
 *
 * @param index from 0
 * @param of into how many shares the file is parted
 */
record Share(int index, int of) implements Serializable {
  static final Share WHOLE = new Share(0, 1);

  /** So many lines in a row go to one share. */
  private static final int BLOCK = 512;

  /** To be asked of every line of the file once, in their order. */
  Predicate<Line> lines() {
    return new Predicate<>() {
      private long line;

      @Override
      public boolean test(Line asked) {
        return line++ / BLOCK % of == index;
      }
    };
  }
}
