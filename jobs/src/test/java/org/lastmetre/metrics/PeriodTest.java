package org.lastmetre.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.metrics.Period.Kind;

class PeriodTest {
  @ParameterizedTest(name = "{1} of {0}, months start on {2}: {3} to {4}")
  @CsvSource({
    "2026-03-05, month, 1, 2026-03-01, 2026-03-31",
    "2026-03-01, month, 1, 2026-03-01, 2026-03-31",
    "2026-03-31, month, 1, 2026-03-01, 2026-03-31",
    "2024-02-29, month, 1, 2024-02-01, 2024-02-29",
    "2026-03-05, quarter, 1, 2026-01-01, 2026-03-31",
    "2026-12-31, quarter, 1, 2026-10-01, 2026-12-31",
    "2026-03-05, year, 1, 2026-01-01, 2026-12-31",
    // 19 = March runs from 02-19 to 03-18, its year from 12-19 of the year before.
    "2026-02-18, month, 19, 2026-01-19, 2026-02-18",
    "2026-02-19, month, 19, 2026-02-19, 2026-03-18",
    "2026-03-18, month, 19, 2026-02-19, 2026-03-18",
    "2026-03-19, month, 19, 2026-03-19, 2026-04-18",
    "2025-12-18, month, 19, 2025-11-19, 2025-12-18",
    "2025-12-19, month, 19, 2025-12-19, 2026-01-18",
    "2025-12-18, quarter, 19, 2025-09-19, 2025-12-18",
    "2025-12-19, quarter, 19, 2025-12-19, 2026-03-18",
    "2026-03-18, quarter, 19, 2025-12-19, 2026-03-18",
    "2026-03-19, quarter, 19, 2026-03-19, 2026-06-18",
    "2025-12-18, year, 19, 2024-12-19, 2025-12-18",
    "2025-12-19, year, 19, 2025-12-19, 2026-12-18",
    "2026-12-18, year, 19, 2025-12-19, 2026-12-18",
    "2026-03-01, month, 28, 2026-02-28, 2026-03-27",
    "2024-02-29, month, 28, 2024-02-28, 2024-03-27",
    "2026-01-01, month, 2, 2025-12-02, 2026-01-01"
  })
  void a_day_lies_in_its_period(
      LocalDate day, String kind, int monthStartsOn, LocalDate first, LocalDate last) {
    Kind of = Kind.valueOf(kind.toUpperCase(Locale.ROOT));

    assertThat(of.word()).isEqualTo(kind);
    assertThat(Period.holding(of, day, monthStartsOn)).isEqualTo(new Period(of, first, last));
  }

