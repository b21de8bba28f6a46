package org.lastmetre.lake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads a Delta table's newest version from the names in its log.
 *
 * <p>Opening a table through Spark costs a job; a night that changes nothing must not pay that for
 * every table.
 */
final class LogFiles {
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
  private static final Pattern RESTORED =
      Pattern.compile("\"operation\":\"RESTORE\",\"operationParameters\":\\{\"version\":\"?(\\d+)");

  private static final Pattern ADDED = Pattern.compile("^\\{\"add\":\\{\"path\":\"([^\"]+)\"");

  private LogFiles() {}

  /** The newest version; empty when there is no table. */
  static OptionalLong newest(String table, Configuration hadoop) {
    Path folder = new Path(table);
    Path log = new Path(folder, "_delta_log");
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      // Below a file there is nothing, but some file systems fail when they are asked.
      if (!files.exists(folder)
          || !files.getFileStatus(folder).isDirectory()
          || !files.exists(log)) {
        return OptionalLong.empty();
      }
      long newest = -1;
      for (FileStatus status : files.listStatus(log)) {
        Matcher name = COMMIT.matcher(status.getPath().getName());
        if (name.matches()) {
          newest = Math.max(newest, Long.parseLong(name.group(1)));
        }
      }
      return newest < 0 ? OptionalLong.empty() : OptionalLong.of(newest);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot list %s; let the account that runs the job read it: %s"
              .formatted(log, e.getMessage()),
          e);
    }
  }

  /** The version that the given commit restored; empty when it did something else. */
  static OptionalLong restoredBy(String table, long version, Configuration hadoop) {
    return lines(table, version, hadoop).stream()
        .filter(line -> line.startsWith("{\"commitInfo\""))
        .findFirst()
        .map(RESTORED::matcher)
        .filter(Matcher::find)
        .map(found -> OptionalLong.of(Long.parseLong(found.group(1))))
        .orElse(OptionalLong.empty());
  }

  /** The paths of the data files that the given commit added. */
  static List<String> addedBy(String table, long version, Configuration hadoop) {
    return lines(table, version, hadoop).stream()
        .map(ADDED::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }

  private static List<String> lines(String table, long version, Configuration hadoop) {
    Path commit = new Path(table, "_delta_log/%020d.json".formatted(version));
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                commit.getFileSystem(hadoop).open(commit), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + commit, e);
    }
  }
}
