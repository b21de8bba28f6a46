package org.lastmetre.generate.bagongshan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.lastmetre.generate.bagongshan.Area.Township;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Staff;

/**
 * The 1,346 visits as they happened.
 *
 * @param byTownship by township code, in the order of time
 */
record Visits(Map<String, List<Visit>> byTownship) {
  /** The household Bagongshan town forgot in its first register. */
  static final String LATE_HOUSEHOLD = "H100-0251";

  private static final LocalDate FIRST = LocalDate.of(2017, 1, 9);
  private static final LocalDate LAST = LocalDate.of(2017, 6, 28);

  /** Nobody is visited between New Year's eve and the sixth day of the Spring Festival. */
  private static final LocalDate FESTIVAL_FROM = LocalDate.of(2017, 1, 26);

  private static final LocalDate FESTIVAL_TO = LocalDate.of(2017, 2, 3);

  /** The day on which one person claims six households within ten minutes. */
  private static final LocalDate HASTE = LocalDate.of(2017, 3, 15);

  private static final List<String> NOTES =
      List.of(
          "反映门前路灯不亮",
          "老人身体尚可,子女在外务工",
          "了解医保缴费情况，已解释",
          "希望改善供水水压",
          "家中仅老人一人，需\"重点关注\"",
          "新换电话15400001234，已登记",
          "1.庭院整洁;\n2.无矛盾纠纷",
          "宣传禁烧政策");

  /** One visit; an empty type or outcome was left blank. */
  record Visit(
      String id,
      LocalDateTime at,
      Household household,
      List<String> staff,
      String type,
      String outcome,
      int minutes,
      String note,
      LocalDateTime recordedAt) {}

  static Visits drawn(Area area, People people, long seed) {
    Map<String, List<Visit>> drawn = new LinkedHashMap<>();
    Random random = new Random(seed);
    for (Township township : area.townships()) {
      drawn.put(township.code(), new Drawing(township, people, random).visits());
    }
    return new Visits(drawn);
  }

  /** Draws one township's visits: key households three times, most others once, some twice. */
  private static final class Drawing {
    private final Township township;
    private final People people;
    private final Random random;

    Drawing(Township township, People people, Random random) {
      this.township = township;
      this.people = people;
      this.random = random;
    }

    List<Visit> visits() {
      List<Visit> visits =
          plan().stream().map(this::visit).collect(Collectors.toCollection(ArrayList::new));
      if (township.digits().equals("002")) {
        hurry(visits);
      }
      visits.sort(Comparator.comparing(Visit::at).thenComparing(visit -> visit.household().id()));
      for (int i = 0; i < visits.size(); i++) {
        Visit visit = visits.get(i);
        String id = "ZF" + township.digits() + "-" + Names.digits(i + 1, 4);
        visits.set(i, renumbered(visit, id));
      }
      return List.copyOf(visits);
    }

    private record Plan(Household household, LocalDate day) {}

    private List<Plan> plan() {
      List<Household> open = new ArrayList<>(people.households().get(township.code()));
      if (township.digits().equals("001")) {
        // A blind spot: one group to which nobody goes all the half year.
        String blind = township.groups().get(17).code();
        open.removeIf(household -> household.unit().equals(blind));
      }
      List<Plan> plans = new ArrayList<>();
      for (Household household : open) {
        if (household.id().equals(LATE_HOUSEHOLD)) {
          plans.add(new Plan(household, LocalDate.of(2017, 2, 16)));
        } else if (household.key()) {
          for (int visit = 0; visit < 3; visit++) {
            plans.add(new Plan(household, workingDay(FIRST.plusDays(visit * 57L), 50)));
          }
        }
      }
      List<Household> others =
          open.stream()
              .filter(household -> !household.key() && !household.id().equals(LATE_HOUSEHOLD))
              .collect(Collectors.toCollection(ArrayList::new));
      Collections.shuffle(others, random);
      int once = others.size() * 72 / 100;
      for (int i = 0; plans.size() < township.visits(); i++) {
        Household household =
            i < once ? others.get(i) : others.get(random.nextInt(Math.max(1, once)));
        plans.add(new Plan(household, workingDay(FIRST, 171)));
      }
      return plans;
    }

    private LocalDate workingDay(LocalDate from, int days) {
      while (true) {
        LocalDate day = from.plusDays(random.nextInt(days));
        boolean festival = !day.isBefore(FESTIVAL_FROM) && !day.isAfter(FESTIVAL_TO);
        if (!festival && day.getDayOfWeek() != DayOfWeek.SUNDAY && !day.isAfter(LAST)) {
          return day;
        }
      }
    }

    private Visit visit(Plan plan) {
      Household household = plan.household();
      boolean evening = random.nextInt(8) == 0;
      LocalDateTime at =
          plan.day()
              .atTime(evening ? 18 : 8, 30)
              .plusMinutes(5L * random.nextInt(evening ? 18 : 108));
      List<String> staff = new ArrayList<>();
      staff.add(people.responsible(township, household, plan.day()));
      if (random.nextInt(7) == 0) {
        List<Staff> all = people.staff().get(township.code());
        staff.add(all.get(random.nextInt(all.size())).id());
      }
      boolean phone = random.nextInt(12) == 0;
      String type = phone ? "phone" : random.nextInt(6) == 0 ? "" : "home";
      String outcome = outcome(household.status());
      LocalDateTime recorded = plan.day().atTime(17, 30).plusMinutes(random.nextInt(150));
      return new Visit(
          "",
          at,
          household,
          staff.stream().distinct().collect(Collectors.toUnmodifiableList()),
          type,
          outcome,
          phone || !outcome.equals("met") ? 3 + random.nextInt(10) : 10 + 5 * random.nextInt(11),
          random.nextInt(9) == 0 ? NOTES.get(random.nextInt(NOTES.size())) : "",
          recorded.isBefore(at) ? at.plusMinutes(40) : recorded);
    }

    private String outcome(String status) {
      int lot = random.nextInt(100);
      return switch (status) {
        case "vacant" -> lot < 60 ? "not_home" : "moved";
        case "away" -> lot < 70 ? "not_home" : "met";
        default -> lot < 89 ? "met" : lot < 97 ? "not_home" : lot < 98 ? "refused" : "";
      };
    }

    /** The first six visits of the first party member, two minutes apart, recorded at once. */
    private void hurry(List<Visit> visits) {
      String member =
          people.staff().get(township.code()).stream()
              .filter(staff -> staff.role().equals("party_member"))
              .findFirst()
              .orElseThrow()
              .id();
      int claimed = 0;
      for (int i = 0; i < visits.size() && claimed < 6; i++) {
        Visit visit = visits.get(i);
        if (visit.staff().get(0).equals(member)) {
          visits.set(
              i,
              new Visit(
                  "",
                  HASTE.atTime(9, 0).plusMinutes(2L * claimed),
                  visit.household(),
                  visit.staff(),
                  "home",
                  "met",
                  30,
                  "",
                  LocalDate.of(2017, 3, 31).atTime(17, 28)));
          claimed++;
        }
      }
    }

    private static Visit renumbered(Visit visit, String id) {
      return new Visit(
          id,
          visit.at(),
          visit.household(),
          visit.staff(),
          visit.type(),
          visit.outcome(),
          visit.minutes(),
          visit.note(),
          visit.recordedAt());
    }
  }
}