  @ParameterizedTest
  @CsvSource({
    "2017-04, 1, MONTH, 2017-04-01, 2017-04-30",
    "2017-4, 19, MONTH, 2017-03-19, 2017-04-18",
    "2017-04-19, 19, MONTH, 2017-04-19, 2017-05-18",
    "2017Q2, 1, QUARTER, 2017-04-01, 2017-06-30",
    "2017-Q2, 1, QUARTER, 2017-04-01, 2017-06-30",
    "2017q1, 19, QUARTER, 2016-12-19, 2017-03-18",
    "2017, 1, YEAR, 2017-01-01, 2017-12-31",
    "2017, 19, YEAR, 2016-12-19, 2017-12-18",
  })
  void people_write_periods(
      String text, int monthStartsOn, Kind kind, LocalDate first, LocalDate last) {
    assertThat(Period.written(text, monthStartsOn)).contains(new Period(kind, first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "April", "2017-13", "2017-02-30", "2017Q5", "17-04", "2017-04-01-01"})
  void nothing_else_is_a_period(String text) {
    assertThat(Period.written(text, 1)).isEmpty();
  }

  @Property(seed = "20260305", edgeCases = EdgeCasesMode.NONE)
  void every_day_lies_in_exactly_one_period_of_each_kind(
      @ForAll @DateRange(min = "1990-01-01", max = "2100-12-31") LocalDate day,
      @ForAll @IntRange(min = 0, max = 800) int later,
      @ForAll @IntRange(min = 1, max = 28) int monthStartsOn,
      @ForAll Kind kind) {
    List<Period> spine =
        Period.spine(day, day.plusDays(later), monthStartsOn).stream()
            .filter(period -> period.kind() == kind)
            .toList();

    for (int n = 0; n <= later; n += 13) {
      LocalDate held = day.plusDays(n);
      assertThat(spine.stream().filter(period -> period.holds(held)))
          .containsExactly(Period.holding(kind, held, monthStartsOn));
    }
    assertThat(spine.get(0).holds(day)).isTrue();
    assertThat(spine.get(spine.size() - 1).holds(day.plusDays(later))).isTrue();
  }

  @Property(seed = "20260305")
  void every_day_of_a_period_has_the_same_period(
      @ForAll @DateRange(min = "1990-01-01", max = "2100-12-31") LocalDate day,
      @ForAll @IntRange(min = 1, max = 28) int monthStartsOn,
      @ForAll Kind kind) {
    Period period = Period.holding(kind, day, monthStartsOn);

    assertThat(period.holds(day)).isTrue();
    assertThat(Period.holding(kind, period.start(), monthStartsOn)).isEqualTo(period);
    assertThat(Period.holding(kind, period.last(), monthStartsOn)).isEqualTo(period);
    assertThat(period.start().getDayOfMonth()).isEqualTo(monthStartsOn);
    assertThat(Period.holding(kind, period.last().plusDays(1), monthStartsOn).start())
        .isEqualTo(period.last().plusDays(1));
  }

  @Property(seed = "20260305")
  void months_lie_in_quarters_and_quarters_in_years(
      @ForAll @DateRange(min = "1990-01-01", max = "2100-12-31") LocalDate day,
      @ForAll @IntRange(min = 1, max = 28) int monthStartsOn) {
    Period month = Period.holding(Kind.MONTH, day, monthStartsOn);
    Period quarter = Period.holding(Kind.QUARTER, day, monthStartsOn);
    Period year = Period.holding(Kind.YEAR, day, monthStartsOn);

    assertThat(quarter.holds(month.start()) && quarter.holds(month.last())).isTrue();
    assertThat(year.holds(quarter.start()) && year.holds(quarter.last())).isTrue();
    assertThat(quarter.start().plusMonths(3)).isEqualTo(quarter.last().plusDays(1));
    assertThat(year.start().plusMonths(12)).isEqualTo(year.last().plusDays(1));
  }

  @Test
  void the_spine_holds_months_quarters_and_years_from_the_first_day_to_the_last() {
    assertThat(Period.spine(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 2, 1), 1))
        .extracting(period -> period.kind().word() + " " + period.start())
        .containsExactly(
            "month 2025-12-01",
            "month 2026-01-01",
            "month 2026-02-01",
            "quarter 2025-10-01",
            "quarter 2026-01-01",
            "year 2025-01-01",
            "year 2026-01-01");
  }

  @Test
  void without_a_record_there_is_no_spine() {
    LocalDate day = LocalDate.of(2026, 3, 5);

    assertThat(Period.spine(null, day, 1)).isEmpty();
    assertThat(Period.spine(day.plusDays(1), day, 1)).isEmpty();
  }

  @ParameterizedTest(name = "as of {0}: to {1}, complete: {2}")
  @CsvSource({
    "2026-03-01, 2026-03-01, false",
    "2026-03-30, 2026-03-30, false",
    "2026-03-31, 2026-03-31, true",
    "2026-05-01, 2026-03-31, true"
  })
  void a_period_ends_by_as_of(LocalDate asOf, LocalDate end, boolean complete) {
    Period march = Period.holding(Kind.MONTH, LocalDate.of(2026, 3, 5), 1);

    assertThat(march.endBy(asOf)).isEqualTo(end);
    assertThat(march.isCompleteBy(asOf)).isEqualTo(complete);
  }
}
