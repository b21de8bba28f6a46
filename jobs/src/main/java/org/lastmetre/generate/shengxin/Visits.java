package org.lastmetre.generate.shengxin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lastmetre.generate.shengxin.People.Household;
import org.lastmetre.generate.shengxin.People.Person;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Unit;

/**
 * The 1,260 visits of the staff and the 240 inspections on the spot.
 *
 * @param all in the order of time
 */
record Visits(List<Visit> all) {
  private static final int HOME = 1_260;
  private static final int INSPECTIONS_EACH = 20;

  /** The weeks of the epidemic in which nobody went from door to door. */
  private static final LocalDate STAY_HOME_FROM = LocalDate.of(2020, 1, 24);

  private static final LocalDate STAY_HOME_TO = LocalDate.of(2020, 3, 20);
  private static final List<String> HOME_NOTES =
      List.of("了解养老金发放情况", "家中务农，无诉求", "询问股份分红时间，已答复", "希望修补机耕路", "子女在市区，老人独自居住", "");
  private static final List<String> SPOT_NOTES =
      List.of("河道漂浮物已通知清理", "宅前屋后整洁", "乱堆物一处，限期清理", "路灯正常", "秸秆堆放已劝导");

  /** One visit to a household, or to a unit where there is none. */
  record Visit(
      String id,
      LocalDateTime at,
      Household household,
      String unit,
      List<String> staff,
      String type,
      String outcome,
      String note) {
    Row row(Hand hand) {
      return Row.of("visit_id", id)
          .with("visited_at", hand.time(at))
          .with("visit_type", hand.word("visit_type", type))
          .with("staff_ids", hand.list(staff))
          .with("household_id", household == null ? "" : household.id())
          .with("unit_code", household == null ? unit : "")
          .with("outcome", hand.word("visits.outcome", outcome))
          .with("note", note)
          .with("recorded_at", hand.time(at.toLocalDate().atTime(20, 0)));
    }

    Visit numbered(int number) {
      return new Visit(
          "TZ" + Names.digits(number, 4), at, household, unit, staff, type, outcome, note);
    }
  }

  static Visits drawn(Village village, People people, long seed) {
    Chance chance = new Chance(seed);
    List<Visit> visits = homeVisits(people, chance);
    for (Person inspector : people.inspectors()) {
      List<Unit> groups = village.groupsOf(inspector.unit());
      for (int i = 0; i < INSPECTIONS_EACH; i++) {
        String unit = chance.pick(groups).code();
        visits.add(inspection(inspector, unit, Cycle.ALL.get(i % 4), chance));
      }
    }
    visits.sort(Comparator.comparing(Visit::at).thenComparing(visit -> visit.staff().get(0)));
    List<Visit> numbered = new ArrayList<>();
    visits.forEach(visit -> numbered.add(visit.numbered(numbered.size() + 1)));
    return new Visits(List.copyOf(numbered));
  }

  private record Plan(Cycle cycle, Household household) {}

  /** In each cycle every household of one block, in turn, and some of the others. */
  private static List<Visit> homeVisits(People people, Chance chance) {
    List<Visit> visits = new ArrayList<>();
    List<Plan> others = new ArrayList<>();
    for (Cycle cycle : Cycle.ALL) {
      for (Household household : people.households()) {
        if (household.group() / 5 != cycle.number() % 3) {
          others.add(new Plan(cycle, household));
        } else if (!household.status().equals("vacant")) {
          visits.add(visit(people, cycle, household, "met", chance));
        }
      }
    }
    for (int i = 0; i < others.size(); i++) {
      // As many as are still wanted out of those still left.
      if (chance.between(1, others.size() - i) <= HOME - visits.size()) {
        Plan plan = others.get(i);
        visits.add(visit(people, plan.cycle(), plan.household(), "", chance));
      }
    }
    return visits;
  }

  private static Visit visit(
      People people, Cycle cycle, Household household, String outcome, Chance chance) {
    LocalDate day = day(cycle, chance);
    List<Person> staff = people.staffOf(cycle.visitingGroup(household.group()));
    boolean stayHome = !day.isBefore(STAY_HOME_FROM) && !day.isAfter(STAY_HOME_TO);
    boolean phone = stayHome || household.status().equals("away");
    return new Visit(
        "",
        chance.officeTime(day),
        household,
        "",
        staff.stream().map(Person::id).limit(chance.between(1, 2)).toList(),
        phone ? "phone" : "home",
        outcome.isEmpty() ? outcome(household.status(), chance) : outcome,
        chance.pick(HOME_NOTES));
  }

  private static Visit inspection(Person inspector, String unit, Cycle cycle, Chance chance) {
    return new Visit(
        "",
        day(cycle, chance).atTime(6, 30).plusMinutes(chance.between(0, 600)),
        null,
        unit,
        List.of(inspector.id()),
        "on_the_spot",
        "",
        chance.pick(SPOT_NOTES));
  }

  /** A working day of the cycle; the first week and the last days of the year are free. */
  private static LocalDate day(Cycle cycle, Chance chance) {
    LocalDate first = cycle.number() == 0 ? LocalDate.of(2020, 1, 6) : cycle.first();
    return chance.weekday(first, cycle.first().plusDays(89));
  }

  private static String outcome(String status, Chance chance) {
    return switch (status) {
      case "vacant" -> "not_home";
      case "away" -> chance.weighted("60 not_home 40 met");
      default -> chance.weighted("86 met 12 not_home 2 refused");
    };
  }
}
