package org.lastmetre.generate.wulipu;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.wulipu.Households.Household;
import org.lastmetre.generate.wulipu.Issues.Issue;

/**
 * Call-backs after issues were answered, and to a sample of households.
 *
 * @param all in the order of time
 */
record Surveys(List<Survey> all) {
  private static final int SAMPLED = 150;

  /** One call; empty answers were not given. */
  record Survey(
      String id,
      String issue,
      String household,
      LocalDateTime at,
      String phone,
      boolean reached,
      String contacted,
      String resolved,
      String rating) {
    Row row(Hand hand) {
      return Row.of("survey_id", id)
          .with("asked_at", hand.time(at))
          .with("callback_phone", phone)
          .with("issue_id", issue)
          .with("household_id", household)
          .with("reached", hand.word("reached", Boolean.toString(reached)))
          .with("contacted", hand.word("yes_no", contacted))
          .with("resolved", hand.word("yes_no", resolved))
          .with("rating", hand.word("rating", rating));
    }

    Survey numbered(int number) {
      String numbered = "HF" + Names.digits(number, 3);
      return new Survey(
          numbered, issue, household, at, phone, reached, contacted, resolved, rating);
    }
  }

  /** Nobody is called in the first month. */
  static Surveys drawn(Households households, Issues issues, long seed) {
    Chance chance = new Chance(seed);
    List<Survey> calls = new ArrayList<>();
    for (Issue issue : issues.all()) {
      Household household = issue.household();
      if (household != null && issue.feedbackAt() != null && !household.phone().isEmpty()) {
        LocalDate day = issue.feedbackAt().toLocalDate().plusDays(chance.between(1, 5));
        calls.add(call(issue.id(), "", day, household.phone(), chance));
      }
    }
    List<Household> callable =
        households.all().stream().filter(household -> !household.phone().isEmpty()).toList();
    for (int i = 0; i < SAMPLED; i++) {
      Household household = chance.pick(callable);
      calls.add(
          call(
              "",
              household.id(),
              chance.weekday(Season.FIRST, Season.LAST),
              household.phone(),
              chance));
    }
    calls.removeIf(
        call ->
            Season.MONTHS.get(0).holds(call.at()) || call.at().toLocalDate().isAfter(Season.LAST));
    calls.sort(Comparator.comparing(Survey::at).thenComparing(Survey::phone));
    List<Survey> numbered = new ArrayList<>();
    calls.forEach(call -> numbered.add(call.numbered(numbered.size() + 1)));
    return new Surveys(List.copyOf(numbered));
  }

  private static Survey call(
      String issue, String household, LocalDate day, String phone, Chance chance) {
    boolean reached = chance.percent(82);
    String rating = chance.weighted("57 satisfied 26 basically_satisfied 12 dissatisfied 5 -");
    return new Survey(
        "",
        issue,
        household,
        chance.officeTime(day),
        phone,
        reached,
        reached ? Boolean.toString(chance.percent(94)) : "",
        reached ? Boolean.toString(chance.percent(89)) : "",
        reached ? rating : "");
  }
}
