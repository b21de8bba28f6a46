package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.parquet.example.data.Group;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.FreeText;
import org.lastmetre.testing.NightHarness;
import org.lastmetre.vault.Vault;
import org.lastmetre.vault.VaultKey;
import org.lastmetre.vault.WrongKey;

/** Nobody can be read in the clear, in no byte that is stored or shown; with the key all can. */
final class PersonalDataIT {
  /** Words that nothing protects: where they are not found, nothing would be. */
  private static final Map<String, String> CONTROLS =
      Map.of("silver/issues", "村口道路坑洼积水", "gold/coverage", "柳树村", "ops/quarantine", "2020-13-45");

  @TempDir static Path folder;
  private static Path warehouse;
  private static Program.Ended night;

  @BeforeAll
  static void night_runs() throws Exception {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    PlantedPeople.sendTo(district);
    warehouse = folder.resolve("warehouse");
    night = launched("nightly", "--source", district.source().toString());
    assertThat(night.code()).as(night.err()).isZero();
  }

  @Test
  void no_stored_byte_names_anyone() throws Exception {
    checkpoint();
    Map<String, String> stored = StoredBytes.below(warehouse);
    assertThat(stored.keySet()).anyMatch(file -> file.contains(".checkpoint."));
    Map<String, Set<String>> given = new TreeMap<>();
    stored.forEach((file, text) -> given.put(file, PlantedPeople.in(text)));
    given.values().removeIf(Set::isEmpty);
    assertThat(given).isEmpty();
    CONTROLS.forEach(
        (table, word) ->
            assertThat(stored.keySet())
                .as(table + " holds " + word)
                .anyMatch(file -> file.startsWith(table) && stored.get(file).contains(word)));
  }

  @Test
  void no_command_shows_anyone() throws Exception {
    List<Program.Ended> said = new ArrayList<>(List.of(night));
    for (String layer : List.of("silver", "gold", "ops")) {
      said.add(on("sql", everythingIn(layer), "--format", "csv"));
    }
    said.add(on("status"));
    said.add(on("status", "--format", "json"));
    assertThat(said).allMatch(command -> command.code() == 0);
    String shown = said.stream().map(s -> s.out() + s.err()).collect(Collectors.joining("\n"));
    assertThat(PlantedPeople.in(shown)).isEmpty();
    assertThat(shown).contains(CONTROLS.values());
  }

  @Test
  void what_breaks_is_logged_without_numbers() throws Exception {
    Program.Ended broken =
        launched("sql", "SELECT raise_error('visits.13912340012.csv') FROM gold.units");
    assertThat(broken.code()).isNotZero();
    assertThat(broken.err()).contains(FreeText.PHONE);
    String log = Files.readString(warehouse.resolve(".log/lastmetre.log"));
    assertThat(log).contains("ERROR", FreeText.PHONE);
    assertThat(PlantedPeople.in(broken.err() + log)).isEmpty();
  }

  @Test
  void files_that_differ_by_a_number_alone_stay_apart() throws Exception {
    Program.Ended files =
        on(
            "sql",
            "SELECT DISTINCT path FROM ops.files WHERE path LIKE '%/visits.phone~_%' ESCAPE '~'",
            "--format",
            "csv");
    assertThat(files.out().lines().skip(1)).as(files.err()).hasSize(2);
  }

  @Test
  void the_key_alone_opens_the_vault() throws IOException {
    Vault vault = new Vault(VaultKey.readOrMake(folder.resolve("warehouse.key")));
    List<byte[]> sealed = sealed();
    String opened = sealed.stream().map(vault::open).collect(Collectors.joining("\n"));
    assertThat(PlantedPeople.in(opened)).containsAll(PlantedPeople.IN_CELLS);
    assertThat(opened).contains("司徒兰香", "诸葛满仓", "赫连晓月", "槐树院", "2020-13-45");

    Vault other = new Vault(VaultKey.readOrMake(folder.resolve("other.key")));
    for (byte[] value : sealed) {
      assertThatThrownBy(() -> other.open(value)).isInstanceOf(WrongKey.class);
    }
  }

  private static List<byte[]> sealed() throws IOException {
    List<byte[]> sealed = new ArrayList<>();
    for (String table : List.of("vault/values", "vault/rows")) {
      for (Group row : StoredBytes.rowsOf(warehouse.resolve(table))) {
        sealed.add(row.getBinary("sealed", 0).getBytes());
      }
    }
    return sealed;
  }

  /** Statistics of columns stand in checkpoints too, which a young table does not have yet. */
  private static void checkpoint() throws IOException {
    try (Stream<Path> all = Files.walk(warehouse, 3)) {
      all.filter(path -> path.endsWith("_delta_log"))
          .map(log -> DeltaLog.forTable(NightHarness.spark(), log.getParent().toString()))
          .forEach(DeltaLog::checkpoint);
    }
  }

  /** Every cell that readers see. */
  private static String everythingIn(String layer) {
    return Contracts.bundled().layer(layer).stream()
        .map(table -> layer + "." + table.name())
        .map("SELECT to_json(struct(*)) AS cells FROM %s"::formatted)
        .collect(Collectors.joining("\nUNION ALL\n"));
  }

  private static Program.Ended on(String... arguments) {
    return Program.here(line(arguments));
  }

  /** In a process of its own, with its log and all that libraries write to its streams. */
  private static Program.Ended launched(String... arguments) throws Exception {
    return Program.built().run(line(arguments));
  }

  private static String[] line(String... arguments) {
    return ArrayUtils.addAll(arguments, "--warehouse", warehouse.toString());
  }
}
