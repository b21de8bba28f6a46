package org.lastmetre.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class WorkCalendarTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest(name = "{0}: {3} + {4} = {5}, as {6}")
  @CsvFileSource(resources = "/worktime/due.csv", numLinesToSkip = 1)
  void a_limit_ends(
      String name,
      String rules,
      ZoneId zone,
      String start,
      String limit,
      String ends,
      String reason) {
    Due due =
        WorkCalendar.of(Rules.read(rules))
            .due(Rules.instant(start, zone), Limit.parse(limit).orElseThrow(), zone);

    assertThat(due).as("%s, as %s", name, reason).isEqualTo(expected(ends, zone));
  }

  private static Due expected(String ends, ZoneId zone) {
    if (ends.startsWith("missing ")) {
      return new Due.MissingYear(Integer.parseInt(ends.substring("missing ".length())));
    }
    if (ends.endsWith(" 24:00")) {
      LocalDate day = LocalDate.parse(ends.substring(0, "2026-03-02".length()));
      return new Due.At(day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS));
    }
    return new Due.At(LocalDateTime.parse(ends).atZone(zone).toInstant());
  }

  @ParameterizedTest(name = "{0}: {3} to {4} = {5}, as {6}")
  @CsvFileSource(resources = "/worktime/working_minutes.csv", numLinesToSkip = 1)
  void working_time_between_two_instants(
      String name,
      String rules,
      ZoneId zone,
      String from,
      String to,
      String minutes,
      String reason) {
    WorkCalendar calendar = WorkCalendar.of(Rules.read(rules));
    Instant begins = Rules.instant(from, zone);
    Instant ends = Rules.instant(to, zone);

    boolean missing = minutes.startsWith("missing ");
    assertThat(calendar.workingMicros(begins, ends, zone))
        .as("%s, as %s", name, reason)
        .isEqualTo(
            missing
                ? OptionalLong.empty()
                : OptionalLong.of(Duration.ofMinutes(Long.parseLong(minutes)).toNanos() / 1000));
    assertThat(calendar.yearNotLoaded(begins, ends, zone))
        .hasToString(
            missing
                ? "OptionalInt[" + minutes.substring("missing ".length()) + "]"
                : "OptionalInt.empty");
  }

  @Test
  void a_day_ends_with_its_last_microsecond() {
    assertThat(WorkCalendar.endOf(LocalDate.of(2026, 3, 2), SHANGHAI))
        .isEqualTo(Instant.parse("2026-03-02T15:59:59.999999Z"));
    assertThat(WorkCalendar.endOf(LocalDate.of(2026, 3, 8), ZoneId.of("America/Chicago")))
        .as("daylight saving time has begun")
        .isEqualTo(Instant.parse("2026-03-09T04:59:59.999999Z"));
  }

  @Test
  void the_statutory_calendar_covers_2007_to_2026() {
    WorkCalendar calendar = WorkCalendar.of(Rules.read("CN"));

    assertThat(calendar.firstYear()).isEqualTo(2007);
    for (int year = 2007; year <= 2026; year++) {
      assertThat(calendar.covers(year)).as("%d", year).isTrue();
    }
    assertThat(calendar.covers(2006)).as("days of 2006 stand in the notice of 2007").isFalse();
    assertThat(calendar.covers(2027)).isFalse();
  }

  @Test
  void naming_a_day_loads_its_year_before_and_after() {
    WorkCalendar calendar = WorkCalendar.of(Rules.read("CN off=2005-05-02 work=2028-01-02"));

    assertThat(calendar.firstYear()).isEqualTo(2005);
    assertThat(calendar.covers(2006)).isFalse();
    assertThat(calendar.covers(2027)).isFalse();
    assertThat(calendar.covers(2028)).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2028, 1, 2))).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2005, 5, 2))).isFalse();
  }

  @Test
  void without_a_calendar_every_year_is_covered() {
    WorkCalendar calendar = WorkCalendar.of(Rules.read("none"));

    assertThat(calendar.firstYear()).isEqualTo(Year.MIN_VALUE);
    assertThat(calendar.covers(1900)).isTrue();
    assertThat(calendar.covers(2100)).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 1))).isTrue();
  }

  @Test
  void a_day_of_a_year_not_loaded_is_never_guessed() {
    WorkCalendar calendar = WorkCalendar.of(Rules.read("CN"));

    assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.of(2027, 1, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No calendar of 2027 is loaded")
        .hasMessageContaining("working_time.off");
  }

  @Test
  void a_calendar_travels_to_executors() throws IOException, ClassNotFoundException {
    WorkCalendar calendar = WorkCalendar.of(Rules.read("CN off=2026-03-03"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(calendar);
    }

    WorkCalendar arrived;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      arrived = (WorkCalendar) in.readObject();
    }

    Instant start = Instant.parse("2026-03-02T01:00:00Z");
    Limit limit = new Limit(30, Limit.Unit.WORKING_DAYS);
    assertThat(arrived.due(start, limit, SHANGHAI)).isEqualTo(calendar.due(start, limit, SHANGHAI));
    Instant later = Instant.parse("2026-09-02T05:00:00Z");
    assertThat(arrived.workingMicros(start, later, SHANGHAI))
        .isEqualTo(calendar.workingMicros(start, later, SHANGHAI));
  }
}
