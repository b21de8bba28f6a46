package org.lastmetre.generate.shengxin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Sheet.Row;

/**
 * The tasks of the quarterly plans, six to a quarter, published when it begins and followed up when
 * it has ended.
 *
 * @param all by quarter
 */
record Plans(List<Task> all) {
  private static final List<String> TITLES =
      List.of(
          "修补机耕路",
          "宅河清淤",
          "增设路灯",
          "股份分红公示",
          "养老金补缴名单核对",
          "卫生室增配常用药",
          "垃圾箱房改造",
          "村民小组长培训",
          "灌溉泵站检修",
          "文化活动室开放",
          "困难老人助餐",
          "农田水渠疏浚",
          "危房排查",
          "村务公开栏更新",
          "秋收机具调度",
          "防汛物资储备",
          "绿化补种",
          "老年体检",
          "四好农村路养护",
          "用电线路改造",
          "冬季慰问",
          "集体资产清查",
          "来年计划征求意见",
          "河道保洁评比");
  private static final int EACH = 6;

  /** One task; one that was not finished has no day. */
  record Task(String id, Cycle cycle, String title, LocalDate due, LocalDate finished) {
    /** As the plan published it. */
    Row planned(Hand hand) {
      return row(hand).with("status", hand.word("project_status", "planned"));
    }

    /** As the follow-up found it. */
    Row followedUp(Hand hand) {
      String status = finished == null ? "started" : "finished";
      return row(hand)
          .with("status", hand.word("project_status", status))
          .with("finished_on", hand.day(finished));
    }

    private Row row(Hand hand) {
      return Row.of("project_id", id)
          .with("plan_period", cycle.period())
          .with("title", title)
          .with("unit_code", Village.VILLAGE.code())
          .with("level", hand.word("project_level", "village"))
          .with("planned_finish", hand.day(due))
          .with("lead_unit", "村委会");
    }
  }

  static Plans drawn(long seed) {
    Chance chance = new Chance(seed);
    List<Task> tasks = new ArrayList<>();
    for (Cycle cycle : Cycle.ALL) {
      for (int i = 1; i <= EACH; i++) {
        LocalDate due = cycle.last().minusDays(chance.between(0, 29));
        LocalDate finished = due.plusDays(chance.between(-18, 6));
        tasks.add(
            new Task(
                cycle.period() + "-" + i,
                cycle,
                TITLES.get(tasks.size()),
                due,
                chance.percent(14) || !finished.isBefore(cycle.sent()) ? null : finished));
      }
    }
    return new Plans(List.copyOf(tasks));
  }

  /** The tasks of a quarter. */
  List<Task> of(Cycle cycle) {
    return all.stream().filter(task -> task.cycle().equals(cycle)).toList();
  }
}
