package org.lastmetre.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lastmetre.contract.Contracts;

class PublicFiguresTest {
  /** One row of these stands for a household, a person or a record. */
  private static final Set<String> WITHHELD =
      Set.of("gold.quota", "gold.risk_flags", "gold.worklist");

  private final Contracts contracts = Contracts.bundled();
  private final PublicFigures figures = new PublicFigures(contracts, Map.of("321398", 5));

  @Test
  void every_table_of_gold_is_either_public_or_withheld() {
    Set<String> gold =
        Stream.of("gold", "views")
            .flatMap(layer -> contracts.layer(layer).stream())
            .map(table -> "gold." + table.name())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = new TreeSet<>(PublicFigures.tables(contracts));
    known.addAll(WITHHELD);

    assertThat(gold).as("a new table: look whether its rows are units").isEqualTo(known);
    assertThat(PublicFigures.tables(contracts)).doesNotContainAnyElementsOf(WITHHELD);
  }

  @Test
  void no_column_of_a_public_table_is_a_key_of_a_household_a_person_or_a_record() {
    for (String layer : Set.of("gold", "views")) {
      contracts.layer(layer).stream()
          .filter(table -> PublicFigures.tables(contracts).contains("gold." + table.name()))
          .forEach(
              table ->
                  assertThat(table.columns().stream().map(column -> column.name()))
                      .as(table.name())
                      .doesNotContain(
                          "household_id", "staff_id", "staff_ids", "record_id", "issue_id"));
    }
  }

  @Test
  void what_is_not_named_is_not_there() {
    assertThat(figures.seen("gold.worklist", "SELECT 1")).isEmpty();
    assertThat(figures.seen("gold.of_a_county", "SELECT 1")).isEmpty();
    assertThat(figures.seen("silver.visits", "SELECT 1")).isEmpty();
    assertThat(figures.seen("gold.coverage", "SELECT 1")).contains("SELECT 1");
  }

  @Test
  void without_a_policy_no_mean_rating_is_shown() {
    assertThat(new PublicFigures(contracts, Map.of()).seen("gold.services", "SELECT 1"))
        .hasValueSatisfying(query -> assertThat(query).contains("t.rated >= CAST(NULL AS INT)"));
  }
}
