package org.lastmetre.deliver.bulletin;

import org.lastmetre.deliver.paper.Words;

/** The line below the title of each sheet. */
final class Lead {
  private Lead() {}

  /** Whose figures, of which days, and as of when. */
  static String of(Edition edition, Words words) {
    return words.say(
        "lead",
        edition.name(words.language()),
        Edition.said(edition.period(), words),
        edition.period().start(),
        edition.end(),
        edition.day().asOf());
  }
}
