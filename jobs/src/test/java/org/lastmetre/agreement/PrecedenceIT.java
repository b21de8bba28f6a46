package org.lastmetre.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.agreement.ConflictCounties.Sent;
import org.lastmetre.county.Histories;
import org.lastmetre.county.Histories.Delivery;
import org.lastmetre.silver.Silver.Extent;
import org.lastmetre.testing.NightHarness;

/**
 * Law: any order of arrival over any number of nights, any copies under later names or dates, any
 * split that keeps the order of a key's rows give the same silver and gold, and the current row is
 * the last by date, path and row. Every county of a night is a history of its own.
 */
class PrecedenceIT {
  private static final LocalDate AS_OF = LocalDate.of(2024, 3, 5);
  private static final int LEAST_CONFLICTS = 20;
  private static final int LEAST_HOUSEHOLD_MOVES = 6;
  private static final int LEAST_VILLAGE_MOVES = 2;
  private static final int LEAST_CHAINS = 3;

  @TempDir Path folder;

  @Test
  void some_histories_give_what_one_rebuild_gives() throws IOException {
    check(1, 30, 3);
  }

  @Test
  @Tag("long")
  void hundreds_of_histories_give_what_one_rebuild_gives() throws IOException {
    check(2, 200, 4);
  }

  /**
   * What looks at the winners must see each part of the precedence, were it the other way round.
   */
  @Test
  void reversed_precedence_is_seen_in_every_county() {
    ConflictCounties counties = ConflictCounties.of(1, 100);
    Comparator<Sent> day = Comparator.comparing(Sent::day);
    Comparator<Sent> path = Comparator.comparing(Sent::path);
    Comparator<Sent> row = Comparator.comparing(Sent::row);
    Map<String, String> right = counties.current(ConflictCounties.PRECEDENCE);
    for (Comparator<Sent> wrong :
        List.of(
            ConflictCounties.PRECEDENCE.reversed(),
            day.reversed().thenComparing(path).thenComparing(row),
            day.thenComparing(path.reversed()).thenComparing(row),
            day.thenComparing(path).thenComparing(row.reversed()))) {
      Map<String, Integer> differing = new TreeMap<>();
      counties
          .current(wrong)
          .forEach(
              (key, cells) -> {
                if (!cells.equals(right.get(key))) {
                  differing.merge(key.substring(0, 6), 1, Integer::sum);
                }
              });
      assertThat(differing).hasSize(100);
    }
  }

  private void check(long seed, int counties, int nights) throws IOException {
    ConflictCounties written = ConflictCounties.of(seed, counties);
    ConflictTally tally = written.tally();
    requireEach(tally.sameDayConflicts(), counties, LEAST_CONFLICTS);
    requireEach(tally.householdMoves(), counties, LEAST_HOUSEHOLD_MOVES);
    requireEach(tally.villageMoves(), counties, LEAST_VILLAGE_MOVES);
    Path source = folder.resolve("source");
    written.write(source);
    NightHarness rebuild = NightHarness.of(source, folder.resolve("rebuild"));
    assertThat(rebuild.run(AS_OF, Extent.EVERYTHING).failures()).isEmpty();
    assertThat(wrong(rebuild, written)).isEmpty();
    assertThat(counted(source).differences(rebuild)).isEmpty();

    List<WaitingChain> chains = written.chains();
    List<List<Delivery>> history =
        Histories.of(source, seed, nights, chains.stream().map(WaitingChain::files).toList());
    requireEach(scattered(chains, history), counties, LEAST_CHAINS);
    Set<String> everWaited = new TreeSet<>();
    Path told = folder.resolve("told");
    NightHarness arriving = NightHarness.of(told, folder.resolve("arriving"));
    Set<String> arrived = new HashSet<>();
    for (List<Delivery> night : history) {
      Histories.deliver(night, told);
      assertThat(arriving.run(AS_OF, Extent.CHANGED).failures()).isEmpty();
      night.forEach(delivery -> arrived.add(delivery.path()));
      Set<String> waiting = waiting(arriving);
      assertThat(waiting).isEqualTo(expectedToWait(chains, arrived));
      waiting.forEach(row -> everWaited.add(row.substring(0, 6)));
    }
    assertThat(everWaited).hasSize(counties);
    assertThat(wrong(arriving, written)).isEmpty();
    assertThat(HistoriesIT.differing(rebuild, arriving)).isEmpty();
  }

  /** So many in every county, or the histories would try too little. */
  private static void requireEach(Map<String, Integer> numbers, int counties, int least) {
    assertThat(numbers).hasSize(counties);
    assertThat(numbers.values()).allMatch(number -> number >= least);
  }

  /** Chains whose rows come on as many different nights as there are, by county. */
  private static Map<String, Integer> scattered(
      List<WaitingChain> chains, List<List<Delivery>> history) {
    Map<String, Integer> nightOfFile = new TreeMap<>();
    for (int night = 0; night < history.size(); night++) {
      for (Delivery delivery : history.get(night)) {
        nightOfFile.put(delivery.path(), night);
      }
    }
    Map<String, Integer> scattered = new TreeMap<>();
    for (WaitingChain chain : chains) {
      boolean is = chain.nights(nightOfFile) == Math.min(chain.links().size(), history.size());
      scattered.merge(chain.county(), is ? 1 : 0, Integer::sum);
    }
    return scattered;
  }

  private static Set<String> expectedToWait(List<WaitingChain> chains, Set<String> arrived) {
    return chains.stream()
        .flatMap(chain -> chain.waiting(arrived).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the warehouse says waits of the chains, by county, dataset and key. */
  private static Set<String> waiting(NightHarness nights) {
    return nights
        .read("ops.waiting")
        .where("entity_id LIKE 'C%'")
        .selectExpr("concat_ws(' ', jurisdiction, dataset, entity_id)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The counties as the oracle counts them. */
  private CountedCounties counted(Path source) throws IOException {
    Map<String, LocalDate> days = new TreeMap<>();
    try (var counties = Files.list(source)) {
      counties.forEach(county -> days.put(county.getFileName().toString(), AS_OF));
    }
    return CountedCounties.of(source, Notices.write(folder.resolve("notices")), days);
  }

  /** Current rows that are not those of the precedence, beside what they should be. */
  private static Map<String, String> wrong(NightHarness nights, ConflictCounties written) {
    Map<String, String> found = current(nights);
    Map<String, String> wrong = new TreeMap<>();
    written
        .current(ConflictCounties.PRECEDENCE)
        .forEach(
            (key, cells) -> {
              if (!cells.equals(found.get(key))) {
                wrong.put(key, found.get(key) + " instead of " + cells);
              }
            });
    return wrong;
  }

  /** The current rows as {@link ConflictCounties#current} writes them. */
  private static Map<String, String> current(NightHarness nights) {
    Map<String, String> current = new TreeMap<>();
    add(
        current,
        nights,
        "households",
        "household_id",
        "concat_ws(',', unit_code, is_key, registered_on)");
    add(
        current,
        nights,
        "visits",
        "visit_id",
        "concat_ws(',', visited_on, household_id, staff_ids[0], outcome, duration_minutes)");
    return current;
  }

  private static void add(
      Map<String, String> current, NightHarness nights, String dataset, String id, String cells) {
    for (Row row :
        nights.read("silver." + dataset).selectExpr("jurisdiction", id, cells).collectAsList()) {
      current.put(String.join(" ", row.getString(0), dataset, row.getString(1)), row.getString(2));
    }
  }
}
