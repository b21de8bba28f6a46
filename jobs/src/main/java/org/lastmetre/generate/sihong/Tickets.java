package org.lastmetre.generate.sihong;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Course;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Matter;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Unit;

/**
 * About 400 tickets, found in three ways, dispatched to one or several departments.
 *
 * @param all in the order in which they were raised
 */
record Tickets(List<Matter> all) {
  private static final int DRAWN = 402;
  private static final LocalDate FIRST = LocalDate.of(2025, 3, 10);
  private static final LocalDate LAST = LocalDate.of(2025, 6, 29);
  private static final LocalDateTime END = LocalDateTime.of(2025, 6, 30, 17, 0);

  /** The kind of matter that comes up everywhere in June: a common issue 共性问题. */
  private static final Kind CHARGING = new Kind("小区管理", "电动车进楼道充电", "县消防救援大队");

  private static final List<Kind> KINDS =
      List.of(
          CHARGING,
          new Kind("小区管理", "物业保洁不及时", "县住房和城乡建设局"),
          new Kind("小区管理", "地下车库渗水", "县住房和城乡建设局"),
          new Kind("小区管理", "消防通道被占用", "县消防救援大队"),
          new Kind("住房保障", "不动产证办理迟缓", "县自然资源和规划局"),
          new Kind("住房保障", "公租房申请进度咨询", "县住房和城乡建设局"),
          new Kind("住房保障", "外墙保温层脱落", "县住房和城乡建设局"),
          new Kind("民生实事", "社区门口缺公交站台", "县交通运输局"),
          new Kind("民生实事", "助餐点位不足", "县民政局"),
          new Kind("民生实事", "健身器材损坏", "县文体广电和旅游局"),
          new Kind("环境卫生", "夜间烧烤油烟扰民", "县城市管理局"),
          new Kind("环境卫生", "建筑垃圾无人清运", "县城市管理局"),
          new Kind("就业社保", "灵活就业参保咨询", "县人力资源和社会保障局"),
          new Kind("就业社保", "高龄津贴漏发", "县民政局"),
          new Kind("教育医疗", "学区划分咨询", "县教育局"));

  private record Kind(String category, String title, String department) {}

  static Tickets drawn(Area area, Crews crews, Homes homes, long seed) {
    Chance chance = new Chance(seed);
    List<Matter> drawn = new ArrayList<>();
    for (int i = 0; i < DRAWN; i++) {
      Unit community = chance.pick(area.allCommunities());
      String clerk = chance.pick(chance.pick(crews.groups().get(community.code()))).id();
      drawn.add(drawn(chance, chance.pick(homes.of().get(community.code())), clerk));
    }
    return new Tickets(Matter.numbered(drawn, number -> "SH25-" + Names.digits(number, 5)));
  }

  private static Matter drawn(Chance chance, Household home, String clerk) {
    LocalDate day = chance.weekday(FIRST, LAST);
    Kind kind = day.getMonthValue() == 6 && chance.percent(35) ? CHARGING : chance.pick(KINDS);
    String channel = chance.weighted("55 resident_report 33 staff_inspection 12 data_analysis");
    boolean reported = channel.equals("resident_report");
    boolean enquiry = kind.title().endsWith("咨询");
    LocalDateTime raisedAt = chance.officeTime(day);
    Course course = new Course(chance, raisedAt);
    String other = kind.department().equals("县城市管理局") ? "县市场监督管理局" : "县城市管理局";
    run(course, chance, clerk, enquiry ? "" : kind.department(), other);
    return new Matter(
        "",
        raisedAt,
        home.unit(),
        reported ? home.id() : "",
        channel,
        kind.category(),
        enquiry ? "enquiry" : chance.percent(8) ? "urgent" : "normal",
        kind.title(),
        reported ? home.phone() : "",
        chance.percent(35) ? chance.between(2, 90) : 0,
        course.until(END));
  }

  /** An enquiry is answered on the spot; the rest goes to one department, or to two. */
  private static void run(
      Course course, Chance chance, String clerk, String department, String other) {
    course.days("accepted", 0, 1, clerk, "");
    if (department.isEmpty()) {
      course.days("resolved", 0, chance.percent(85) ? 2 : 6, clerk, "");
      course.days("feedback", 0, 1, clerk, "");
      return;
    }
    int lot = chance.between(1, 100);
    course.days("dispatched", 0, 1, clerk, department);
    if (lot <= 14) {
      course.minutes("dispatched", 1, 5, clerk, other);
    }
    if (chance.percent(50)) {
      course.days("first_response", 0, 1, "", department);
    }
    if (lot <= 14) {
      course.days("resolved", 1, 4, "", department);
      course.days("resolved", 0, 3, "", other);
    } else if (lot <= 19) {
      return;
    } else if (lot <= 22) {
      course.days("suspended", 1, 2, clerk, "");
      course.days("resumed", 6, 12, clerk, "");
      course.days("resolved", 1, 3, "", department);
    } else if (lot <= 24) {
      course.days("withdrawn", 1, 3, clerk, "");
      return;
    } else {
      course.days("resolved", 1, lot <= 34 ? 15 : 5, "", department);
    }
    if (chance.percent(6)) {
      return;
    }
    course.days("feedback", 0, 2, clerk, "");
    if (chance.percent(6)) {
      course.days("reopened", 1, 4, clerk, "");
      course.days("resolved", 2, 6, "", department);
      course.days("feedback", 0, 1, clerk, "");
    }
    if (chance.percent(15)) {
      course.days("published", 1, 3, clerk, "");
    }
  }
}
