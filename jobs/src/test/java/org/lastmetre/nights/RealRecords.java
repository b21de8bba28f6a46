package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.lastmetre.ops.Night.State;

/**
 * Records that somebody else published, read by a mapping alone. They are no part of the project:
 * tests are skipped where their folder is absent.
 */
final class RealRecords {
  private static final Path RECORDS = Path.of("../shared/real");
  private static final Path RULES = Path.of("jobs/src/test/resources");

  private RealRecords() {}

  /** A file of the records. */
  static Path file(String path) {
    return RECORDS.resolve(path);
  }

  /**
   * The warehouse after one night over a jurisdiction of that code.
   *
   * @param folder where source and warehouse are made
   * @param rules folder of its policy and mappings among the test resources
   * @param day when it sent the files, which is as_of too
   * @param files name in landing to the file
   */
  static OneWarehouse night(
      Path folder, String rules, String code, LocalDate day, Map<String, Path> files)
      throws IOException {
    for (Path file : files.values()) {
      assumeTrue(Files.exists(file), "the real records are not here: " + file);
    }
    Path source = folder.resolve("source");
    Path jurisdiction = source.resolve(rules);
    FileUtils.copyDirectory(RULES.resolve(rules).toFile(), jurisdiction.toFile());
    Path landing = jurisdiction.resolve("landing").resolve(code).resolve(day.toString());
    Files.createDirectories(landing);
    for (Map.Entry<String, Path> file : files.entrySet()) {
      // Copied byte by byte: the original may be read-only, with times of its own.
      Files.write(landing.resolve(file.getKey()), Files.readAllBytes(file.getValue()));
    }
    OneWarehouse warehouse = new OneWarehouse(source, folder.resolve("warehouse"));
    assertThat(warehouse.night(day).state()).isEqualTo(State.PUBLISHED);
    return warehouse;
  }

  /**
   * A city's export and the warehouse after one night over it.
   *
   * @param rows of the export, header to text
   */
  record City(OneWarehouse warehouse, List<Map<String, String>> rows) {}

  /** One night over a single CSV export, see {@link #night}. */
  static City city(Path folder, String rules, String code, LocalDate day, Path export)
      throws IOException {
    OneWarehouse warehouse = night(folder, rules, code, day, Map.of("requests.csv", export));
    return new City(warehouse, PlainCsv.rows(export));
  }

  /** What became of the rows of each file, as dataset, path and counts. */
  static List<String> fates(OneWarehouse warehouse) {
    return warehouse
        .ask(
            "SELECT dataset, path, rows_read, skipped, accepted, quarantined, duplicate,"
                + " superseded, waiting FROM ops.files ORDER BY dataset, path")
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** The rows passed over, by dataset, path and reason. */
  static List<String> skips(OneWarehouse warehouse) {
    return warehouse
        .ask(
            "SELECT dataset, path, reason, sum(rows) FROM ops.skipped GROUP BY ALL"
                + " ORDER BY dataset, path, reason")
        .stream()
        .map(Object::toString)
        .toList();
  }
}
