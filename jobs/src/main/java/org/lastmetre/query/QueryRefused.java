package org.lastmetre.query;

/** A reader's statement is not answered; the message says why and what to do instead. */
public final class QueryRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public QueryRefused(String message) {
    super(message);
  }

  /** Drivers and notebooks show this text as it is. */
  @Override
  public String toString() {
    return getMessage();
  }
}
