package org.lastmetre.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;

/** A gold table that nobody counts a second time could be wrong unseen. */
final class CountedTablesTest {
  /** Table → why it is not counted twice. */
  private static final Map<String, String> NOT_COUNTED =
      Map.of(
          "risk_flags", "its rules are advice, told by its own cases and not by the contract",
          "restatements", "it compares two nights; the nights themselves are compared instead");

  private final List<TableContract> gold = Contracts.bundled().layer("gold");

  @Test
  void every_gold_table_is_counted_twice_or_named_here_with_a_reason() {
    Set<String> known = new TreeSet<>(CountedCounties.KEYS.keySet());
    known.addAll(NOT_COUNTED.keySet());
    assertThat(gold).extracting(TableContract::name).isSubsetOf(known);
  }

  @Test
  void rows_are_told_apart_by_the_published_key() {
    for (TableContract table : gold) {
      if (CountedCounties.KEYS.containsKey(table.name())) {
        assertThat(CountedCounties.KEYS.get(table.name())).isEqualTo(table.key());
      }
    }
  }
}
