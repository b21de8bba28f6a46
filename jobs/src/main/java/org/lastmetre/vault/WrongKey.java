package org.lastmetre.vault;

import java.security.GeneralSecurityException;

/** A value was sealed under another key, or changed since: the two cannot be told apart. */
public final class WrongKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongKey(GeneralSecurityException cause) {
    super("The key does not open this value", cause);
  }
}
