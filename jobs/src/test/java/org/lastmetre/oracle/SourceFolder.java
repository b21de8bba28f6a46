package org.lastmetre.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A source of one county that a test writes line by line, its sender T1, its calendar none. */
final class SourceFolder {

  static final String COUNTY = "321323";

  private final Path source;

  SourceFolder(Path source, String morePolicy) {
    this.source = source;
    write(
        COUNTY + "/policy.yaml",
        """
        jurisdiction: "321323"
        name: {zh: 泗阳县, en: Siyang County}
        working_time: {calendar: none}
        """
            + morePolicy);
  }

  /** Puts a file into landing: {@code 2024-03-01/visits.csv}. */
  SourceFolder sent(String path, String... lines) {
    return sent(path, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  SourceFolder sent(String path, byte[] content) {
    try {
      Path file = source.resolve(COUNTY + "/landing/T1/" + path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private void write(String path, String text) {
    try {
      Path file = source.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Oracle.Result asOf(String day) {
    Oracle oracle = new Oracle(null, Map.of("visits", Map.of("走访编号", "visit_id")), Map.of());
    return oracle.compute(source, Map.of(COUNTY, LocalDate.parse(day)));
  }

  /** The one row of a table with these values, as name=value words. */
  static Map<String, Object> row(Oracle.Result result, String table, String... words) {
    List<Map<String, Object>> found =
        result.tables().get(table).stream().filter(row -> fits(row, words)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " rows of " + table + List.of(words));
    }
    return found.get(0);
  }

  private static boolean fits(Map<String, Object> row, String... words) {
    for (String word : words) {
      String[] part = word.split("=");
      if (!String.valueOf(row.get(part[0])).equals(part[1])) {
        return false;
      }
    }
    return true;
  }

  /** Some of a row's values, in the order asked for. */
  static List<Object> values(Map<String, Object> row, String columns) {
    return List.of(columns.split(" ")).stream()
        .map(
            column -> {
              if (!row.containsKey(column)) {
                throw new AssertionError("no column " + column);
              }
              Object value = row.get(column);
              return value == null ? "null" : value;
            })
        .toList();
  }
}
