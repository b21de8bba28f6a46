package org.lastmetre.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A header row as a whole; single headers are in {@code contract/headers.csv}. */
class HeaderMatcherTest {
  private final HeaderMatcher visits =
      new HeaderMatcher(OneColumn.CONTRACTS.table("silver", "visits"));

  @Test
  void cells_find_their_columns_and_the_rest_is_told() {
    HeaderMatch match = visits.match(Arrays.asList("走访编号", null, "走访时间", " ", "户编号", "天气 ", "备注"));
    assertThat(match.columnByIndex())
        .containsExactly(
            entry(0, "visit_id"),
            entry(2, "visited_at"),
            entry(4, "household_id"),
            entry(6, "note"));
    assertThat(match.unknown()).containsExactly("天气 ");
    assertThat(match.missingRequired()).containsExactly("staff_ids");
    assertThat(match.repeated()).isEmpty();
  }

  @Test
  void of_two_cells_for_one_column_the_first_is_read() {
    HeaderMatch match = visits.match(List.of("走访日期", "走访时间"));
    assertThat(match.columnByIndex()).containsExactly(entry(0, "visited_at"));
    assertThat(match.repeated()).containsExactly("visited_at");
  }

  @Test
  void the_canonical_name_wins_over_an_alias_before_it() {
    HeaderMatch match = visits.match(List.of("走访日期", "visited_at", "VISITED AT"));
    assertThat(match.columnByIndex()).containsExactly(entry(1, "visited_at"));
    assertThat(match.repeated()).containsExactly("visited_at");
  }
}
