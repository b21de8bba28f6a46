package org.lastmetre.ops;

/** Is told how a night goes on. */
public interface Progress {
  /** A stage begins. */
  void begin(String stage);

  /** The stage's work so far, such as a table it has written. */
  void step(String what);

  /**
   * The stage is done.
   *
   * @param outcome what came of it, such as {@code 12 files, 4,210 rows}
   */
  void end(String stage, String outcome);
}
