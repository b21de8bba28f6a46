package org.lastmetre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmetre.publish.Manifest;

/** A kind of period is the last that is over. */
final class AskedPeriodTest {
  @ParameterizedTest
  @CsvSource({
    "month, 2024-06-15, 1, 2024-05-01",
    "month, 2024-06-30, 1, 2024-06-01",
    "MONTH, 2024-06-20, 19, 2024-05-19",
    "quarter, 2024-06-15, 1, 2024-01-01",
    "quarter, 2024-06-30, 1, 2024-04-01",
    "year, 2024-06-15, 1, 2023-01-01",
    "2024Q2, 2024-06-15, 1, 2024-04-01",
    "2024-Q2, 2024-06-15, 1, 2024-04-01",
    "2024-06, 2024-06-15, 1, 2024-06-01"
  })
  void period_starts(String asked, LocalDate asOf, int monthStartsOn, LocalDate start) {
    assertThat(AskedPeriod.of(asked, day(asOf, monthStartsOn)).start()).isEqualTo(start);
  }

  @Test
  void nothing_over_is_told_with_the_running_one() {
    assertThatThrownBy(() -> AskedPeriod.of("year", day(LocalDate.of(2023, 6, 15), 1)))
        .isInstanceOf(BadUsage.class)
        .hasMessageContaining("--period 2023");
  }

  @Test
  void no_period_is_told() {
    assertThatThrownBy(() -> AskedPeriod.of("soon", day(LocalDate.of(2024, 6, 15), 1)))
        .isInstanceOf(BadUsage.class)
        .hasMessageContaining("soon")
        .hasMessageContaining("2017Q2");
  }

  private static Manifest.Day day(LocalDate asOf, int monthStartsOn) {
    return new Manifest.Day(
        "321398", asOf, LocalDate.of(2023, 1, 10), "Asia/Shanghai", monthStartsOn, "县", "C", "");
  }
}
