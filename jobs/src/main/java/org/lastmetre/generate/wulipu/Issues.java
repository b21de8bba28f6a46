package org.lastmetre.generate.wulipu;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Course;
import org.lastmetre.generate.township.Course.Step;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.wulipu.Households.Household;

/**
 * The 250 issues and their courses.
 *
 * @param all in the order in which they were raised
 */
record Issues(List<Issue> all) {
  private static final int TOTAL = 250;
  private static final List<String> CHANNELS =
      List.of("visit", "visit", "meeting", "resident_report", "staff_inspection", "order", "");
  private static final List<Matter> MATTERS =
      List.of(
          new Matter("物业管理", "物业费涨价未公示", "街道物业办"),
          new Matter("停车", "消防通道被占", "街道城管办"),
          new Matter("电梯", "电梯频繁停运", "街道物业办"),
          new Matter("环境卫生", "垃圾点异味扰民", "区环卫中心"),
          new Matter("加装充电桩", "电动车飞线充电", "社区"),
          new Matter("邻里纠纷", "楼上漏水赔偿", "社区"),
          new Matter("排水", "雨天路面积水", "区市政中心"),
          new Matter("噪声", "广场舞音量大", "街道综治办"),
          new Matter("救助", "临时救助如何申请", "街道民政办"));

  /** What an issue is about: category, title and the department that sees to it. */
  record Matter(String category, String title, String department) {}

  /** One issue; without a household it concerns the whole area. */
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
    String area() {
      return Territory.areaOf(unit);
    }

    /** When it was answered to the one who raised it; null for never. */
    LocalDateTime feedbackAt() {
      return Step.last("feedback", steps);
    }

    Row row(Hand hand) {
      return Row.of("issue_id", id)
          .with("category", matter.category())
          .with("title", matter.title())
          .with("unit_code", unit)
          .with("household_id", household == null ? "" : household.id())
          .with("reporter_phone", household == null ? "" : household.phone())
          .with("channel", hand.word("channel", channel))
          .with("priority", hand.word("priority", priority))
          .with("affected_households", affected == 0 ? "" : Integer.toString(affected))
          .with("raised_at", hand.time(raisedAt));
    }

    Row row(Hand hand, Step step) {
      return Row.of("issue_id", id)
          .with("event", hand.word("event", step.event()))
          .with("staff_id", step.staff())
          .with("department", step.department())
          .with("occurred_at", hand.time(step.at()));
    }

    Issue numbered(int number) {
      String numbered = "WT" + Names.digits(number, 4);
      return new Issue(
          numbered, raisedAt, unit, household, channel, matter, priority, affected, steps);
    }
  }

  static Issues drawn(Territory territory, Households households, long seed) {
    Chance chance = new Chance(seed);
    List<Issue> issues = new ArrayList<>();
    while (issues.size() < TOTAL) {
      String channel = chance.pick(CHANNELS);
      boolean common = channel.equals("meeting") || channel.equals("staff_inspection");
      Household household = chance.pick(households.all());
      String unit = common ? chance.pick(territory.areas()).code() : household.neighbour();
      issues.add(issue(unit, common ? null : household, channel, chance));
    }
    issues.sort(Comparator.comparing(Issue::raisedAt).thenComparing(Issue::unit));
    List<Issue> numbered = new ArrayList<>();
    issues.forEach(issue -> numbered.add(issue.numbered(numbered.size() + 1)));
    return new Issues(List.copyOf(numbered));
  }

  private static Issue issue(String unit, Household household, String channel, Chance chance) {
    Matter matter = chance.pick(MATTERS);
    LocalDateTime raised = chance.officeTime(chance.weekday(Season.FIRST, Season.LAST));
    String priority =
        matter.category().equals("救助")
            ? "enquiry"
            : matter.category().equals("电梯") && chance.percent(33) ? "urgent" : "normal";
    return new Issue(
        "",
        raised,
        unit,
        household,
        channel,
        matter,
        priority,
        household == null ? chance.between(10, 300) : 0,
        course(raised, unit, matter.department(), priority, chance)
            .until(Season.LAST.plusDays(1).atStartOfDay()));
  }

  /** Three in five go smoothly; acceptance may come days after the report, once a head is free. */
  private static Course course(
      LocalDateTime raised, String unit, String department, String priority, Chance chance) {
    String head = Heads.ofArea(Territory.areaOf(unit));
    Course course = new Course(chance, raised);
    int lot = chance.between(0, 99);
    if (lot < 4) {
      return course;
    }
    if (priority.equals("urgent") || lot < 30) {
      course.minutes("accepted", 10, 110, head, "");
    } else {
      course.days("accepted", 1, 3, head, "");
    }
    if (lot < 7) {
      return course.days("withdrawn", 1, 4, head, "");
    }
    course.minutes("dispatched", 10, 60, head, department);
    if (lot < 12) {
      return course.days("first_response", 0, 1, head, "");
    }
    if (lot < 16) {
      course.days("suspended", 1, 3, head, "").days("resumed", 10, 20, head, "");
    } else if (lot < 20) {
      course.days("escalated", 6, 9, head, "");
    }
    course.days("resolved", lot < 34 ? 8 : 0, lot < 34 ? 20 : 5, head, department);
    if (lot < 40) {
      return course;
    }
    course.days("feedback", 0, 2, head, "");
    if (lot < 45) {
      return course
          .days("reopened", 2, 5, head, "")
          .days("resolved", 2, 8, head, department)
          .days("feedback", 0, 2, head, "");
    }
    return lot < 75 ? course.days("published", 1, 5, head, "") : course;
  }
}
