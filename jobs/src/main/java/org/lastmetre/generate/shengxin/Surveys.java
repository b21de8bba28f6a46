package org.lastmetre.generate.shengxin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lastmetre.generate.shengxin.Issues.Issue;
import org.lastmetre.generate.shengxin.People.Household;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Sheet.Row;

/**
 * What households answered once their issue was answered.
 *
 * @param all in the order of time
 */
record Surveys(List<Survey> all) {
  /** One call; empty answers were not given. */
  record Survey(
      String id,
      String issue,
      String household,
      LocalDateTime at,
      boolean reached,
      String contacted,
      String resolved,
      String rating) {
    Row row(Hand hand) {
      return Row.of("survey_id", id)
          .with("issue_id", issue)
          .with("household_id", household)
          .with("asked_at", hand.time(at))
          .with("reached", hand.word("yes_no", Boolean.toString(reached)))
          .with("contacted", hand.word("yes_no", contacted))
          .with("resolved", hand.word("yes_no", resolved))
          .with("rating", hand.word("rating", rating));
    }

    Survey numbered(int number) {
      return new Survey(
          "WJ" + Names.digits(number, 3),
          issue,
          household,
          at,
          reached,
          contacted,
          resolved,
          rating);
    }
  }

  static Surveys drawn(Issues issues, long seed) {
    Chance chance = new Chance(seed);
    List<Survey> calls = new ArrayList<>();
    for (Issue issue : issues.all()) {
      Household household = issue.household();
      LocalDateTime told = issue.feedbackAt();
      if (household != null
          && told != null
          && told.toLocalDate().isBefore(LocalDate.of(2020, 12, 20))) {
        calls.add(call(issue, household, told.toLocalDate().plusDays(3), chance));
      }
    }
    calls.sort(Comparator.comparing(Survey::at).thenComparing(Survey::issue));
    List<Survey> numbered = new ArrayList<>();
    calls.forEach(call -> numbered.add(call.numbered(numbered.size() + 1)));
    return new Surveys(List.copyOf(numbered));
  }

  private static Survey call(Issue issue, Household household, LocalDate day, Chance chance) {
    boolean reached = chance.percent(90);
    String rating = chance.weighted("68 satisfied 24 basically_satisfied 8 dissatisfied");
    return new Survey(
        "",
        issue.id(),
        household.id(),
        chance.officeTime(day),
        reached,
        reached ? Boolean.toString(chance.percent(96)) : "",
        reached ? Boolean.toString(chance.percent(91)) : "",
        reached ? rating : "");
  }
}
