package org.lastmetre.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lastmetre.metrics.Gold.Computed;

class GrainTest {
  @Test
  void what_was_written_is_told_by_what_it_was_computed_by() {
    List<String> months = List.of("340405 month 2017-05-01", "340405 month 2017-06-01");
    assertThat(new Computed("coverage", Grain.PERIOD, 1204, months).told())
        .isEqualTo("1,204 rows of 2 periods");
    assertThat(new Computed("backlog", Grain.DAY, 61, months).told())
        .isEqualTo("61 rows of 2 months");
    assertThat(new Computed("worklist", Grain.WHOLE, 30, List.of("340405")).told())
        .isEqualTo("30 rows of 1 jurisdiction");
  }
}
