package org.lastmetre.county;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What coded values are called in made files: column to value to the words used beside its name. A
 * column whose codes are other ones in one dataset is written {@code dataset.column}.
 */
public final class ChineseWords {
  private static final Map<String, Map<String, List<String>>> WORDS = new LinkedHashMap<>();

  static {
    add("agenda_items.outcome", "discussed 已讨论", "passed 通过", "rejected 未通过", "deferred 暂缓");
    add("projects.level", "county 县级", "township 乡镇级", "village 村级");
    add("projects.status", "planned 计划中", "started 在建", "finished 已完工", "cancelled 已取消");
    add("service_orders.rating");
    add("level", "county 县", "township 乡镇", "community 社区 村", "grid 网格");
    add("level", "group 小组 村民小组", "neighbour 邻里");
    add("status", "resident 常住", "vacant 空置", "away 外出", "deregistered 注销");
    add("tags", "low_income 低收入", "subsistence 低保", "living_alone 独居");
    add("tags", "disabled 残疾", "left_behind 留守");
    add("role", "township_leader 乡镇领导", "township_staff 乡镇干部", "village_staff 村干部");
    add("role", "party_member 党员", "grid_worker 网格员", "area_head 片长", "group_head 组长");
    add("role", "neighbour_head 邻长", "inspector 巡查员", "volunteer 志愿者");
    add("visit_type", "home 入户", "on_the_spot 现场", "phone 电话");
    add("outcome", "met 见面", "not_home 不在家", "refused 拒访", "moved 已搬走");
    add("channel", "visit 走访", "resident_report 群众反映", "staff_inspection 干部巡查");
    add("channel", "data_analysis 数据分析", "order 点单", "meeting 会议", "hotline 热线");
    add("meeting_type", "village_talk 小村说事日", "estate_talk 小区治理谈", "monthly_analysis 月分析会");
    add("meeting_type", "quarterly_review 季度评议", "supervision 小村监事会");
    add("priority", "urgent 紧急", "normal 一般", "enquiry 咨询");
    add("event", "accepted 受理", "dispatched 派单", "escalated 上报", "suspended 挂起");
    add("event", "resumed 恢复", "first_response 首次响应", "resolved 办结", "feedback 反馈");
    add("event", "published 公开", "reopened 重办", "withdrawn 撤回");
    add("rating", "satisfied 满意 5 4", "basically_satisfied 基本满意 3", "dissatisfied 不满意 2 1");
  }

  private ChineseWords() {}

  private static void add(String column, String... valuesAndWords) {
    WORDS.put(column, WORDS.getOrDefault(column, new LinkedHashMap<>()));
    for (String valueAndWords : valuesAndWords) {
      List<String> words = List.of(valueAndWords.split(" ", -1));
      WORDS.get(column).put(words.get(0), words.subList(1, words.size()));
    }
  }

  /** Value to words; empty for a column without coded values. */
  public static Map<String, List<String>> of(String dataset, String column) {
    return WORDS.getOrDefault(dataset + "." + column, WORDS.getOrDefault(column, Map.of()));
  }

  /** Column to word to value, as a reader of the files needs it; no word has two of a column. */
  public static Map<String, Map<String, String>> valuesByWord() {
    Map<String, Map<String, String>> values = new LinkedHashMap<>();
    WORDS.forEach(
        (column, codes) ->
            codes.forEach(
                (value, words) ->
                    words.forEach(
                        word ->
                            values
                                .computeIfAbsent(
                                    column.replaceFirst(".*\\.", ""), c -> new LinkedHashMap<>())
                                .put(word, value))));
    return values;
  }
}
