package org.lastmetre.generate.shengxin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lastmetre.generate.shengxin.People.Household;
import org.lastmetre.generate.shengxin.Visits.Visit;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Course;
import org.lastmetre.generate.township.Course.Step;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Sheet.Row;

/**
 * The 80 issues: 77 of every kind, and three households' question about their pensions.
 *
 * @param all in the order in which they were raised
 */
record Issues(List<Issue> all) {
  static final String PENSION = "养老保险";

  /** The elders whom the pension matter of three households turned out to affect. */
  static final int ELDERS = 123;

  private static final int OTHERS = 77;
  private static final LocalDateTime END = Cycle.AS_OF.minusDays(1).atStartOfDay();
  private static final List<Matter> MATTERS =
      List.of(
          new Matter("道路", "机耕路破损，农机进不去"),
          new Matter("河道", "宅河淤积发黑"),
          new Matter("环境卫生", "垃圾分类点位太远"),
          new Matter("土地流转", "流转费发放时间"),
          new Matter("邻里纠纷", "宅基地边界有争议"),
          new Matter("供电", "大棚用电跳闸"),
          new Matter("医疗", "卫生室配药不全"));

  /** What an issue is about: category and the words in which it was put. */
  record Matter(String category, String words) {}

  /** One issue; without a household an inspector found it. */
  record Issue(
      String id,
      LocalDateTime raisedAt,
      String unit,
      Household household,
      String channel,
      Matter matter,
      String priority,
      int affected,
      List<Step> steps) {
    boolean about(String category) {
      return matter.category().equals(category);
    }

    /** When it was answered to the one who raised it; null for never. */
    LocalDateTime feedbackAt() {
      return Step.last("feedback", steps);
    }

    Row row(Hand hand) {
      return Row.of("issue_id", id)
          .with("raised_at", hand.time(raisedAt))
          .with("unit_code", unit)
          .with("household_id", household == null ? "" : household.id())
          .with("channel", hand.word("channel", channel))
          .with("category", matter.category())
          .with("priority", hand.word("priority", priority))
          .with("description", matter.words())
          .with("affected_households", affected == 0 ? "" : Integer.toString(affected));
    }

    /** The steps of the issue as rows, numbered after it. */
    List<Row> steps(Hand hand, Cycle cycle) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        if (cycle.holds(step.at())) {
          rows.add(
              Row.of("event_id", id + "-" + (i + 1))
                  .with("issue_id", id)
                  .with("event", hand.word("event", step.event()))
                  .with("occurred_at", hand.time(step.at()))
                  .with("staff_id", step.staff())
                  .with("department", step.department()));
        }
      }
      return rows;
    }

    Issue numbered(int number) {
      return new Issue(
          "MQ" + Names.digits(number, 3),
          raisedAt,
          unit,
          household,
          channel,
          matter,
          priority,
          affected,
          steps);
    }
  }

  static Issues drawn(People people, Visits visits, long seed) {
    Chance chance = new Chance(seed);
    List<Issue> issues = new ArrayList<>();
    List<Visit> occasions =
        visits.all().stream()
            .filter(visit -> visit.household() == null || visit.outcome().equals("met"))
            .toList();
    for (int i = 0; i < OTHERS; i++) {
      issues.add(raised(chance.pick(occasions), chance));
    }
    for (int i = 0; i < 3; i++) {
      Household household =
          people.households().stream()
              .filter(Household::key)
              .skip(4 + 17L * i)
              .findFirst()
              .orElseThrow();
      issues.add(pension(household, LocalDate.of(2020, 3, 23).plusDays(2L * i), chance));
    }
    issues.sort(Comparator.comparing(Issue::raisedAt).thenComparing(Issue::unit));
    List<Issue> numbered = new ArrayList<>();
    issues.forEach(issue -> numbered.add(issue.numbered(numbered.size() + 1)));
    return new Issues(List.copyOf(numbered));
  }

  /** What a visit or an inspection brought up; or a household came by itself the next day. */
  private static Issue raised(Visit visit, Chance chance) {
    Household household = visit.household();
    boolean came = household != null && chance.percent(33);
    Matter matter = chance.pick(MATTERS);
    String priority =
        matter.category().equals("土地流转")
            ? "enquiry"
            : matter.category().equals("供电") ? "urgent" : "normal";
    LocalDateTime at = came ? visit.at().plusHours(3) : visit.at().plusMinutes(5);
    String staff = visit.staff().get(0);
    return new Issue(
        "",
        at,
        household == null ? visit.unit() : household.unit(),
        household,
        came ? "resident_report" : household == null ? "staff_inspection" : "visit",
        matter,
        priority,
        household != null && chance.percent(25) ? chance.between(2, 20) : 0,
        course(at, staff, priority, chance).until(END));
  }

  /** Two answers 双反馈: to the one who raised it, and to the whole village. */
  private static Course course(LocalDateTime at, String staff, String priority, Chance chance) {
    Course course = new Course(chance, at);
    int lot = chance.between(0, 99);
    if (lot < 3) {
      return course;
    }
    course.minutes("accepted", 10, priority.equals("urgent") ? 50 : 120, staff, "");
    if (lot < 8) {
      return course.days("first_response", 1, 2, staff, "");
    }
    if (priority.equals("urgent") && lot < 70) {
      course.minutes("resolved", 60, 240, staff, "");
    } else if (lot < 30) {
      course.days("escalated", 2, 5, staff, "枫泾镇").days("resolved", 6, 25, staff, "");
    } else {
      course.days("resolved", 0, 8, staff, "");
    }
    if (lot > 92) {
      return course;
    }
    course.days("feedback", 0, 2, staff, "");
    if (lot > 88) {
      course.days("reopened", 1, 4, staff, "").days("resolved", 1, 5, staff, "");
      course.days("feedback", 0, 2, staff, "");
    }
    return lot > 35 ? course.days("published", 1, 6, staff, "") : course;
  }

  private static Issue pension(Household household, LocalDate day, Chance chance) {
    LocalDateTime at = day.atTime(9, 40);
    Course course =
        new Course(chance, at)
            .minutes("accepted", 10, 60, "CB03", "")
            .days("escalated", 8, 9, "CB03", "枫泾镇")
            .days("first_response", 3, 5, "CB03", "")
            .days("resolved", 48, 52, "CB03", "")
            .days("feedback", 1, 1, "CB03", "")
            .days("published", 2, 2, "CB03", "");
    return new Issue(
        "",
        at,
        household.unit(),
        household,
        "resident_report",
        new Matter(PENSION, "老人养老金补缴年限未计入"),
        "normal",
        0,
        course.until(END));
  }
}
