package org.lastmetre.generate.wulipu;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
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
      return steps.stream()
          .filter(step -> step.event().equals("feedback"))
          .map(Step::at)
          .reduce((first, last) -> last)
          .orElse(null);
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
    Random random = new Random(seed);
    List<Issue> issues = new ArrayList<>();
    while (issues.size() < TOTAL) {
      String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
      boolean common = channel.equals("meeting") || channel.equals("staff_inspection");
      Household household = households.all().get(random.nextInt(households.all().size()));
      String unit =
          common
              ? territory.areas().get(random.nextInt(territory.areas().size())).code()
              : household.neighbour();
      issues.add(issue(unit, common ? null : household, channel, random));
    }
    issues.sort(Comparator.comparing(Issue::raisedAt).thenComparing(Issue::unit));
    List<Issue> numbered = new ArrayList<>();
    issues.forEach(issue -> numbered.add(issue.numbered(numbered.size() + 1)));
    return new Issues(List.copyOf(numbered));
  }

  private static Issue issue(String unit, Household household, String channel, Random random) {
    Matter matter = MATTERS.get(random.nextInt(MATTERS.size()));
    LocalDateTime raised = Season.day(random).atTime(8, 30).plusMinutes(random.nextInt(660));
    String priority =
        matter.category().equals("救助")
            ? "enquiry"
            : matter.category().equals("电梯") && random.nextInt(3) == 0 ? "urgent" : "normal";
    return new Issue(
        "",
        raised,
        unit,
        household,
        channel,
        matter,
        priority,
        household == null ? 10 + random.nextInt(300) : 0,
        course(raised, unit, matter.department(), priority, random).until(Season.LAST));
  }

  /** Three in five go smoothly; acceptance may come days after the report, once a head is free. */
  private static Course course(
      LocalDateTime raised, String unit, String department, String priority, Random random) {
    String head = Heads.ofArea(Territory.areaOf(unit));
    Course course = new Course(random, raised);
    int lot = random.nextInt(100);
    if (lot < 4) {
      return course;
    }
    if (priority.equals("urgent") || lot < 30) {
      course.soon("accepted", 10, 110, head, "");
    } else {
      course.after("accepted", 1, 3, head, "");
    }
    if (lot < 7) {
      return course.after("withdrawn", 1, 4, head, "");
    }
    course.soon("dispatched", 20, 200, head, department);
    if (lot < 12) {
      return course.after("first_response", 0, 1, head, "");
    }
    if (lot < 16) {
      course.after("suspended", 1, 3, head, "").after("resumed", 10, 20, head, "");
    } else if (lot < 20) {
      course.after("escalated", 6, 9, head, "");
    }
    course.after("resolved", lot < 34 ? 8 : 0, lot < 34 ? 20 : 5, head, department);
    if (lot < 40) {
      return course;
    }
    course.after("feedback", 0, 2, head, "");
    if (lot < 45) {
      return course
          .after("reopened", 2, 5, head, "")
          .after("resolved", 2, 8, head, department)
          .after("feedback", 0, 2, head, "");
    }
    return lot < 75 ? course.after("published", 1, 5, head, "") : course;
  }
}
