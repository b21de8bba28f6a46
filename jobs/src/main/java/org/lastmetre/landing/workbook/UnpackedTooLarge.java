package org.lastmetre.landing.workbook;

import java.io.IOException;

/** What was packed grows to more than any honest file does. */
public final class UnpackedTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  UnpackedTooLarge(String message) {
    super(message);
  }
}
