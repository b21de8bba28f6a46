package org.lastmetre.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestColumnTest {
  private final NearestColumn visits =
      new NearestColumn(Contracts.bundled().table("silver", "visits"));

  @ParameterizedTest(name = "{0} may mean {1}")
  @CsvSource({
    "走访时问, visited_at",
    "走访时间1, visited_at",
    "vistied_at, visited_at",
    "Household-Idd, household_id",
    "天气, ''",
    "养猪头数, ''"
  })
  void a_slip_of_the_pen_is_guessed_and_nothing_else(String header, String column) {
    assertThat(visits.to(header).orElse("")).isEqualTo(column);
  }
}
