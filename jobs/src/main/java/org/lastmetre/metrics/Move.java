package org.lastmetre.metrics;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One thing that makes periods of a metric worth computing again.
 *
 * @param kind which periods follow from a day
 * @param days SQL that yields {@code jurisdiction, day} over the {@code changed_<table>} views
 */
public record Move(Kind kind, String days) {
  private static final Pattern CHANGED = Pattern.compile("\\bchanged_(\\w+)");

  /** Which periods a day moves. */
  public enum Kind {
    /** Those that hold it. */
    EVENT,
    /** Those that hold it and all later ones; null stands for the beginning. */
    ONWARD,
    /** All of the jurisdiction. */
    ALL;

    /**
     * Whether a day moves a period.
     *
     * @param start the period's first day
     * @param last its last day
     * @param day null stands for the beginning
     */
    boolean moves(LocalDate start, LocalDate last, LocalDate day) {
      return switch (this) {
        case ALL -> true;
        case ONWARD -> day == null || !last.isBefore(day);
        case EVENT -> day != null && !day.isBefore(start) && !day.isAfter(last);
      };
    }
  }

  /** The tables whose changes it looks at. */
  public Stream<String> tables() {
    Matcher names = CHANGED.matcher(days);
    return names.results().map(r -> r.group(1)).filter(name -> !name.equals("columns")).distinct();
  }
}
