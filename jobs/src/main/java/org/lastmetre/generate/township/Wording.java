package org.lastmetre.generate.township;

import java.util.HashMap;
import java.util.Map;

/**
 * The Chinese words townships write for column names and coded values, in each dialect. They are
 * aliases that the contracts of the datasets promise to read.
 */
final class Wording {
  private static final Map<String, Words> HEADINGS = new HashMap<>();
  private static final Map<String, Words> VALUES = new HashMap<>();

  static {
    heading("org_units.unit_code", "单位编码", "区划代码");
    heading("org_units.unit_name", "单位名称", "名称");
    heading("org_units.level", "层级", "级别");
    heading("org_units.parent_code", "上级编码", "上级单位编码");
    heading("org_units.valid_from", "启用日期", "生效日期");
    heading("org_units.valid_to", "停用日期", "失效日期");

    heading("households.household_id", "户编号", "户号");
    heading("households.unit_code", "所属单位编码", "单位编码");
    heading("households.head_name", "户主姓名", "户主");
    heading("households.phone", "联系电话", "手机号");
    heading("households.id_number", "身份证号", "身份证号码");
    heading("households.address", "家庭住址", "住址");
    heading("households.tags", "户标签", "户类型");
    heading("households.is_key", "是否重点户", "重点户");
    heading("households.status", "居住状态", "户状态");
    heading("households.registered_on", "登记日期", "建档日期");
    heading("households.deregistered_on", "注销日期", "销户日期");

    heading("staff.staff_id", "干部编号", "人员编号");
    heading("staff.staff_name", "姓名", "干部姓名");
    heading("staff.phone", "联系电话", "手机号");
    heading("staff.role", "职务", "角色");
    heading("staff.unit_code", "所属单位编码", "单位编码");
    heading("staff.active_from", "任职日期", "上岗日期");
    heading("staff.active_to", "离任日期", "离岗日期");

    heading("assignments.assignment_id", "联系编号", "结对编号");
    heading("assignments.staff_id", "干部编号", "人员编号");
    heading("assignments.household_id", "户编号", "户号");
    heading("assignments.unit_code", "联系单位编码", "单位编码");
    heading("assignments.valid_from", "开始日期", "起始日期");
    heading("assignments.valid_to", "结束日期", "终止日期");

    heading("visits.visit_id", "走访编号", "走访记录编号");
    heading("visits.visited_at", "走访时间", "走访日期");
    heading("visits.household_id", "户编号", "户号");
    heading("visits.staff_ids", "走访人编号", "走访人员");
    heading("visits.visit_type", "走访方式", "走访类型");
    heading("visits.outcome", "走访结果", "结果");
    heading("visits.duration_minutes", "时长（分钟）", "走访时长");
    heading("visits.note", "备注", "走访记录");
    heading("visits.recorded_at", "录入时间", "登记时间");

    heading("issues.issue_id", "问题编号", "事项编号");
    heading("issues.raised_at", "反映时间", "提出时间");
    heading("issues.unit_code", "所属单位编码", "单位编码");
    heading("issues.household_id", "户编号", "户号");
    heading("issues.channel", "来源渠道", "来源");
    heading("issues.category", "问题类别", "类别");
    heading("issues.priority", "紧急程度", "优先级");
    heading("issues.title", "标题", "问题标题");
    heading("issues.description", "问题描述", "详情");
    heading("issues.reporter_phone", "反映人电话", "联系电话");
    heading("issues.affected_households", "涉及户数", "影响户数");

    heading("issue_events.event_id", "流程编号", "环节编号");
    heading("issue_events.issue_id", "问题编号", "事项编号");
    heading("issue_events.event", "办理环节", "环节");
    heading("issue_events.occurred_at", "办理时间", "发生时间");
    heading("issue_events.staff_id", "经办人编号", "干部编号");
    heading("issue_events.department", "承办部门", "责任部门");
    heading("issue_events.note", "备注", "说明");

    heading("surveys.survey_id", "回访编号", "调查编号");
    heading("surveys.issue_id", "问题编号", "事项编号");
    heading("surveys.household_id", "户编号", "户号");
    heading("surveys.asked_at", "回访时间", "调查时间");
    heading("surveys.reached", "是否接通", "接通");
    heading("surveys.contacted", "是否联系", "是否响应");
    heading("surveys.resolved", "是否解决", "解决");
    heading("surveys.rating", "满意度", "评价");
    heading("surveys.callback_phone", "回访电话", "联系电话");

    heading("meetings.meeting_id", "会议编号", "会议编号");
    heading("meetings.unit_code", "召开单位编码", "单位编码");
    heading("meetings.held_at", "召开时间", "会议时间");
    heading("meetings.meeting_type", "会议类型", "类型");
    heading("meetings.attendees", "参会人数", "到会人数");

    heading("agenda_items.meeting_id", "会议编号", "会议编号");
    heading("agenda_items.item_no", "议题序号", "序号");
    heading("agenda_items.topic", "议题", "议题名称");
    heading("agenda_items.outcome", "审议结果", "结果");
    heading("agenda_items.issue_id", "问题编号", "事项编号");
    heading("agenda_items.answered_at", "答复时间", "回复时间");

    value("level.county", "区县", "县");
    value("level.township", "镇街", "乡镇");
    value("level.community", "村居", "社区");
    value("level.grid", "网格", "网格");
    value("level.group", "小组", "村民小组");

    value("tags.low_income", "低收入", "困难户");
    value("tags.subsistence", "低保", "低保户");
    value("tags.living_alone", "独居", "独居老人");
    value("tags.disabled", "残疾", "残疾人");
    value("tags.left_behind", "留守", "留守老人");
    value("is_key.true", "是", "1");
    value("is_key.false", "否", "0");
    value("status.resident", "常住", "在家");
    value("status.vacant", "空置", "空户");
    value("status.away", "外出", "外出务工");
    value("status.deregistered", "注销", "销户");

    value("role.township_leader", "镇街领导", "乡镇领导");
    value("role.township_staff", "镇街干部", "乡镇干部");
    value("role.village_staff", "村居干部", "村干部");
    value("role.party_member", "党员", "党员");

    value("visit_type.home", "入户", "入户走访");
    value("visit_type.phone", "电话", "电话走访");
    value("visits.outcome.met", "见到", "已见面");
    value("visits.outcome.not_home", "不在家", "家中无人");
    value("visits.outcome.refused", "拒访", "拒绝");
    value("visits.outcome.moved", "已搬走", "搬迁");

    value("channel.visit", "走访", "入户走访");
    value("channel.resident_report", "群众反映", "居民反映");
    value("channel.staff_inspection", "干部巡查", "巡查");
    value("channel.meeting", "会议", "会议");
    value("channel.hotline", "热线", "12345");
    value("priority.urgent", "紧急", "急");
    value("priority.normal", "一般", "普通");
    value("priority.enquiry", "咨询", "咨询");

    value("event.accepted", "受理", "已受理");
    value("event.dispatched", "派单", "交办");
    value("event.escalated", "上报", "上报");
    value("event.suspended", "挂起", "暂停");
    value("event.resumed", "恢复", "恢复办理");
    value("event.first_response", "首次回应", "首次响应");
    value("event.resolved", "办结", "已解决");
    value("event.feedback", "反馈", "回复");
    value("event.published", "公开", "公示");
    value("event.reopened", "重办", "退回重办");
    value("event.withdrawn", "撤回", "撤销");

    value("yes_no.true", "是", "1");
    value("yes_no.false", "否", "0");
    value("rating.satisfied", "满意", "5");
    value("rating.basically_satisfied", "基本满意", "3");
    value("rating.dissatisfied", "不满意", "2");

    value("meeting_type.quarterly_review", "季度评议", "季度评议会");
    value("agenda_items.outcome.discussed", "已讨论", "讨论");
    value("agenda_items.outcome.passed", "通过", "表决通过");
    value("agenda_items.outcome.rejected", "未通过", "否决");
    value("agenda_items.outcome.deferred", "暂缓", "缓议");
  }

  private Wording() {}

  /** One thing in both dialects. */
  private record Words(String form, String system) {
    String in(Dialect dialect) {
      return switch (dialect) {
        case FORM -> form;
        case SYSTEM -> system;
      };
    }
  }

  static String heading(String dataset, String column, Dialect dialect) {
    return word(HEADINGS, dataset + "." + column, dialect);
  }

  static String value(String column, String value, Dialect dialect) {
    return word(VALUES, column + "." + value, dialect);
  }

  private static String word(Map<String, Words> words, String key, Dialect dialect) {
    Words both = words.get(key);
    if (both == null) {
      throw new IllegalStateException(
          "No Chinese word is known for \"" + key + "\"; add it to Wording.");
    }
    return both.in(dialect);
  }

  private static void heading(String key, String form, String system) {
    HEADINGS.put(key, new Words(form, system));
  }

  private static void value(String key, String form, String system) {
    VALUES.put(key, new Words(form, system));
  }
}
