package org.lastmetre.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateSystemTest {
  @ParameterizedTest
  @CsvSource({
    "FROM_1900, 1, 1900-01-01T00:00",
    "FROM_1900, 59, 1900-02-28T00:00",
    "FROM_1900, 61, 1900-03-01T00:00",
    "FROM_1900, 46086, 2026-03-05T00:00",
    "FROM_1900, 46086.6041666667, 2026-03-05T14:30",
    "FROM_1900, 46086.99999999999, 2026-03-06T00:00",
    "FROM_1900, 2958465, 9999-12-31T00:00",
    "FROM_1904, 0, 1904-01-01T00:00",
    "FROM_1904, 44624, 2026-03-05T00:00"
  })
  void a_serial_is_a_time(DateSystem system, BigDecimal serial, LocalDateTime at) {
    assertThat(system.at(serial)).contains(at);
  }

  @Test
  void beyond_the_calendar_there_is_none() {
    assertThat(DateSystem.FROM_1900.at(new BigDecimal("-1"))).isEmpty();
    assertThat(DateSystem.FROM_1900.at(new BigDecimal("20260305"))).isEmpty();
  }
}
