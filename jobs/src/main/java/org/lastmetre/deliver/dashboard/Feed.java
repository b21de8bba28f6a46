package org.lastmetre.deliver.dashboard;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lastmetre.deliver.Bundled;
import org.lastmetre.publish.Manifest;

/**
 * One query over published tables whose rows a view reads. Its columns are {@code jurisdiction},
 * {@code file} (below the jurisdiction's folder), and what the file holds; its rows come in one
 * partition, sorted by the first two.
 *
 * @param name the name of its resource, {@code dashboard/data/<name>.sql}
 * @param query its text without comment lines
 * @param periods how its rows go into files by period; empty where a night can change any of them
 * @param tables the published tables it reads, such as {@code gold.coverage}
 */
record Feed(String name, String query, Optional<ByPeriod> periods, Set<String> tables) {
  /** The figures of which the next night's page tells what moved; a file per day. */
  static final String RUNNING = "running";

  private static final String EARLIEST = "{earliest}";

  /** Which periods the page shows: those of the last two or three years, and every year. */
  private static final String SHOWN =
      "(period = 'year' or period_start >= add_months(as_of, if(period = 'month', -25, -37)))";

  private static final String FILE = "-- file: ";
  private static final String MOVES_WITH = "-- moves with: ";
  private static final Pattern TABLE = Pattern.compile("\\b(?:gold|silver|ops)\\.\\w+");

  /** Those that take longest first: then none is waited for alone. */
  private static final List<String> NAMES =
      List.of(
          "curve",
          "department",
          RUNNING,
          "trend",
          "response",
          "coverage",
          "backlog",
          "overdue",
          "due",
          "satisfaction",
          "scorecard",
          "submissions",
          "common",
          "flags",
          "restated",
          "units",
          "refused");

  /**
   * Files of periods, in SQL over {@code period}, {@code period_start} and {@code as_of}.
   *
   * @param file the file that a period's rows go into
   * @param shown whether it has one
   * @param tables the tables of which a period that changes tells that the file does
   */
  record ByPeriod(String file, String shown, Set<String> tables) {}

  /** The query of a night. */
  String query(Manifest night) {
    LocalDate earliest =
        night.days().stream()
            .map(Manifest.Day::asOf)
            .min(Comparator.naturalOrder())
            .orElse(night.asOf());
    return query.replace(EARLIEST, "DATE'" + earliest + "'");
  }

  static List<Feed> all() throws IOException {
    List<Feed> feeds = new ArrayList<>();
    for (String name : NAMES) {
      feeds.add(named(name));
    }
    return List.copyOf(feeds);
  }

  static Feed named(String name) throws IOException {
    return of(name, Bundled.text("dashboard/data/" + name + ".sql"));
  }

  /**
   * A feed as its resource writes it: a comment line {@code -- file: …} says into which file a
   * period goes, {@code -- moves with: …} which table's periods change when its own do (without:
   * those of the tables it reads). {@code {file}} stands for that file in the query, {@code
   * {shown}} for the periods that the page shows, and {@code {earliest}} for the first day that any
   * jurisdiction is as of.
   */
  static Feed of(String name, String text) {
    Optional<String> file = header(text, FILE);
    String body =
        text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    String shown = body.contains("{shown}") ? SHOWN : "true";
    Set<String> tables =
        TABLE
            .matcher(body)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> moving = header(text, MOVES_WITH).map(Set::of).orElse(tables);
    return new Feed(
        name,
        body.replace("{shown}", SHOWN).replace("{file}", file.orElse("")),
        file.map(expression -> new ByPeriod(expression, shown, moving)),
        tables);
  }

  private static Optional<String> header(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .map(line -> line.substring(name.length()));
  }
}
