package org.lastmetre.ops;

/** Is told how a night goes on. */
public interface Progress {
  /**
   * A stage begins.
   *
   * @param steps about how many steps it will take
   */
  void begin(String stage, int steps);

  /** A step is done, such as a file looked at or a table written. */
  void step(String what);

  /**
   * The stage is done.
   *
   * @param outcome what came of it, such as {@code 12 files, 4,210 rows}
   */
  void end(String stage, String outcome);
}
