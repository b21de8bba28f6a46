package org.lastmetre.silver.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class IssueSpanTest {

  @ParameterizedTest(name = "{0}: {3} → {4}, as {5}")
  @CsvFileSource(resources = "/silver/issue_life/spans.csv", numLinesToSkip = 1)
  void the_days_of_an_issue(
      String name, String facts, String policy, String events, String expect, String because) {
    LifeCase given = LifeCase.read(facts, policy);

    assertThat(given.spans(given.events(events)))
        .as("%s, as %s", name, because)
        .extracting(IssueSpanTest::written)
        .isEqualTo(LifeCase.parts(expect, ";"));
  }

  /**
   * Such as {@code 02-05 green}, both days counted; the last day of one without an end is empty.
   */
  private static String written(IssueSpan span) {
    String last = span.until() == null ? "" : written(span.until().minusDays(1));
    return "%s-%s %s".formatted(written(span.from()), last, span.colour());
  }

  private static String written(LocalDate day) {
    return "%02d".formatted(day.getDayOfMonth());
  }
}
