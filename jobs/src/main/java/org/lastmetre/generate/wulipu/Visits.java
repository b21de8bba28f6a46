package org.lastmetre.generate.wulipu;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
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
    Random random = new Random(seed);
    List<Household> open =
        new ArrayList<>(
            households.all().stream()
                .filter(household -> !household.area().equals(BLIND_AREA))
                .toList());
    Collections.shuffle(open, random);
    List<Visit> visits = new ArrayList<>();
    for (Household household : open) {
      if (household.key()) {
        Season.MONTHS.forEach(
            month ->
                visits.add(visit(household, month.first().plusDays(random.nextInt(28)), random)));
      }
    }
    List<Household> others = open.stream().filter(household -> !household.key()).toList();
    while (visits.size() < TOTAL) {
      // Half of the neighbours' heads are zealous, half are not.
      Household household = others.get(random.nextInt(others.size()));
      if (household.neighbour().hashCode() % 2 == 0 || random.nextInt(4) == 0) {
        visits.add(visit(household, Season.day(random), random));
      }
    }
    visits.sort(Comparator.comparing(Visit::at).thenComparing(visit -> visit.household().id()));
    List<Visit> numbered = new ArrayList<>();
    visits.forEach(visit -> numbered.add(visit.numbered(numbered.size() + 1)));
    return new Visits(List.copyOf(numbered));
  }

  private static Visit visit(Household household, LocalDate day, Random random) {
    LocalDate known = day.isAfter(Season.LAST) ? Season.LAST : day;
    boolean evening = random.nextInt(3) == 0;
    LocalDateTime at =
        known.atTime(evening ? 19 : 8, 0).plusMinutes(5L * random.nextInt(evening ? 24 : 120));
    List<String> staff = new ArrayList<>(List.of(Heads.ofNeighbour(household.neighbour())));
    if (random.nextInt(9) == 0) {
      staff.add(Heads.ofGroup(Territory.groupOf(household.neighbour())));
    }
    boolean phone = random.nextInt(6) == 0 && !household.phone().isEmpty();
    String outcome = outcome(household.status(), random.nextInt(100));
    return new Visit(
        "",
        at,
        household,
        staff,
        phone ? "phone" : random.nextInt(8) == 0 ? "" : "home",
        outcome,
        outcome.equals("met") ? 5 + 5 * random.nextInt(7) : 2,
        random.nextInt(12) == 0 ? NOTES.get(random.nextInt(NOTES.size())) : "");
  }

  private static String outcome(String status, int lot) {
    return switch (status) {
      case "vacant" -> lot < 70 ? "not_home" : "moved";
      case "away" -> lot < 75 ? "not_home" : "met";
      default -> lot < 88 ? "met" : lot < 97 ? "not_home" : lot < 99 ? "refused" : "";
    };
  }
}
