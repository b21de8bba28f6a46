package org.lastmetre.serve;

/** A reader's statement is not answered; the message says why and what to do instead. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }

  /** Drivers show this text as it is. */
  @Override
  public String toString() {
    return getMessage();
  }
}
