package org.lastmetre.cli;

/** What was asked cannot be done as asked; the message says what, why and what to do instead. */
final class BadUsage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadUsage(String message) {
    super(message);
  }

  /** There is no night to read yet. */
  static BadUsage nothingPublished() {
    return new BadUsage(
        "Nothing is published yet; run ./lastmetre nightly first. 尚未发布，请先运行 nightly。");
  }
}
