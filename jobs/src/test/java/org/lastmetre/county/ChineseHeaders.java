package org.lastmetre.county;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Chinese header words that made files use: dataset to column to word, in contract order. */
public final class ChineseHeaders {
  private static final Map<String, Map<String, String>> WORDS = new LinkedHashMap<>();

  static {
    add(
        "org_units",
        "unit_code 单位编码 unit_name 单位名称 level 层级 parent_code 上级编码 valid_from 生效日期 valid_to"
            + " 失效日期");
    add(
        "households",
        "household_id 户编号 unit_code 所属单位 head_name 户主姓名 phone 联系电话 id_number 身份证号 address 住址"
            + " tags 标签 is_key 重点户 status 状态 registered_on 登记日期 deregistered_on 注销日期");
    add(
        "staff",
        "staff_id 干部编号 staff_name 姓名 phone 联系电话 role 职务 unit_code 所属单位 visiting_group 走访组"
            + " active_from 任职日期 active_to 离任日期");
    add(
        "assignments",
        "assignment_id 包联编号 staff_id 干部编号 household_id 户编号 unit_code 单位编码 valid_from 开始日期"
            + " valid_to 结束日期");
    add(
        "visits",
        "visit_id 走访编号 visited_at 走访时间 household_id 户编号 unit_code 单位编码 staff_ids 走访人员"
            + " visit_type 走访方式 outcome 走访结果 duration_minutes 时长分钟 note 备注 recorded_at 录入时间");
    add(
        "issues",
        "issue_id 问题编号 raised_at 提出时间 unit_code 单位编码 household_id 户编号 channel 来源 category 类别"
            + " priority 紧急程度 title 标题 description 描述 reporter_phone 反映人电话 affected_households 涉及户数"
            + " due_at 办理期限");
    add(
        "issue_events",
        "event_id 环节编号 issue_id 问题编号 event 环节 occurred_at 发生时间 staff_id 干部编号 department 部门"
            + " note 备注");
    add(
        "surveys",
        "survey_id 回访编号 issue_id 问题编号 household_id 户编号 asked_at 回访时间 reached 是否接通 contacted"
            + " 是否联系 resolved 是否解决 rating 满意度 callback_phone 回访电话");
    add("meetings", "meeting_id 会议编号 unit_code 单位编码 held_at 召开时间 meeting_type 会议类型 attendees 参会人数");
    add(
        "agenda_items",
        "meeting_id 会议编号 item_no 议题编号 topic 议题 outcome 审议结果 issue_id 问题编号 answered_at 答复时间");
    add(
        "service_orders",
        "order_id 订单编号 household_id 户编号 unit_code 单位编码 service_type 服务类别 ordered_at 下单时间"
            + " taken_at 接单时间 taken_by 接单人 completed_at 完成时间 rating 评分");
    add(
        "projects",
        "project_id 项目编号 unit_code 单位编码 level 级别 plan_period 计划期 title 项目名称 planned_finish"
            + " 计划完成时间 status 状态 finished_on 实际完成日期 lead_unit 牵头单位");
  }

  private ChineseHeaders() {}

  private static void add(String dataset, String columnsAndWords) {
    Map<String, String> words = new LinkedHashMap<>();
    List<String> parts = List.of(columnsAndWords.split(" ", -1));
    for (int i = 0; i < parts.size(); i += 2) {
      words.put(parts.get(i), parts.get(i + 1));
    }
    WORDS.put(dataset, words);
  }

  /** Every dataset that is made. */
  public static List<String> datasets() {
    return new ArrayList<>(WORDS.keySet());
  }

  /** Columns of a dataset in contract order. */
  public static List<String> columns(String dataset) {
    return new ArrayList<>(of(dataset).keySet());
  }

  /** Column to Chinese word. */
  public static Map<String, String> of(String dataset) {
    return WORDS.get(dataset);
  }

  /** Dataset to header word to column, as a reader of the files needs it. */
  public static Map<String, Map<String, String>> columnsByHeader() {
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    WORDS.forEach(
        (dataset, words) ->
            words.forEach(
                (column, word) ->
                    columns
                        .computeIfAbsent(dataset, d -> new LinkedHashMap<>())
                        .put(word, column)));
    return columns;
  }
}
