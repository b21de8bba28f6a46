package org.lastmetre.silver.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.lastmetre.worktime.WorkCalendar;

class IssueLifeProperties {
  /** By then whatever limit has run out. */
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

  @Property
  void the_order_of_the_list_does_not_matter(
      @ForAll("policies") LifeCase given,
      @ForAll("eventLists") List<IssueEvent> events,
      @ForAll("asOfEnds") Instant asOfEnd,
      @ForAll Random random) {
    List<IssueEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);

    assertThat(given.life(shuffled, asOfEnd)).isEqualTo(given.life(events, asOfEnd));
  }

  @Property
  void what_happens_after_as_of_changes_nothing(
      @ForAll("policies") LifeCase given,
      @ForAll("eventLists") List<IssueEvent> events,
      @ForAll("events") IssueEvent late,
      @ForAll("asOfEnds") Instant asOfEnd) {
    List<IssueEvent> more = new ArrayList<>(events);
    Instant after = asOfEnd.plus(1, ChronoUnit.MICROS);
    more.add(
        new IssueEvent(
            late.event(),
            late.occurredAt().isAfter(asOfEnd) ? late.occurredAt() : after,
            late.department()));

    assertThat(given.life(more, asOfEnd)).isEqualTo(given.life(events, asOfEnd));
  }

  @Property
  void the_same_event_twice_is_the_same_event_once(
      @ForAll("policies") LifeCase given,
      @ForAll("eventLists") List<IssueEvent> events,
      @ForAll("asOfEnds") Instant asOfEnd) {
    List<IssueEvent> twice = new ArrayList<>(events);
    twice.addAll(events);

    assertThat(given.life(twice, asOfEnd)).isEqualTo(given.life(events, asOfEnd));
  }

  @Property
  void only_open_issues_that_are_not_withdrawn_have_a_colour(
      @ForAll("policies") LifeCase given,
      @ForAll("eventLists") List<IssueEvent> events,
      @ForAll("asOfEnds") Instant asOfEnd) {
    IssueLife life = given.life(events, asOfEnd);

    assertThat(life.colour() == null).isEqualTo(life.resolvedAt() != null || life.withdrawn());
    assertThat(IssueLife.RED.equals(life.colour()))
        .isEqualTo(life.colour() != null && life.isDue());
  }

  @Property
  void what_is_counted_implies_what_it_is_counted_among(
      @ForAll("policies") LifeCase given,
      @ForAll("eventLists") List<IssueEvent> events,
      @ForAll("asOfEnds") Instant asOfEnd) {
    IssueLife life = given.life(events, asOfEnd);

    assertThat(!life.onTime() || (life.isDue() && life.resolveObserved())).isTrue();
    assertThat(!life.isClosedLoop() || (life.isDue() && life.hasFeedback())).isTrue();
    assertThat(!life.hasFeedback() || life.resolveObserved()).isTrue();
    assertThat(!life.resolveObserved() || life.everResolved()).isTrue();
    assertThat(!life.isReopened() || life.everResolved()).isTrue();
    assertThat(!life.everResolved() || life.firstResponseObserved()).isTrue();
    assertThat(life.isDue()).isEqualTo(life.dueAt() != null && !life.dueAt().isAfter(asOfEnd));
    assertThat(life.acceptObserved()).isEqualTo(life.acceptedAt() != null);
    assertThat(life.resolveObserved()).isEqualTo(life.resolvedAt() != null);
  }

  @Property
  void hours_never_exceed_the_clock_and_never_fall_below_zero(
      @ForAll("policies") LifeCase given,
      @ForAll("eventLists") List<IssueEvent> events,
      @ForAll("asOfEnds") Instant asOfEnd) {
    IssueLife life = given.life(events, asOfEnd);
    Instant end = life.resolvedAt() == null ? asOfEnd : life.resolvedAt();
    double clock =
        Math.max(0, ChronoUnit.MICROS.between(given.facts().raisedAt(), end) / 3_600_000_000.0);

    assertThat(life.resolveHours()).isBetween(0.0, clock);
    assertThat(life.firstResponseHours()).isBetween(0.0, life.resolveHours());
    assertThat(life.acceptHours()).isNotNegative();
    assertThat(life.suspendedHours()).isNotNegative();
  }

  @Property
  void a_suspension_of_n_hours_moves_the_limit_by_n_hours(
      @ForAll @IntRange(min = 1, max = 200) int hours,
      @ForAll @IntRange(min = 0, max = 200) int after) {
    LifeCase given = LifeCase.read("", "5 working_days | hours=working");
    Instant asOfEnd = given.asOfEnd("31");
    Instant suspended = given.facts().raisedAt().plus(Duration.ofHours(after));
    List<IssueEvent> events =
        List.of(
            new IssueEvent("suspended", suspended, null),
            new IssueEvent("resumed", suspended.plus(Duration.ofHours(hours)), null));

    assertThat(given.life(events, asOfEnd).dueAt())
        .isEqualTo(given.life(List.of(), asOfEnd).dueAt().plus(Duration.ofHours(hours)));
  }

  @Property
  void spans_tell_the_colour_of_every_day(
      @ForAll("policies") LifeCase given,
      @ForAll("shares") String share,
      @ForAll("eventLists") List<IssueEvent> events) {
    LifeCase warned = given.warned(share);
    List<IssueSpan> spans = warned.spans(events);
    LocalDate raised = LocalDate.of(2026, 3, 2);

    for (LocalDate day = raised.minusDays(2); day.isBefore(LAST_DAY); day = day.plusDays(1)) {
      LocalDate today = day;
      List<String> colours =
          spans.stream()
              .filter(span -> !span.from().isAfter(today))
              .filter(span -> span.until() == null || today.isBefore(span.until()))
              .map(IssueSpan::colour)
              .toList();
      String colour =
          day.isBefore(raised)
              ? null
              : warned.life(events, WorkCalendar.endOf(day, warned.policy().timeZone())).colour();
      assertThat(colours)
          .as("on %s of %s", day, spans)
          .isEqualTo(colour == null ? List.of() : List.of(colour));
    }
  }

  @Provide
  Arbitrary<String> shares() {
    return Arbitraries.of("0", "0.1", "0.25", "1");
  }

  @Provide
  Arbitrary<LifeCase> policies() {
    return Combinators.combine(
            Arbitraries.of("", "due=06 24:00", "due=05 12:00"),
            Arbitraries.of("none", "defaults", "30 hours", "4 days"),
            Arbitraries.of("starts=raised", "starts=accepted", "starts=dispatched"),
            Arbitraries.of("hours=clock", "hours=working"))
        .as(
            (facts, limits, starts, hours) ->
                LifeCase.read(facts, limits + "|" + starts + "|" + hours));
  }

  @Provide
  Arbitrary<List<IssueEvent>> eventLists() {
    return events().list().ofMaxSize(9);
  }

  /** Few instants and departments, so that they meet often; some before the issue is raised. */
  @Provide
  Arbitrary<IssueEvent> events() {
    Instant first = Instant.parse("2026-03-01T21:00:00Z");
    return Combinators.combine(
            Arbitraries.of(
                "accepted",
                "dispatched",
                "escalated",
                "suspended",
                "resumed",
                "first_response",
                "resolved",
                "feedback",
                "published",
                "reopened",
                "withdrawn"),
            Arbitraries.integers().between(0, 30),
            Arbitraries.of("Water", "Roads").injectNull(0.4))
        .as(
            (event, step, department) ->
                new IssueEvent(event, first.plus(Duration.ofHours(step * 4L)), department));
  }

  @Provide
  Arbitrary<Instant> asOfEnds() {
    return Arbitraries.of("02", "03", "04", "05", "06", "09")
        .map(day -> LifeCase.read("", "none").asOfEnd(day));
  }
}
