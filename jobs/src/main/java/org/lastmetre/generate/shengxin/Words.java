package org.lastmetre.generate.shengxin;

import org.lastmetre.generate.township.Wording;

/** The words of the village's ledgers. */
final class Words {
  static final Wording LEDGER =
      Wording.of(
          "；",
          """
          org_units: unit_code 区划代码, unit_name 区划名称, level 级别, parent_code 上级代码
          households: household_id 家庭编号, head_name 户主姓名, phone 联系电话,
              unit_code 村民小组编码, address 居住地址, tags 家庭类型, is_key 重点家庭,
              status 在家情况
          staff: staff_id 工号, staff_name 姓名, role 岗位, visiting_group 走访组,
              unit_code 所在单位编码, phone 手机
          assignments: assignment_id 包联编号, staff_id 包联干部编号, unit_code 组编码,
              valid_from 起始时间, valid_to 截止日期
          visits: visit_id 台账编号, visited_at 走访日期, visit_type 走访类别,
              staff_ids 走访干部编号, household_id 家庭编号, unit_code 巡查单位,
              outcome 走访情况, note 走访内容, recorded_at 填报时间
          issues: issue_id 台账编号, raised_at 收到时间, unit_code 组编码, household_id 反映户编号,
              channel 发现方式, category 一级分类, priority 轻重缓急, description 具体问题,
              affected_households 受影响户数
          issue_events: event_id 流水号, issue_id 受理编号, event 节点, occurred_at 处理时间,
              staff_id 处理人, department 处理单位
          surveys: survey_id 问卷编号, issue_id 受理编号, household_id 家庭编号, asked_at 评价时间,
              reached 回访成功, contacted 是否主动联系, resolved 问题是否解决, rating 群众评价
          meetings: meeting_id 会议编码, unit_code 村居编码, held_at 会议时间,
              meeting_type 会议类别, attendees 人数
          agenda_items: meeting_id 会议编码, item_no 议题编号, topic 事项, issue_id 受理编号,
              outcome 讨论结果, answered_at 回复日期
          projects: project_id 任务编号, plan_period 计划季度, title 任务名称,
              unit_code 实施单位编码, level 项目级别, planned_finish 要求完成时间,
              status 完成情况, finished_on 实际完成日期, lead_unit 责任部门
          = level: county 区, township 镇, community 行政村, grid 片区, group 村民小组
          = tags: shares 股份合作, living_alone 独居老人, disabled 残疾人, subsistence 低保户
          = is_key: true 是, false 否
          = status: resident 在住, away 在外, vacant 空房
          = role: village_staff 村干部, inspector 现场巡查员
          = visit_type: home 家访, phone 电话联系, on_the_spot 现场巡查
          = visits.outcome: met 有人在家, not_home 无人在家, refused 不配合
          = channel: visit 家访, resident_report 村民反映, staff_inspection 现场巡查
          = priority: urgent 急办, normal 常规, enquiry 询问
          = event: accepted 登记受理, escalated 上报, first_response 首次答复, resolved 办毕,
              feedback 反馈群众, published 结果公开, reopened 二次办理
          = yes_no: true 是, false 否
          = rating: satisfied 非常满意, basically_satisfied 基本满意, dissatisfied 较不满意
          = meeting_type: monthly_analysis 月度分析会
          = agenda_items.outcome: discussed 议过, passed 已通过, deferred 延期
          = project_level: village 村级
          = project_status: planned 待实施, started 推进中, finished 已完成, cancelled 已取消
          """);

  private Words() {}
}
