package org.lastmetre.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.HeaderMatch;
import org.lastmetre.contract.HeaderMatcher;
import org.lastmetre.contract.ParseContext;
import org.lastmetre.contract.RowParser;
import org.lastmetre.contract.TableContract;
import org.lastmetre.generate.SampleTables.Table;
import org.lastmetre.policy.Policy;
import org.lastmetre.policy.PolicyReader;

/** Samples against the contracts: headings are known, and no row is refused but the planted. */
class SamplePromisesTest {
  private static final Path SAMPLES = Path.of("data-samples");
  private static final Contracts CONTRACTS = Contracts.bundled();

  @ParameterizedTest
  @MethodSource("org.lastmetre.generate.Samples#jurisdictions")
  void everyHeadingIsKnownAndNoneTwice(String place) throws IOException {
    Set<String> wrong = new TreeSet<>();
    for (TableContract dataset : CONTRACTS.inputs()) {
      HeaderMatcher matcher = new HeaderMatcher(dataset);
      for (Table table : tables(place, dataset)) {
        HeaderMatch match = matcher.match(table.header());
        match.unknown().forEach(heading -> wrong.add(dataset.name() + " knows no " + heading));
        match.missingRequired().forEach(column -> wrong.add(dataset.name() + " needs " + column));
        match.repeated().forEach(column -> wrong.add(dataset.name() + " repeats " + column));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.lastmetre.generate.Samples#jurisdictions")
  void thePlantedRowsAreRefusedAndNoOthers(String place) throws IOException {
    SampleTables sample = new SampleTables(SAMPLES.resolve(place));
    Set<String> refused = new TreeSet<>();
    for (TableContract dataset : CONTRACTS.inputs()) {
      for (Table table : tables(place, dataset)) {
        refused.addAll(refused(dataset, table));
      }
    }
    Set<String> planted = new TreeSet<>();
    sample.refusals().stream()
        .filter(row -> !isForeign(place, row.get("file")))
        .forEach(row -> planted.add(String.join(" | ", row.values())));
    assertThat(refused).isEqualTo(planted);
  }

  @ParameterizedTest
  @MethodSource("org.lastmetre.generate.Samples#jurisdictions")
  void thePolicyIsReadAndNamesTheDayItIsAsOf(String place) throws IOException {
    Path file = SAMPLES.resolve(place).resolve("policy.yaml");
    Set<String> datasets = new TreeSet<>();
    CONTRACTS.inputs().forEach(dataset -> datasets.add(dataset.name()));
    Policy policy = PolicyReader.read(file.toString(), Files.readAllBytes(file), datasets);
    assertThat(policy.asOf()).isNotNull();
    for (TableContract dataset : CONTRACTS.inputs()) {
      for (Table table : tables(place, dataset)) {
        assertThat(LocalDate.parse(table.file().split("/", -1)[1]))
            .isBeforeOrEqualTo(policy.asOf());
      }
    }
  }

  @Test
  void noTwoPlacesShareAHeader() throws IOException {
    Map<List<String>, String> placeByHeader = new HashMap<>();
    for (String place : Samples.jurisdictions()) {
      Set<String> shared = new TreeSet<>();
      for (TableContract dataset : CONTRACTS.inputs()) {
        for (Table table : tables(place, dataset)) {
          String other = placeByHeader.putIfAbsent(table.header(), place);
          if (other != null && !other.equals(place)) {
            shared.add(table.file() + ": " + other);
          }
        }
      }
      assertThat(shared).as(place).isEmpty();
    }
  }

  private static List<Table> tables(String place, TableContract dataset) throws IOException {
    return new SampleTables(SAMPLES.resolve(place))
        .tables(dataset.name()).stream().filter(table -> !isForeign(place, table.file())).toList();
  }

  /** Where a place has a mapping it is for the objects its own system hands out. */
  private static boolean isForeign(String place, String file) {
    return Files.isDirectory(SAMPLES.resolve(place).resolve("mapping")) && file.endsWith(".jsonl");
  }

  private static List<String> refused(TableContract dataset, Table table) {
    HeaderMatch match = new HeaderMatcher(dataset).match(table.header());
    RowParser parser = new RowParser(dataset);
    LocalDate submitted = LocalDate.parse(table.file().split("/", -1)[1]);
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    ParseContext context = new ParseContext(zone, zone, submitted, List.of(), Set.of(), Set.of());
    List<String> refused = new ArrayList<>();
    table
        .rows()
        .forEach(
            (number, cells) -> {
              Map<String, String> raw = new HashMap<>();
              match
                  .columnByIndex()
                  .forEach(
                      (index, column) ->
                          raw.put(column, index < cells.size() ? cells.get(index) : ""));
              parser.parse(raw, context).problems().stream()
                  .map(
                      problem ->
                          List.of(
                              table.file(),
                              table.sheet(),
                              number.toString(),
                              dataset.name(),
                              problem.column(),
                              problem.code()))
                  .forEach(words -> refused.add(String.join(" | ", words)));
            });
    return refused;
  }
}
