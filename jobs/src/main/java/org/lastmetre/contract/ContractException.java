package org.lastmetre.contract;

/**
 * A promise of a table that cannot be read, or a table nobody promised. The message says the file,
 * the key, what is wrong and what is allowed.
 */
public final class ContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the whole message. */
  public ContractException(String message) {
    super(message);
  }

  /** With the whole message and what led to it. */
  public ContractException(String message, Throwable cause) {
    super(message, cause);
  }
}
