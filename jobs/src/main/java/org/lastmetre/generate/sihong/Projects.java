package org.lastmetre.generate.sihong;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Unit;
import org.lastmetre.generate.township.WorkbookStyle;

/**
 * Livelihood projects of 2025 by the measure of “8310”: eight of the county, three of each
 * township, ten of each community, the last for twelve communities only. Sent as a plan in March
 * and again in June as far as they had come.
 */
final class Projects {
  private static final LocalDate PLANNED = LocalDate.of(2025, 3, 14);
  private static final LocalDate REVIEWED = LocalDate.of(2025, 6, 26);
  private static final int EVERY_NINTH = 9;

  private static final List<String> COUNTY =
      List.of(
          "新建县城公共停车场3处",
          "城区二次供水设施改造",
          "县中医院康复楼投用",
          "新增公办园学位900个",
          "老旧小区加装电梯",
          "建设区域助餐中心2个",
          "改造断头路2条",
          "零工驿站升级");
  private static final List<String> TOWNSHIP = List.of("集镇污水管网修缮", "卫生院数字化门诊", "便民服务中心无障碍改造");
  private static final List<String> VILLAGE =
      List.of(
          "新增电动车充电桩",
          "楼道灯更换",
          "地下车库防水维修",
          "儿童活动角",
          "老年助餐点",
          "健身器材更新",
          "雨污管道疏通",
          "消防通道划线",
          "垃圾分类亭改造",
          "邻里议事亭");

  private final Area area;
  private final Chance chance;

  Projects(Area area, long seed) {
    this.area = area;
    this.chance = new Chance(seed);
  }

  private record Project(
      String id, String level, String unit, String title, LocalDate due, String lead) {}

  void send(Landing landing) throws IOException {
    List<Project> projects = projects();
    Hand plan = form("计划表（2025年3月）");
    Sheet planned = plan.sheet("projects");
    for (Project project : projects) {
      planned.add(row(plan, project, "planned", null));
    }
    planned.add(
        row(plan, projects.get(0), "planned", null)
            .with("project_id", "SS2025-901")
            .refused("planned_finish", "2025年9月31日", Reason.BAD_DATE));
    landing.send(Area.COUNTY, PLANNED, "计划", plan, planned);

    Hand review = form("进展表（2025年6月）");
    Sheet reviewed = review.sheet("projects");
    projects.forEach(project -> reviewed.add(reviewed(review, project)));
    landing.send(Area.COUNTY, REVIEWED, "进展", review, reviewed);
  }

  private List<Project> projects() {
    List<Project> projects = new ArrayList<>();
    COUNTY.forEach(title -> plan(projects, "county", Area.COUNTY, title, "县政府办公室"));
    for (Unit township : area.townships()) {
      TOWNSHIP.forEach(
          title -> plan(projects, "township", township.code(), title, township.name()));
    }
    List<Unit> communities = area.allCommunities();
    for (int at = 0; at < communities.size(); at += EVERY_NINTH) {
      Unit community = communities.get(at);
      VILLAGE.forEach(
          title -> plan(projects, "village", community.code(), title, community.name()));
    }
    return projects;
  }

  private void plan(List<Project> projects, String level, String unit, String title, String lead) {
    LocalDate due = LocalDate.of(2025, level.equals("village") ? 4 : 6, 30);
    projects.add(
        new Project(
            "SS2025-" + Names.digits(projects.size() + 1, 3),
            level,
            unit,
            title,
            due.plusMonths(chance.between(0, 6)),
            lead));
  }

  /** Most of what was due is finished, some late; little of the rest. */
  private Row reviewed(Hand hand, Project project) {
    boolean due = !project.due().isAfter(REVIEWED);
    String status =
        chance.weighted(
            due ? "86 finished 11 started 3 cancelled" : "20 finished 60 started 20 planned");
    if (!status.equals("finished")) {
      return row(hand, project, status, null);
    }
    LocalDate aim = due ? project.due().minusDays(25) : LocalDate.of(2025, 5, 20);
    LocalDate finished = aim.plusDays(chance.between(0, 33));
    return row(hand, project, status, finished.isAfter(REVIEWED) ? REVIEWED : finished);
  }

  private static Hand form(String title) {
    return Words.clerk(
        WorkbookStyle.sheet("民生实事")
            .titled("泗洪县民生实事项目" + title, "填报单位：县民生实事推进办公室")
            .grouped("完成情况", "计划完成时间", "实际完成时间")
            .totalled("制表人：蒋文静    审核人：许安明"));
  }

  private static Row row(Hand hand, Project project, String status, LocalDate finished) {
    return Row.of(
        "project_id",
        project.id(),
        "level",
        hand.word("projects.level", project.level()),
        "unit_code",
        project.unit(),
        "title",
        project.title(),
        "plan_period",
        "2025",
        "planned_finish",
        hand.day(project.due()),
        "status",
        hand.word("projects.status", status),
        "finished_on",
        hand.day(finished),
        "lead_unit",
        project.lead());
  }
}
