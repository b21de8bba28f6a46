package org.lastmetre.lake;

/**
 * Rows that break what their table promises: they are not written, and the night must not be
 * published.
 */
public final class BrokenPromise extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenPromise(String message) {
    super(message);
  }
}
