package org.lastmetre.landing;

import java.io.IOException;
import org.lastmetre.contract.Reason;

/** A file that cannot be read as the dataset it claims to be; its sender is told the reason. */
final class UnreadableFile extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * @param reason what its sender is told
   * @param message what is wrong, for the log
   */
  UnreadableFile(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
