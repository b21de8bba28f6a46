package org.lastmetre.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmetre.contract.TableContract;
import org.lastmetre.county.CountyMaker;
import org.lastmetre.county.Histories;
import org.lastmetre.county.Histories.Delivery;
import org.lastmetre.ops.Night;
import org.lastmetre.ops.Night.State;
import org.lastmetre.silver.Silver.Extent;
import org.lastmetre.testing.NightHarness;

/** Laws: the way in which files came leaves no trace in what is known. */
@Tag("long")
class HistoriesIT {
  /** Where a row stood; a copy or a part of its file stands elsewhere. */
  private static final Set<String> PROVENANCE =
      Set.of("sender", "submitted_on", "path", "sheet", "row_number", "file_id");

  private static final int NIGHTS = 3;

  private static final int SHOWN = 3;

  /** Told of the nights themselves, which differ. */
  private static final String RESTATEMENTS = "restatements";

  @TempDir Path folder;

  @ParameterizedTest(name = "county {0} {1}, history {2}")
  @CsvSource({"31, a, 1", "32, b, 2"})
  void any_order_split_and_repeat_gives_what_one_rebuild_gives(
      long seed, char variant, long history) throws IOException {
    CountyMaker maker = CountyMaker.small(seed).variant(variant);
    Path source = folder.resolve("source");
    maker.write(source);
    NightHarness rebuild = NightHarness.of(source, folder.resolve("rebuild"));
    assertThat(rebuild.run(maker.asOf(), Extent.EVERYTHING).failures()).isEmpty();

    Path told = folder.resolve("told");
    NightHarness nights = NightHarness.of(told, folder.resolve("nights"));
    LocalDate asOf = maker.asOf().minusDays(3L * (NIGHTS - 1));
    for (List<Delivery> night : Histories.of(source, history, NIGHTS)) {
      Histories.deliver(night, told);
      Night.Outcome outcome = nights.run(asOf, Extent.CHANGED);
      assertThat(outcome.failures()).isEmpty();
      asOf = asOf.plusDays(3);
    }
    assertThat(differing(rebuild, nights)).isEmpty();
  }

  @Test
  void second_run_publishes_nothing() throws IOException {
    CountyMaker maker = CountyMaker.small(34);
    Path source = folder.resolve("source");
    maker.write(source);
    NightHarness nights = NightHarness.of(source, folder.resolve("warehouse"));
    assertThat(nights.run(maker.asOf(), Extent.CHANGED).state()).isEqualTo(State.PUBLISHED);
    var published = nights.published();
    assertThat(nights.run(maker.asOf(), Extent.CHANGED).state()).isEqualTo(State.UNCHANGED);
    assertThat(nights.published()).isEqualTo(published);
    assertThat(nights.run(maker.asOf(), Extent.EVERYTHING).state()).isEqualTo(State.UNCHANGED);
    assertThat(nights.published()).isEqualTo(published);
  }

  /** Tables whose rows differ, with some rows of either side. */
  static String differing(NightHarness expected, NightHarness actual) {
    StringBuilder text = new StringBuilder();
    for (String layer : List.of("silver", "gold")) {
      for (TableContract table : expected.contracts().layer(layer)) {
        if (table.name().equals(RESTATEMENTS)) {
          continue;
        }
        String name = layer + "." + table.name();
        List<Row> wanted = values(table, expected.read(name)).collectAsList();
        List<Row> found = values(table, actual.read(name)).collectAsList();
        describe(text, name + " lacks", without(wanted, found));
        describe(text, name + " has too many", without(found, wanted));
      }
    }
    return text.toString();
  }

  /** Columns of a table that do not say where a row came from. */
  static Dataset<Row> values(TableContract table, Dataset<Row> rows) {
    return rows.select(
        table.columns().stream()
            .map(column -> column.name())
            .filter(name -> !table.input() || !PROVENANCE.contains(name))
            .map(functions::col)
            .toArray(Column[]::new));
  }

  /** The rows less the others, each as often as it is there. */
  private static List<Row> without(List<Row> rows, List<Row> others) {
    Map<Row, Integer> left = new HashMap<>();
    others.forEach(row -> left.merge(row, 1, Integer::sum));
    return rows.stream().filter(row -> left.merge(row, -1, Integer::sum) < 0).toList();
  }

  private static void describe(StringBuilder text, String what, List<Row> rows) {
    if (!rows.isEmpty()) {
      text.append(
          "\n%s %d rows: %s"
              .formatted(what, rows.size(), rows.subList(0, Math.min(SHOWN, rows.size()))));
    }
  }
}
