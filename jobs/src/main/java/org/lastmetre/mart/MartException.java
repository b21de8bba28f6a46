package org.lastmetre.mart;

/** The mart cannot take the night as asked; the message says what, why and the remedy. */
public final class MartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MartException(String message) {
    super(message);
  }
}
