package org.lastmetre.mart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lastmetre.metrics.Period;
import org.lastmetre.publish.Later;
import org.lastmetre.publish.Part;

/**
 * The rows of the mart's tables that are to be taken anew, as SQL that Spark and PostgreSQL read
 * alike.
 *
 * @param later what was published after the night that the mart shows
 */
record RowsAnew(Later later) {

  /** SQL that is true of every row. */
  static final String ALL = "true";

  /** Those of a table; empty when it is as it was. */
  Optional<String> of(MartTable table) {
    if (later.nights().isEmpty()) {
      return Optional.empty();
    }
    String name = "gold." + table.name();
    if (!later.isTold(name)) {
      // A view of units: small, and made of what no manifest tells.
      return Optional.of(ALL);
    }
    Set<Part> changed = later.changed(name);
    return changed.isEmpty() ? Optional.empty() : Optional.of(condition(table, changed));
  }

  private String condition(MartTable table, Set<Part> parts) {
    List<String> conditions = new ArrayList<>();
    Map<String, List<String>> starts = new TreeMap<>();
    for (Part part : parts) {
      String jurisdiction = "jurisdiction = " + Sql.text(part.jurisdiction());
      if (part.isPeriod() && table.has("period_start")) {
        starts
            .computeIfAbsent(
                jurisdiction + " AND period = " + Sql.text(part.period()), key -> new ArrayList<>())
            .add(date(part.start()));
      } else if (part.isPeriod()) {
        Period month = month(part.jurisdiction(), part.start());
        conditions.add(
            "(%s AND day BETWEEN %s AND %s)"
                .formatted(jurisdiction, date(month.start()), date(month.last())));
      } else if (part.isWhole()) {
        conditions.add("(%s)".formatted(jurisdiction));
      } else {
        conditions.add("(%s AND restated_as_of = %s)".formatted(jurisdiction, date(part.start())));
      }
    }
    starts.forEach(
        (kind, days) ->
            conditions.add(
                "(%s AND period_start IN (%s))".formatted(kind, String.join(", ", days))));
    return String.join(" OR ", conditions);
  }

  private Period month(String jurisdiction, LocalDate start) {
    int startsOn = later.last().day(jurisdiction).orElseThrow().monthStartsOn();
    return Period.holding(Period.Kind.MONTH, start, startsOn);
  }

  private static String date(LocalDate day) {
    return "DATE '" + day + "'";
  }
}
