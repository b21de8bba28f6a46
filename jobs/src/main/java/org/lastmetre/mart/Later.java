package org.lastmetre.mart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lastmetre.metrics.Period;
import org.lastmetre.publish.Manifest;

/**
 * What the nights changed that were published after the one a mart shows.
 *
 * @param shown the night the mart shows
 * @param nights the later ones, in order
 */
record Later(Manifest shown, List<Manifest> nights) {

  /** SQL that is true of every row. */
  static final String ALL = "true";

  /**
   * The nights after a run.
   *
   * @param all every publication, the one that rules first
   * @return empty when there was no such run
   */
  static Optional<Later> than(String run, List<Manifest> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).runId().equals(run)) {
        List<Manifest> nights = new ArrayList<>(all.subList(0, i));
        Collections.reverse(nights);
        return Optional.of(new Later(all.get(i), nights));
      }
    }
    return Optional.empty();
  }

  /**
   * The rows of a table to take anew, as SQL that Spark and PostgreSQL read alike; empty when it is
   * as it was.
   */
  Optional<String> rows(MartTable table) {
    if (nights.isEmpty()) {
      return Optional.empty();
    }
    String name = "gold." + table.name();
    if (!last().tables().containsKey(name)) {
      // A view of units: small, and made of what no manifest tells.
      return Optional.of(ALL);
    }
    Set<String> anew = jurisdictionsAnew();
    Set<String> changed = new TreeSet<>(anew);
    nights.stream()
        .flatMap(night -> night.changes().getOrDefault(name, List.of()).stream())
        .filter(part -> !anew.contains(part.split(" ", 2)[0]))
        .forEach(changed::add);
    return changed.isEmpty() ? Optional.empty() : Optional.of(condition(table, changed));
  }

  private Manifest last() {
    return nights.get(nights.size() - 1);
  }

  /**
   * The jurisdictions to take whole. A manifest names the periods that a night wrote, and none that
   * went when a policy changed, or the first record or the day moved to where these are no more.
   */
  private Set<String> jurisdictionsAnew() {
    Set<String> anew = new TreeSet<>();
    Manifest before = shown;
    for (Manifest night : nights) {
      for (Manifest.Day day : night.days()) {
        Manifest earlier = before;
        if (earlier.day(day.jurisdiction()).filter(then -> goesOn(then, day)).isEmpty()) {
          anew.add(day.jurisdiction());
        }
      }
      before = night;
    }
    return anew;
  }

  private static boolean goesOn(Manifest.Day then, Manifest.Day now) {
    return then.rules().equals(now.rules())
        && Objects.equals(then.firstRecordOn(), now.firstRecordOn())
        && !now.asOf().isBefore(then.asOf());
  }

  /**
   * The rows of parts of a table.
   *
   * @param parts as a manifest names them: {@code 340405}, {@code 340405 month 2017-06-01}, or the
   *     day of restatements {@code 340405 2017-06-30}
   */
  private String condition(MartTable table, Collection<String> parts) {
    List<String> conditions = new ArrayList<>();
    Map<String, List<String>> starts = new TreeMap<>();
    for (String part : parts) {
      String[] words = part.split(" ", 3);
      String jurisdiction = "jurisdiction = " + Sql.text(words[0]);
      if (words.length == 3 && table.has("period_start")) {
        starts
            .computeIfAbsent(
                jurisdiction + " AND period = " + Sql.text(words[1]), key -> new ArrayList<>())
            .add(date(words[2]));
      } else if (words.length == 3) {
        Period month = month(words[0], LocalDate.parse(words[2]));
        conditions.add(
            "(%s AND day BETWEEN %s AND %s)"
                .formatted(jurisdiction, date(month.start()), date(month.last())));
      } else if (words.length == 2) {
        conditions.add("(%s AND restated_as_of = %s)".formatted(jurisdiction, date(words[1])));
      } else {
        conditions.add("(%s)".formatted(jurisdiction));
      }
    }
    starts.forEach(
        (kind, days) ->
            conditions.add(
                "(%s AND period_start IN (%s))".formatted(kind, String.join(", ", days))));
    return conditions.stream().collect(Collectors.joining(" OR "));
  }

  private Period month(String jurisdiction, LocalDate start) {
    int startsOn = last().day(jurisdiction).orElseThrow().monthStartsOn();
    return Period.holding(Period.Kind.MONTH, start, startsOn);
  }

  private static String date(Object day) {
    return "DATE '" + day + "'";
  }
}
