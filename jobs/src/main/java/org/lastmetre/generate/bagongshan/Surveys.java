package org.lastmetre.generate.bagongshan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lastmetre.generate.bagongshan.Area.Township;
import org.lastmetre.generate.bagongshan.Issues.Issue;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Staff;

/**
 * Call-backs after issues were answered, and a few to households without an issue.
 *
 * @param byTownship by township code, in the order of time
 */
record Surveys(Map<String, List<Survey>> byTownship) {
  private static final LocalDate LAST = LocalDate.of(2017, 6, 29);

  /** One call; empty answers were not given. */
  record Survey(
      String id,
      String issue,
      String household,
      LocalDateTime at,
      String reached,
      String contacted,
      String resolved,
      String rating,
      String phone) {}

  static Surveys drawn(Area area, People people, Issues issues, long seed) {
    Map<String, List<Survey>> drawn = new LinkedHashMap<>();
    Random random = new Random(seed);
    for (Township township : area.townships()) {
      drawn.put(township.code(), new Drawing(township, people, random).calls(issues));
    }
    return new Surveys(drawn);
  }

  /** Draws one township's calls. */
  private static final class Drawing {
    private final Township township;
    private final People people;
    private final Random random;
    private final List<Survey> calls = new ArrayList<>();

    Drawing(Township township, People people, Random random) {
      this.township = township;
      this.people = people;
      this.random = random;
    }

    List<Survey> calls(Issues issues) {
      for (Issue issue : issues.byTownship().get(township.code())) {
        LocalDateTime told = issue.feedbackAt();
        boolean callable = told != null && issue.story().solved() && !issue.phone().isEmpty();
        if (callable && random.nextInt(12) > 0) {
          call(issue.id(), issue.household(), told.toLocalDate(), issue.phone());
        }
      }
      List<Household> households = people.households().get(township.code());
      for (int i = 0; i < 1 + households.size() / 70; i++) {
        Household household = households.get(random.nextInt(households.size()));
        LocalDate after = LocalDate.of(2017, 2, 20).plusDays(random.nextInt(110));
        call("", household.id(), after, household.phone());
      }
      calls.sort(Comparator.comparing(Survey::at));
      List<Survey> numbered = new ArrayList<>();
      for (Survey call : calls) {
        String id = "HF" + township.digits() + "-" + Names.digits(numbered.size() + 1, 3);
        numbered.add(
            new Survey(
                id,
                call.issue(),
                call.household(),
                call.at(),
                call.reached(),
                call.contacted(),
                call.resolved(),
                call.rating(),
                call.phone()));
      }
      return List.copyOf(numbered);
    }

    private void call(String issue, String household, LocalDate after, String phone) {
      LocalDate day = after.plusDays(2 + random.nextInt(6));
      if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        day = day.plusDays(1);
      }
      if (day.isAfter(LAST)) {
        return;
      }
      boolean reached = random.nextInt(100) < 86;
      int lot = random.nextInt(100);
      String rating =
          lot < 4 ? "" : lot < 70 ? "satisfied" : lot < 90 ? "basically_satisfied" : "dissatisfied";
      calls.add(
          new Survey(
              "",
              issue,
              household,
              day.atTime(9, 0).plusMinutes(random.nextInt(480)),
              Boolean.toString(reached),
              reached ? Boolean.toString(random.nextInt(100) < 95) : "",
              reached ? Boolean.toString(random.nextInt(100) < 92) : "",
              reached ? rating : "",
              calls.size() == 4 ? staffPhone() : phone));
    }

    /** A staff member's own number in the place of the household's: what a reviewer looks for. */
    private String staffPhone() {
      List<Staff> staff = people.staff().get(township.code());
      return staff.get(staff.size() - 1).phone();
    }
  }
}
