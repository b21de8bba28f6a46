package org.lastmetre.silver;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.lastmetre.contract.Problem;
import org.lastmetre.contract.Reason;
import org.lastmetre.silver.life.IssueFacts;
import org.lastmetre.silver.life.IssueLife;

/** An issue whose limit needs a year before the first loaded calendar cannot be timed. */
final class IssueRules implements Rules {
  private static final long serialVersionUID = 1L;

  @Override
  public void apply(
      Map<String, String> raw, Map<String, Object> values, List<Problem> problems, Place place) {
    if (!problems.isEmpty()) {
      return;
    }
    IssueFacts facts =
        new IssueFacts(
            (Instant) values.get("raised_at"),
            (String) values.get("category"),
            (String) values.get("channel"),
            (String) values.get("priority"),
            (Instant) values.get("due_at"));
    OptionalInt year = IssueLife.yearBeforeCalendar(facts, place.policy(), place.calendar());
    if (year.isPresent()) {
      problems.add(
          Reason.YEAR_WITHOUT_CALENDAR.of(
              "raised_at",
              "提出时间",
              raw.get("raised_at"),
              Map.of(
                  "year",
                  String.valueOf(year.getAsInt()),
                  "first",
                  String.valueOf(place.calendar().firstYear()))));
    }
  }
}
