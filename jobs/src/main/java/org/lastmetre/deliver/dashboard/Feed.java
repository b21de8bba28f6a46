package org.lastmetre.deliver.dashboard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lastmetre.deliver.Bundled;

/**
 * One query over published tables whose rows a view reads. Its columns are {@code jurisdiction},
 * {@code file} (below the jurisdiction's folder), and what the file holds; its rows come in one
 * partition, sorted by the first two.
 *
 * @param name the name of its resource, {@code dashboard/data/<name>.sql}
 * @param query its text without comment lines
 */
record Feed(String name, String query) {
  /** Figures of the publication before; the others are of the one that rules. */
  static final String BEFORE = "before";

  private static final List<String> NAMES =
      List.of(
          "units",
          "trend",
          "backlog",
          "coverage",
          "overdue",
          "response",
          "due",
          "curve",
          "department",
          "satisfaction",
          "scorecard",
          "submissions",
          "common",
          "flags",
          "restated",
          "refused");

  /** Those of the publication that rules. */
  static List<Feed> all() throws IOException {
    List<Feed> feeds = new ArrayList<>();
    for (String name : NAMES) {
      feeds.add(named(name));
    }
    return List.copyOf(feeds);
  }

  static Feed named(String name) throws IOException {
    String text = Bundled.text("dashboard/data/" + name + ".sql");
    return new Feed(
        name,
        text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n")));
  }
}
