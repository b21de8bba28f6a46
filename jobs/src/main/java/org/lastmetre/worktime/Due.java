package org.lastmetre.worktime;

import java.io.Serializable;
import java.time.Instant;

/** When a limit ends, or why that cannot be told. */
public sealed interface Due extends Serializable {

  /**
   * The limit ends here; a comparison with it is ≤.
   *
   * @param at the last instant that is in time
   */
  record At(Instant at) implements Due {}

  /**
   * The limit needs a year whose notice is not loaded; it is told, never guessed.
   *
   * @param year the first such year
   */
  record MissingYear(int year) implements Due {}
}
