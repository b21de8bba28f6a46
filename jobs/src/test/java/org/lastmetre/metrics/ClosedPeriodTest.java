package org.lastmetre.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmetre.metrics.Move.Kind;

class ClosedPeriodTest {
  @ParameterizedTest
  @CsvSource({
    "321398 month 2024-04-01, 1, 2024-04-30",
    "321398 quarter 2024-04-01, 1, 2024-06-30",
    "321398 year 2024-01-01, 1, 2024-12-31",
    "321398 month 2024-02-19, 19, 2024-03-18",
  })
  void a_name_says_the_days(String name, int monthStartsOn, LocalDate last) {
    ClosedPeriod period = ClosedPeriod.of(name, monthStartsOn).orElseThrow();
    assertThat(period.jurisdiction()).isEqualTo("321398");
    assertThat(period.start()).isEqualTo(name.substring(name.lastIndexOf(' ') + 1));
    assertThat(period.last()).isEqualTo(last);
  }

  @Test
  void a_month_has_its_days() {
    ClosedPeriod month = ClosedPeriod.of("321398 month 2024-02-19", 19).orElseThrow();
    assertThat(month.days()).hasSize(29).allMatch(day -> day.start().equals(day.last()));
  }

  @Test
  void other_names_are_no_period() {
    assertThat(ClosedPeriod.of("321398", 1)).isEmpty();
    assertThat(ClosedPeriod.of("321398 2024-06-15", 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT, 2024-04-30, true",
    "EVENT, 2024-05-01, false",
    "EVENT, , false",
    "ONWARD, 2024-03-31, true",
    "ONWARD, 2024-04-30, true",
    "ONWARD, 2024-05-01, false",
    "ONWARD, , true",
    "ALL, , true",
  })
  void days_move_it(Kind kind, LocalDate day, boolean moved) {
    ClosedPeriod april = ClosedPeriod.of("321398 month 2024-04-01", 1).orElseThrow();
    assertThat(april.isMovedBy(kind, day)).isEqualTo(moved);
  }
}
