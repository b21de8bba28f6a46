package org.lastmetre.generate.siyang;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Course;
import org.lastmetre.generate.township.Course.Step;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Matter;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Unit;

/**
 * The register of matters 事项办理情况登记表 of the year: whoever is asked first accepts a matter and tells
 * the household in the end.
 *
 * @param all in the order in which they were raised
 */
record Matters(List<Matter> all) {
  private static final int DRAWN = 118;
  private static final LocalDate FIRST = LocalDate.of(2021, 1, 11);
  private static final LocalDate LAST = LocalDate.of(2021, 12, 29);
  private static final LocalDateTime END = LocalDateTime.of(2021, 12, 30, 18, 0);

  /** Category, title and the department that helps; none where the village helps itself. */
  private static final List<List<String>> KINDS =
      List.of(
          List.of("基础设施", "庄前水泥路路面破损", "镇村镇建设中心"),
          List.of("基础设施", "生产桥护栏缺失", "县交通运输局"),
          List.of("基础设施", "自来水水压不足", "县水务公司"),
          List.of("农业生产", "田间排水沟淤堵", "镇水利站"),
          List.of("农业生产", "葡萄滞销，盼对接销路", "县农业农村局"),
          List.of("农业生产", "农机购置补贴未到账", "镇农业农村局"),
          List.of("人居环境", "庄内垃圾桶清运不及时", ""),
          List.of("人居环境", "河塘水体发黑", "镇生态环境站"),
          List.of("社会保障", "老人养老金认证不会操作", ""),
          List.of("社会保障", "申请大病救助", "县医疗保障局"),
          List.of("社会保障", "咨询临时救助条件", ""),
          List.of("矛盾纠纷", "两户宅基地边界争议", "镇司法所"),
          List.of("矛盾纠纷", "土地流转租金拖欠", "镇司法所"));

  static Matters drawn(Area area, People people, long seed) {
    Drawing drawing = new Drawing(people, new Chance(seed));
    for (int i = 0; i < DRAWN; i++) {
      drawing.draw(drawing.chance.pick(area.allVillages()));
    }
    drawing.streetLights(area.allVillages().get(6));
    drawing.pump(area.allVillages().get(9));
    return drawing.numbered();
  }

  /** Draws the matters one after another. */
  private static final class Drawing {
    private final People people;
    private final Chance chance;
    private final List<Matter> drawn = new ArrayList<>();

    Drawing(People people, Chance chance) {
      this.people = people;
      this.chance = chance;
    }

    void draw(Unit village) {
      List<String> kind = chance.pick(KINDS);
      Household home = chance.pick(people.households().get(village.code()));
      LocalDateTime raisedAt = chance.officeTime(chance.weekday(FIRST, LAST));
      String priority =
          kind.get(1).startsWith("咨询") ? "enquiry" : chance.percent(12) ? "urgent" : "normal";
      String first = chance.pick(people.of(village)).id();
      Course course = new Course(chance, raisedAt);
      run(course, priority, first, kind.get(2));
      add(
          village,
          home,
          chance.weighted("40 visit 30 resident_report 12 staff_inspection 12 meeting 6 hotline"),
          kind.get(0),
          priority,
          kind.get(1),
          kind.get(0).equals("基础设施") ? chance.between(5, 60) : 0,
          raisedAt,
          course.until(END));
    }

    private void run(Course course, String priority, String first, String department) {
      if (priority.equals("urgent")) {
        course.minutes("accepted", 5, 40, first, "");
        course.minutes("resolved", 90, 540, first, "");
        course.minutes("feedback", 20, 90, first, "");
        return;
      }
      int lot = chance.between(1, 100);
      course.days("accepted", 0, lot <= 10 ? 3 : 1, first, "");
      if (!department.isEmpty()) {
        course.days("dispatched", 0, 1, first, department);
        if (chance.percent(40)) {
          course.days("first_response", 0, 1, first, department);
        }
      }
      if (lot <= 7) {
        return;
      }
      boolean slow = lot <= 18;
      course.days("resolved", slow ? 35 : 1, slow ? 50 : 6, first, department);
      if (lot <= 25) {
        return;
      }
      course.days("feedback", 0, 2, first, "");
      if (lot <= 31) {
        course.days("reopened", 2, 5, first, "");
        course.days("resolved", 3, 9, first, department);
        course.days("feedback", 0, 1, first, "");
      }
      if (chance.percent(30)) {
        course.days("published", 1, 4, first, "");
      }
    }

    /** More than sixty street lights, lit again about a month after the complaint. */
    void streetLights(Unit village) {
      LocalDateTime raisedAt = LocalDateTime.of(2021, 3, 8, 9, 20);
      String first = people.of(village).get(1).id();
      String department = "镇村镇建设中心";
      Course course =
          new Course(chance, raisedAt)
              .at("accepted", raisedAt.plusMinutes(25), first, "")
              .at("dispatched", raisedAt.plusHours(5), first, department)
              .at("first_response", raisedAt.plusDays(2), first, department)
              .at("resolved", LocalDateTime.of(2021, 4, 7, 18, 40), first, department)
              .at("feedback", LocalDateTime.of(2021, 4, 8, 9, 5), first, "")
              .at("published", LocalDateTime.of(2021, 4, 9, 10, 0), first, "");
      add(
          village,
          people.households().get(village.code()).get(20),
          "resident_report",
          "基础设施",
          "normal",
          "村内主路63盏路灯不亮，夜间出行不便",
          168,
          raisedAt,
          course.until(END));
    }

    /** An irrigation pump that failed at rice planting, repaired the same evening. */
    void pump(Unit village) {
      LocalDateTime raisedAt = LocalDateTime.of(2021, 6, 16, 10, 5);
      String first = people.of(village).get(0).id();
      Course course =
          new Course(chance, raisedAt)
              .at("accepted", raisedAt.plusMinutes(10), first, "")
              .at("first_response", raisedAt.plusMinutes(50), first, "")
              .at("resolved", LocalDateTime.of(2021, 6, 16, 19, 40), first, "")
              .at("feedback", LocalDateTime.of(2021, 6, 16, 20, 15), first, "");
      add(
          village,
          people.households().get(village.code()).get(33),
          "resident_report",
          "农业生产",
          "urgent",
          "灌溉站机泵故障，秧田无水",
          43,
          raisedAt,
          course.until(END));
    }

    private void add(
        Unit village,
        Household home,
        String channel,
        String category,
        String priority,
        String title,
        int affected,
        LocalDateTime raisedAt,
        List<Step> steps) {
      boolean byHousehold = !channel.equals("staff_inspection");
      drawn.add(
          new Matter(
              "",
              raisedAt,
              village.code(),
              byHousehold ? home.id() : "",
              channel,
              category,
              priority,
              title,
              byHousehold ? home.phone() : "",
              affected,
              steps));
    }

    private Matters numbered() {
      return new Matters(Matter.numbered(drawn, number -> "SX2021" + Names.digits(number, 4)));
    }
  }
}
