package org.lastmetre.metrics;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;

/**
 * One folder of given and expected rows; the folder's name is the case's jurisdiction.
 *
 * @param folder {@code metrics/<family>/<table>/<case>}
 */
record MetricCase(Path folder) {
  /** What stands for the case's own jurisdiction in its files. */
  private static final String TOP = "top";

  String name() {
    return folder.getFileName().toString();
  }

  /** The cases of a table; a folder whose name starts with _ is none. */
  static List<MetricCase> of(Path tableFolder) {
    try (Stream<Path> folders = Files.list(tableFolder)) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().startsWith("_"))
          .sorted()
          .map(MetricCase::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The given rows of a view, by column; the shared ones where the case has none of its own. */
  List<Map<String, String>> given(String view) {
    String file = "given_" + view + ".csv";
    Path own = folder.resolve(file);
    Path shared = folder.resolve("../../../_common").resolve(file).normalize();
    return Files.exists(own) ? rows(own) : Files.exists(shared) ? rows(shared) : List.of();
  }

  List<Map<String, String>> expected() {
    return rows(folder.resolve("expected.csv"));
  }

  /** The columns the case asserts. */
  List<String> expectedColumns() {
    Path file = folder.resolve("expected.csv");
    try (Stream<String> lines = Files.lines(file)) {
      return Arrays.asList(lines.findFirst().orElseThrow().split(",", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, String>> rows(Path file) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord line : reader) {
        rows.add(new LinkedHashMap<>(line.getFieldsAsMap()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** The cell as a value of that type; an empty one is null. */
  Object value(String cell, DataType type) {
    if (cell == null || cell.isEmpty()) {
      return null;
    }
    if (type instanceof ArrayType list) {
      return Arrays.stream(cell.split(";", -1)).map(c -> value(c, list.elementType())).toList();
    }
    if (type instanceof MapType map) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      for (String entry : cell.split(";", -1)) {
        String[] pair = entry.split("=", 2);
        entries.put(value(pair[0], map.keyType()), value(pair[1], map.valueType()));
      }
      return entries;
    }
    if (type.equals(DataTypes.StringType)) {
      return cell.equals(TOP) ? name() : cell;
    }
    if (type.equals(DataTypes.DateType)) {
      return LocalDate.parse(cell);
    }
    if (type.equals(DataTypes.TimestampType)) {
      return Timestamp.from(LocalDateTime.parse(cell).toInstant(ZoneOffset.UTC));
    }
    if (type.equals(DataTypes.BooleanType)) {
      return switch (cell) {
        case "true" -> true;
        case "false" -> false;
        default ->
            throw new IllegalArgumentException(
                "%s: \"%s\" is neither true nor false".formatted(folder, cell));
      };
    }
    if (type.equals(DataTypes.IntegerType)) {
      return Integer.valueOf(cell);
    }
    if (type.equals(DataTypes.LongType)) {
      return Long.valueOf(cell);
    }
    return Double.valueOf(cell);
  }
}
