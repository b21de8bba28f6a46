package org.lastmetre.nights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/**
 * Whatever lies below a directory: every file byte by byte, and of Parquet files, whether a table
 * names them still or not, each column of each row decoded.
 */
final class StoredBytes {
  private StoredBytes() {}

  /** What each file holds, by its path below the directory. */
  static Map<String, String> below(Path directory) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : files(directory, "")) {
      StringBuilder text =
          new StringBuilder(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      if (file.toString().endsWith(".parquet")) {
        rows(file).forEach(row -> text.append('\n').append(row));
      }
      texts.put(directory.relativize(file).toString(), text.toString());
    }
    return texts;
  }

  /** The rows of a table's Parquet files. */
  static List<Group> rowsOf(Path table) throws IOException {
    List<Group> rows = new ArrayList<>();
    for (Path file : files(table, ".parquet")) {
      if (!file.toString().contains("_delta_log")) {
        rows.addAll(rows(file));
      }
    }
    return rows;
  }

  private static List<Path> files(Path directory, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(ending)).toList();
    }
  }

  private static List<Group> rows(Path file) {
    List<Group> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
