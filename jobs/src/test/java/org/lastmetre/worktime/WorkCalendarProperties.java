package org.lastmetre.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class WorkCalendarProperties {

  private static final long FROM_2007 = 1_167_580_800_000_000L;
  private static final long TO_2026 = 1_775_000_000_000_000L;
  private static final WorkCalendar CHINA = WorkCalendar.of(Rules.read("CN"));
  private static final WorkCalendar ALL_THE_TIME =
      WorkCalendar.of(Rules.read("none week=MONDAY..SUNDAY hours=00:00-24:00"));

  @Property
  void days_never_end_on_a_rest_day(
      @ForAll @LongRange(min = FROM_2007, max = TO_2026) long start,
      @ForAll @IntRange(min = 1, max = 90) int amount,
      @ForAll("dayUnits") Limit.Unit unit,
      @ForAll("zones") ZoneId zone) {
    Instant due = at(CHINA.due(instant(start), new Limit(amount, unit), zone));
    LocalDate last = due.atZone(zone).toLocalDate();

    assertThat(CHINA.isWorkingDay(last)).isTrue();
    assertThat(due).isEqualTo(WorkCalendar.endOf(last, zone));
  }

  @Property
  void a_longer_limit_never_ends_earlier(
      @ForAll @LongRange(min = FROM_2007, max = TO_2026) long start,
      @ForAll @IntRange(min = 1, max = 80) int amount,
      @ForAll Limit.Unit unit,
      @ForAll("zones") ZoneId zone) {
    assertThat(at(CHINA.due(instant(start), new Limit(amount + 1, unit), zone)))
        .isAfterOrEqualTo(at(CHINA.due(instant(start), new Limit(amount, unit), zone)));
  }

  @Property
  void a_later_start_never_ends_earlier(
      @ForAll @LongRange(min = FROM_2007, max = TO_2026) long start,
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long later,
      @ForAll @IntRange(min = 1, max = 80) int amount,
      @ForAll Limit.Unit unit) {
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    Limit limit = new Limit(amount, unit);

    assertThat(at(CHINA.due(instant(start + later), limit, zone)))
        .isAfterOrEqualTo(at(CHINA.due(instant(start), limit, zone)));
  }

  @Property
  void the_nth_working_day_has_n_working_days_up_to_it(
      @ForAll @LongRange(min = FROM_2007, max = TO_2026) long start,
      @ForAll @IntRange(min = 1, max = 90) int amount,
      @ForAll("zones") ZoneId zone) {
    Instant due = at(CHINA.due(instant(start), new Limit(amount, Limit.Unit.WORKING_DAYS), zone));
    LocalDate first = instant(start).atZone(zone).toLocalDate().plusDays(1);
    LocalDate last = due.atZone(zone).toLocalDate();

    assertThat(first.datesUntil(last.plusDays(1)).filter(CHINA::isWorkingDay)).hasSize(amount);
  }

  @Property
  void working_time_adds_up(
      @ForAll("instants") Instant a,
      @ForAll("instants") Instant b,
      @ForAll("instants") Instant c,
      @ForAll("zones") ZoneId zone,
      @ForAll("rules") String rules) {
    WorkCalendar calendar = WorkCalendar.of(Rules.read(rules));
    TreeSet<Instant> ordered = new TreeSet<>(Set.of(a));
    ordered.add(b);
    ordered.add(c);
    Instant first = ordered.first();
    Instant last = ordered.last();
    Instant middle = ordered.size() == 3 ? ordered.higher(first) : first;

    assertThat(micros(calendar, first, middle, zone) + micros(calendar, middle, last, zone))
        .isEqualTo(micros(calendar, first, last, zone));
  }

  @Property
  void working_time_is_what_a_walk_over_every_day_finds(
      @ForAll("instants") Instant from,
      @ForAll @LongRange(min = 0, max = 40_000_000_000_000L) long micros,
      @ForAll("zones") ZoneId zone,
      @ForAll("rules") String rules) {
    WorkingTime hours = Rules.read(rules);
    WorkCalendar calendar = WorkCalendar.of(hours);
    Instant to = from.plus(micros, ChronoUnit.MICROS);
    long walked = 0;
    for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1);
        !day.isAfter(to.atZone(zone).toLocalDate().plusDays(1));
        day = day.plusDays(1)) {
      if (calendar.covers(day.getYear()) && calendar.isWorkingDay(day)) {
        for (WorkingTime.Span span : hours.hours()) {
          Instant begins = max(from, day.atTime(span.from()).atZone(zone).toInstant());
          Instant ends = min(to, day.atTime(span.to()).atZone(zone).toInstant());
          walked += Math.max(0, ChronoUnit.MICROS.between(begins, ends));
        }
      }
    }

    assertThat(calendar.workingMicros(from, to, zone)).isEqualTo(OptionalLong.of(walked));
  }

  @Property
  void hours_of_day_and_night_are_the_clock(
      @ForAll @LongRange(min = -600_000_000_000_000L, max = TO_2026) long from,
      @ForAll @LongRange(min = 0, max = 900_000_000_000_000L) long micros,
      @ForAll("farZones") ZoneId zone) {
    assertThat(ALL_THE_TIME.workingMicros(instant(from), instant(from + micros), zone))
        .isEqualTo(OptionalLong.of(micros));
  }

  @Property
  void a_limit_in_days_is_the_plain_date_without_a_calendar(
      @ForAll("instants") Instant start,
      @ForAll @IntRange(min = 1, max = 5000) int amount,
      @ForAll("zones") ZoneId zone) {
    WorkCalendar plain = WorkCalendar.of(Rules.read("none off=2020-05-05"));
    LocalDate last = start.atZone(zone).toLocalDate().plusDays(amount);

    assertThat(at(plain.due(start, new Limit(amount, Limit.Unit.DAYS), zone)))
        .isEqualTo(WorkCalendar.endOf(last, zone));
  }

  @Property
  void a_day_of_the_policy_has_the_last_word(
      @ForAll @IntRange(min = 0, max = 7000) int days, @ForAll boolean worked) {
    LocalDate day = LocalDate.of(2007, 1, 1).plusDays(days);
    WorkCalendar calendar = WorkCalendar.of(Rules.read("CN " + (worked ? "work=" : "off=") + day));

    assertThat(calendar.isWorkingDay(day)).isEqualTo(worked);
    assertThat(calendar.isWorkingDay(day.plusDays(1)))
        .isEqualTo(CHINA.isWorkingDay(day.plusDays(1)));
  }

  @Provide
  Arbitrary<Limit.Unit> dayUnits() {
    return Arbitraries.of(EnumSet.complementOf(EnumSet.of(Limit.Unit.HOURS)));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of("Asia/Shanghai", "America/Chicago", "UTC", "Europe/London")
        .map(ZoneId::of);
  }

  /** Zones that skip days, change at midnight or by half an hour, or once changed at 00:01. */
  @Provide
  Arbitrary<ZoneId> farZones() {
    return Arbitraries.of(
            "Pacific/Apia",
            "America/Sao_Paulo",
            "Australia/Lord_Howe",
            "America/St_Johns",
            "Asia/Shanghai",
            "Africa/Cairo",
            "Pacific/Kwajalein")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.longs()
                .between(FROM_2007 + 200_000_000_000L, TO_2026 - 50_000_000_000_000L),
            Arbitraries.of(1L, 3_600_000_000L))
        .as((micros, grain) -> instant(micros - micros % grain));
  }

  @Provide
  Arbitrary<String> rules() {
    return Arbitraries.of(
        "CN",
        "none",
        "CN off=2019-07-03 work=2019-07-06",
        "none week=SATURDAY..SUNDAY hours=00:30-01:00+03:30-23:15",
        "CN hours=09:00-17:00");
  }

  private static long micros(WorkCalendar calendar, Instant from, Instant to, ZoneId zone) {
    return calendar.workingMicros(from, to, zone).orElseThrow();
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static Instant at(Due due) {
    assertThat(due).isInstanceOf(Due.At.class);
    return ((Due.At) due).at();
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** Keeps the week honest: the calendar never depends on which day the epoch was. */
  @Property(tries = 100)
  void weekdays_alone_follow_the_week(@ForAll @IntRange(min = -20000, max = 40000) int epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    DayOfWeek week = day.getDayOfWeek();

    assertThat(WorkCalendar.of(Rules.read("none")).isWorkingDay(day))
        .isEqualTo(week != DayOfWeek.SATURDAY && week != DayOfWeek.SUNDAY);
  }
}
