package org.lastmetre.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

  @ParameterizedTest
  @CsvSource({
    "24 hours, 24, HOURS",
    "1 hour, 1, HOURS",
    "5 days, 5, DAYS",
    "1 day, 1, DAYS",
    "3 working_days, 3, WORKING_DAYS",
    "1 working_day, 1, WORKING_DAYS",
    "'  2  Working_Days ', 2, WORKING_DAYS",
    "99999 hours, 99999, HOURS"
  })
  void a_limit_as_policies_write_it(String written, int amount, Limit.Unit unit) {
    assertThat(Limit.parse(written)).contains(new Limit(amount, unit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3",
        "days",
        "0 days",
        "-1 days",
        "1.5 days",
        "3 weeks",
        "3days",
        "100000 hours",
        "three days",
        "3 working days",
        "3 days 2 hours"
      })
  void anything_else_is_no_limit(String written) {
    assertThat(Limit.parse(written)).isEmpty();
  }

  @Test
  void a_limit_prints_as_it_is_written() {
    assertThat(new Limit(3, Limit.Unit.WORKING_DAYS)).hasToString("3 working_days");
    assertThat(Limit.parse(new Limit(2, Limit.Unit.HOURS).toString()))
        .contains(new Limit(2, Limit.Unit.HOURS));
  }

  @Test
  void a_limit_of_nothing_is_refused() {
    assertThatThrownBy(() -> new Limit(0, Limit.Unit.DAYS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write 1 to 99999");
  }

  @Test
  void working_time_that_cannot_be_meant_is_refused() {
    assertThatThrownBy(() -> rules("china", Rules.MONDAY_TO_FRIDAY, Rules.OFFICE_HOURS, Set.of()))
        .hasMessageContaining("write CN or none");
    assertThatThrownBy(() -> rules("CN", Set.of(), Rules.OFFICE_HOURS, Set.of()))
        .hasMessageContaining("name a weekday");
    List<WorkingTime.Span> overlapping =
        List.of(
            new WorkingTime.Span(LocalTime.of(11, 0), LocalTime.of(15, 0)),
            new WorkingTime.Span(LocalTime.of(8, 0), LocalTime.of(12, 0)));
    assertThatThrownBy(() -> rules("CN", Rules.MONDAY_TO_FRIDAY, overlapping, Set.of()))
        .hasMessageContaining("08:00-12:00 and 11:00-15:00");
    assertThatThrownBy(
            () ->
                rules(
                    "CN",
                    Rules.MONDAY_TO_FRIDAY,
                    Rules.OFFICE_HOURS,
                    Set.of(LocalDate.of(2026, 3, 3))))
        .hasMessageContaining("2026-03-03 under off and under work");
    assertThatThrownBy(() -> new WorkingTime.Span(LocalTime.of(12, 0), LocalTime.of(12, 0)))
        .hasMessageContaining("12:00-12:00");
  }

  @Test
  void hours_are_kept_in_order_of_time() {
    WorkingTime.Span morning = new WorkingTime.Span(LocalTime.of(8, 30), LocalTime.of(12, 0));
    WorkingTime.Span evening = new WorkingTime.Span(LocalTime.of(18, 0), LocalTime.MAX);

    assertThat(
            new WorkingTime(
                    "none",
                    EnumSet.allOf(DayOfWeek.class),
                    List.of(evening, morning),
                    Set.of(),
                    Set.of())
                .hours())
        .containsExactly(morning, evening)
        .hasToString("[08:30-12:00, 18:00-24:00]");
  }

  private static WorkingTime rules(
      String calendar, Set<DayOfWeek> weekdays, List<WorkingTime.Span> hours, Set<LocalDate> off) {
    return new WorkingTime(
        calendar, weekdays, hours, off, Set.of(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 7)));
  }
}
