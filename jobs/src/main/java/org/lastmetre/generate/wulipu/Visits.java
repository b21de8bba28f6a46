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

/**
 * The 6,000 visits of the neighbour heads.
 *
 * @param all in the order of time
 */
record Visits(List<Visit> all) {
  /** An area where nobody has been all the season: a blind spot. */
  static final String BLIND_AREA = "43030401600505";

  private static final int TOTAL = 6_000;
  private static final List<String> NOTES =
      List.of(
          "楼道堆放杂物，已劝导",
          "老人一人在家，已查看燃气",
          "反映三楼感应灯不亮",
          "宣传防溺水和反诈",
          "租户已更换，登记新电话15400004321",
          "愿意参加小区治理谈",
          "独居，约定每周上门");

  /** One visit; an empty type was left blank. */
  record Visit(
      String id,
      LocalDateTime at,
      Household household,
      List<String> staff,
      String type,
      String outcome,
      int minutes,
      String note) {
    Row row(Hand hand) {
      return Row.of("visit_id", id)
          .with("staff_ids", hand.list(staff))
          .with("household_id", household.id())
          .with("visited_at", hand.time(at))
          .with("visit_type", hand.word("visit_type", type))
          .with("outcome", hand.word("visits.outcome", outcome))
          .with("duration_minutes", Integer.toString(minutes))
          .with("note", note);
    }

    Visit numbered(int number) {
      String numbered = "ZF" + Names.digits(number, 5);
      return new Visit(numbered, at, household, staff, type, outcome, minutes, note);
    }
  }

  /** Key households are visited every month, others once or never, some by chance twice. */
  static Visits drawn(Households households, long seed) {
    Chance chance = new Chance(seed);
    List<Household> open =
        households.all().stream()
            .filter(household -> !household.area().equals(BLIND_AREA))
            .toList();
    List<Visit> visits = new ArrayList<>();
    for (Household household : open) {
      if (household.key()) {
        Season.MONTHS.forEach(
            month ->
                visits.add(visit(household, chance.weekday(month.first(), month.last()), chance)));
      }
    }
    List<Household> others = open.stream().filter(household -> !household.key()).toList();
    while (visits.size() < TOTAL) {
      // Half of the neighbours' heads are zealous, half are not.
      Household household = chance.pick(others);
      if (household.neighbour().hashCode() % 2 == 0 || chance.percent(25)) {
        visits.add(visit(household, chance.weekday(Season.FIRST, Season.LAST), chance));
      }
    }
    visits.sort(Comparator.comparing(Visit::at).thenComparing(visit -> visit.household().id()));
    List<Visit> numbered = new ArrayList<>();
    visits.forEach(visit -> numbered.add(visit.numbered(numbered.size() + 1)));
    return new Visits(List.copyOf(numbered));
  }

  private static Visit visit(Household household, LocalDate day, Chance chance) {
    boolean evening = chance.percent(33);
    LocalDateTime at =
        evening ? day.atTime(19, 0).plusMinutes(chance.between(0, 120)) : chance.officeTime(day);
    List<String> staff = new ArrayList<>(List.of(Heads.ofNeighbour(household.neighbour())));
    if (chance.percent(11)) {
      staff.add(Heads.ofGroup(Territory.groupOf(household.neighbour())));
    }
    boolean phone = chance.percent(16) && !household.phone().isEmpty();
    String outcome = outcome(household.status(), chance);
    return new Visit(
        "",
        at,
        household,
        staff,
        phone ? "phone" : chance.weighted("88 home 12 -"),
        outcome,
        outcome.equals("met") ? 5 * chance.between(1, 7) : 2,
        chance.percent(8) ? chance.pick(NOTES) : "");
  }

  private static String outcome(String status, Chance chance) {
    return switch (status) {
      case "vacant" -> chance.weighted("70 not_home 30 moved");
      case "away" -> chance.weighted("75 not_home 25 met");
      default -> chance.weighted("88 met 9 not_home 2 refused 1 -");
    };
  }
}
