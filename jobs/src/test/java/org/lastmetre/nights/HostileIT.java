package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.hostile.Fate;
import org.lastmetre.hostile.HostileFiles;

/** One night over everything that should not be sent: each file meets its fate, none stops it. */
final class HostileIT {
  private static final String TERMS = String.join(", ", Fate.TERMS);
  private static final String LEDGER =
      "SELECT path, status, "
          + TERMS
          + " FROM ops.files WHERE path LIKE '321398001000/2024-06-0_/%' OR path LIKE '%weather%'"
          + " OR submitted_on IS NULL";

  @TempDir Path folder;

  @Test
  void the_night_publishes_and_its_ledger_is_the_one_counted_by_hand_and_the_doctors()
      throws IOException, InterruptedException {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    HostileFiles.send(district.folder().resolve("landing"), folder.resolve("elsewhere"));
    Path directory = folder.resolve("warehouse");

    Program.Ended night =
        Program.built()
            .run(
                "nightly",
                "--source",
                district.source().toString(),
                "--warehouse",
                directory.toString());
    assertThat(night.code()).as(night.err()).isZero();

    OneWarehouse warehouse = new OneWarehouse(district.source(), directory);
    Map<String, String> met = new TreeMap<>();
    warehouse.ask(LEDGER).forEach(row -> met.put(row.getString(0), counts(row)));
    met.keySet().removeIf(path -> path.contains("/2024-06-01/"));
    Map<String, String> expected = new TreeMap<>();
    for (Fate fate : Fate.all()) {
      expected.put(fate.path(), fate.ledger());
    }
    assertThat(met).isEqualTo(expected);
    assertThat(
            warehouse.ask(
                "SELECT path FROM ops.files WHERE rows_read"
                    + " <> accepted + quarantined + duplicate + superseded + waiting"))
        .isEmpty();
    assertThat(reasons(warehouse)).isEqualTo(expectedReasons());

    Map<URI, String> before = tree(folder);
    assertThat(before.keySet())
        .anyMatch(file -> file.getPath().contains("/source/321398/landing/"))
        .anyMatch(file -> file.getPath().contains("/warehouse/gold/"));
    assertThat(doctor(district)).isEqualTo(ledger(warehouse));
    assertThat(tree(folder)).isEqualTo(before);
  }

  /** The first refused row's reason, or the file's. */
  private static Map<String, String> reasons(OneWarehouse warehouse) {
    Map<String, String> reasons = new TreeMap<>();
    warehouse
        .ask(
            "SELECT path, min_by(reason, struct(sheet_number, row_number, column)) FROM"
                + " ops.quarantine GROUP BY path")
        .forEach(row -> reasons.put(row.getString(0), row.getString(1)));
    return reasons;
  }

  private static Map<String, String> expectedReasons() throws IOException {
    return Fate.all().stream()
        .filter(fate -> !fate.reason().isEmpty())
        .collect(Collectors.toMap(Fate::path, Fate::reason, (a, b) -> a, TreeMap::new));
  }

  private static Map<String, String> ledger(OneWarehouse warehouse) {
    Map<String, String> ledger = new TreeMap<>();
    warehouse
        .ask("SELECT concat(path, ' ', dataset), status, " + TERMS + " FROM ops.files")
        .forEach(row -> ledger.put(row.getString(0), counts(row)));
    return ledger;
  }

  private static Map<String, String> doctor(TinyDistrict district)
      throws IOException, InterruptedException {
    Program.Ended doctor =
        Program.built().run("doctor", "--source", district.source().toString(), "--format", "json");
    assertThat(doctor.code()).as(doctor.err()).isZero();
    Map<String, String> found = new TreeMap<>();
    for (JsonNode file : new ObjectMapper().readTree(doctor.out()).get("files")) {
      String counts =
          Fate.TERMS.stream()
              .map(term -> file.get("counts").get(term).asText())
              .collect(Collectors.joining(" "));
      found.put(
          file.get("path").asText() + " " + file.get("dataset").asText(),
          file.get("status").asText() + " " + counts);
    }
    return found;
  }

  /** What lies in a folder, links not followed: of each its kind, size, time and content. */
  private static Map<URI, String> tree(Path folder) throws IOException {
    Map<URI, String> tree = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        BasicFileAttributes file =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String content =
            file.isSymbolicLink()
                ? Files.readSymbolicLink(path).toString()
                : file.isDirectory() ? "" : DigestUtils.sha256Hex(Files.readAllBytes(path));
        tree.put(path.toUri(), "%d %s %s".formatted(file.size(), file.lastModifiedTime(), content));
      }
    }
    return tree;
  }

  private static String counts(Row row) {
    return IntStream.range(1, row.size())
        .mapToObj(i -> String.valueOf(row.get(i)))
        .collect(Collectors.joining(" "));
  }

  @Test
  void the_doctor_refuses_a_broken_policy() throws IOException, InterruptedException {
    TinyDistrict district = TinyDistrict.in(folder.resolve("broken"));
    district.policy("jurisdiction: \"321398\"\nnaem: {zh: 小样县, en: Tiny County}\n");

    Program.Ended doctor = Program.built().run("doctor", "--source", district.source().toString());
    assertThat(doctor.code()).isEqualTo(2);
    assertThat(List.of(doctor.err().split("\n"))).anyMatch(line -> line.contains("naem"));
  }
}
