package org.lastmetre.deliver.bulletin;

import java.util.List;

/**
 * A figure that is followed from period to period.
 *
 * @param table its name in gold
 * @param rest the rest of its rows' key; null where there is none
 * @param below its numerator's columns, added up; empty for a count, which has none
 * @param of its denominator; null for a count
 * @param told the figure itself
 */
record KeyFigure(
    String word, String table, String rest, List<String> below, String of, String told) {

  /** Those of every bulletin, in order. */
  static final List<KeyFigure> ALL =
      List.of(
          new KeyFigure(
              "m_coverage",
              "coverage",
              null,
              List.of("households_visited"),
              "households",
              "coverage_rate"),
          new KeyFigure(
              "m_key_coverage",
              "coverage",
              null,
              List.of("key_households_visited"),
              "key_households",
              "key_coverage_rate"),
          new KeyFigure(
              "m_on_time",
              "response_due",
              "category=all",
              List.of("closed_on_time"),
              "due",
              "on_time_rate"),
          new KeyFigure(
              "m_closed", "response_due", "category=all", List.of("closed"), "due", "closed_rate"),
          new KeyFigure(
              "m_closed_loop",
              "response",
              "category=all, channel=all",
              List.of("closed_loop"),
              "due",
              "closed_loop_rate"),
          new KeyFigure(
              "m_satisfaction",
              "satisfaction",
              null,
              List.of("satisfied", "basically_satisfied"),
              "rated",
              "satisfaction_rate"),
          new KeyFigure("m_never", "coverage", null, List.of(), null, "households_never_visited"),
          new KeyFigure("m_overdue", "coverage", null, List.of(), null, "households_overdue"),
          new KeyFigure("m_blind", "coverage", null, List.of(), null, "lowest_units_unvisited"),
          new KeyFigure(
              "m_raised", "response", "category=all, channel=all", List.of(), null, "raised"),
          new KeyFigure("m_open", "backlog", null, List.of(), null, "open"),
          new KeyFigure("m_red", "backlog", null, List.of(), null, "red"));

  boolean isRate() {
    return of != null;
  }
}
