package org.lastmetre.testing;

import org.lastmetre.ops.Progress;

/** A test says something only when it fails. */
public final class Quiet implements Progress {
  @Override
  public void begin(String stage, int steps) {
    // Quiet.
  }

  @Override
  public void step(String what) {
    // Quiet.
  }

  @Override
  public void end(String stage, String outcome) {
    // Quiet.
  }
}
