package org.lastmetre.silver.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class IssueLifeTest {

  private static final Map<String, RecordComponent> COMPONENTS =
      Arrays.stream(IssueLife.class.getRecordComponents())
          .collect(Collectors.toMap(RecordComponent::getName, Function.identity()));

  @ParameterizedTest(name = "{0}: {4} → {5}, as {6}")
  @CsvFileSource(
      resources = {
        "/silver/issue_life/resolution.csv",
        "/silver/issue_life/limits.csv",
        "/silver/issue_life/hours.csv"
      },
      numLinesToSkip = 1)
  void the_life_of_an_issue(
      String name,
      String facts,
      String policy,
      String asOf,
      String events,
      String expect,
      String because)
      throws ReflectiveOperationException {
    LifeCase given = LifeCase.read(facts, policy);
    IssueLife life = given.life(given.events(events), given.asOfEnd(asOf));

    for (String expectation : LifeCase.parts(expect, ";")) {
      String[] pair = expectation.split("=", 2);
      assertThat(COMPONENTS).containsKey(pair[0]);
      assertEquals(
          "%s: %s, as %s".formatted(name, expectation, because),
          COMPONENTS.get(pair[0]).getAccessor().invoke(life),
          pair[1],
          given.policy().timeZone());
    }
  }

  private static void assertEquals(String what, Object actual, String expected, ZoneId zone) {
    if (expected.equals("none")) {
      assertThat(actual).as(what).isNull();
    } else if (actual instanceof Instant instant) {
      assertThat(instant).as(what).isEqualTo(LifeCase.instant(expected, zone));
    } else if (actual instanceof Double hours) {
      // The end of as_of is a microsecond short of the hour: 2.8e-10 hours.
      assertThat(hours).as(what).isCloseTo(Double.parseDouble(expected), within(1e-9));
    } else {
      assertThat(String.valueOf(actual)).as(what).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "raised {0} under {1}: {3}, as {4}")
  @CsvSource({
    "raised=2006-12-29 09:00, 5 working_days, , 2006, 30 December 2006 would have to be counted",
    "raised=2006-12-28 09:00, 2 days, , 2006, it would end in 2006",
    "raised=2006-12-31 09:00, 5 working_days, , none, the first day counted is 1 January 2007",
    "raised=2006-12-28 09:00, 10 days, , none, only the end is looked up",
    "raised=2006-12-28 09:00, 48 hours, , none, hours need no calendar",
    "raised=2006-06-28 09:00, none, , none, without a limit nothing is looked up",
    "raised=2006-06-28 09:00, 5 days, 2006-07-20 12:00, none, the source's due time goes first",
    "raised=2006-06-28 09:00, 5 days | calendar=none, , none, every year is covered",
    "raised=2006-06-28 09:00, none | hours=working, , 2006, working hours begin in 2006",
    "raised=2006-06-28 09:00, none | hours=working, 2006-07-20 12:00, 2006, hours need it still",
    "raised=2006-06-28 09:00, 5 days | starts=accepted, , 2006, while the event is missing the limit runs from the raising",
    "raised=2026-12-30 09:00, 5 working_days, , none, a later missing year refuses no row"
  })
  void a_row_that_needs_a_year_before_the_calendar(
      String raised, String policy, String due, String year, String reason) {
    LifeCase given = LifeCase.read(raised + (due == null ? "" : "; due=" + due), policy);

    assertThat(IssueLife.yearBeforeCalendar(given.facts(), given.policy(), given.calendar()))
        .as(reason)
        .isEqualTo(
            year.equals("none") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year)));
  }

  @Test
  void a_department_of_spaces_is_none() {
    Instant now = Instant.parse("2026-03-02T01:00:00Z");

    assertThat(new IssueEvent("resolved", now, "  ").department()).isNull();
    assertThat(new IssueEvent("resolved", now, " Water ").department()).isEqualTo("Water");
  }

  @Test
  void a_life_travels_to_executors() throws IOException, ClassNotFoundException {
    LifeCase given = LifeCase.read("", "48 hours");
    List<IssueEvent> events = given.events("03 09:00 resolved Water");
    IssueLife life = given.life(events, given.asOfEnd("31"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(List.of(given.facts(), events.get(0), life, given.policy()));
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject())
          .isEqualTo(List.of(given.facts(), events.get(0), life, given.policy()));
    }
  }
}
