package org.lastmetre.generate.bagongshan;

import org.lastmetre.generate.township.Wording;

/** The district's words, as two programs in use there have them. */
final class Words {
  /** The words of the district's own form. */
  static final Wording FORM =
      Wording.of(
          "、",
          """
          org_units: unit_code 单位编码, unit_name 单位名称, level 层级, parent_code 上级编码,
              valid_from 启用日期, valid_to 停用日期
          households: household_id 户编号, unit_code 所属单位编码, head_name 户主姓名,
              phone 联系电话, id_number 身份证号, address 家庭住址, tags 户标签, is_key 是否重点户,
              status 居住状态, registered_on 登记日期, deregistered_on 注销日期
          staff: staff_id 干部编号, staff_name 姓名, phone 联系电话, role 职务,
              unit_code 所属单位编码, active_from 任职日期, active_to 离任日期
          assignments: assignment_id 联系编号, staff_id 干部编号, household_id 户编号,
              unit_code 联系单位编码, valid_from 开始日期, valid_to 结束日期
          visits: visit_id 走访编号, visited_at 走访时间, household_id 户编号,
              staff_ids 走访人编号, visit_type 走访方式, outcome 走访结果,
              duration_minutes 时长（分钟）, note 备注, recorded_at 录入时间
          issues: issue_id 问题编号, raised_at 反映时间, unit_code 所属单位编码,
              household_id 户编号, channel 来源渠道, category 问题类别, priority 紧急程度,
              title 标题, description 问题描述, reporter_phone 反映人电话,
              affected_households 涉及户数
          issue_events: event_id 流程编号, issue_id 问题编号, event 办理环节, occurred_at 办理时间,
              staff_id 经办人编号, department 承办部门, note 备注
          surveys: survey_id 回访编号, issue_id 问题编号, household_id 户编号, asked_at 回访时间,
              reached 是否接通, contacted 是否联系, resolved 是否解决, rating 满意度,
              callback_phone 回访电话
          meetings: meeting_id 会议编号, unit_code 召开单位编码, held_at 召开时间,
              meeting_type 会议类型, attendees 参会人数
          agenda_items: meeting_id 会议编号, item_no 议题序号, topic 议题, outcome 审议结果,
              issue_id 问题编号, answered_at 答复时间
          = level: county 区县, township 镇街, community 村居, grid 网格, group 小组
          = tags: low_income 低收入, subsistence 低保, living_alone 独居, disabled 残疾,
              left_behind 留守
          = is_key: true 是, false 否
          = status: resident 常住, vacant 空置, away 外出, deregistered 注销
          = role: township_leader 镇街领导, township_staff 镇街干部, village_staff 村居干部,
              party_member 党员
          = visit_type: home 入户, phone 电话
          = visits.outcome: met 见到, not_home 不在家, refused 拒访, moved 已搬走
          = channel: visit 走访, resident_report 群众反映, staff_inspection 干部巡查, meeting 会议,
              hotline 热线
          = priority: urgent 紧急, normal 一般, enquiry 咨询
          = event: accepted 受理, dispatched 派单, escalated 上报, suspended 挂起, resumed 恢复,
              first_response 首次回应, resolved 办结, feedback 反馈, published 公开, reopened 重办,
              withdrawn 撤回
          = yes_no: true 是, false 否
          = rating: satisfied 满意, basically_satisfied 基本满意, dissatisfied 不满意
          = meeting_type: quarterly_review 季度评议
          = agenda_items.outcome: discussed 已讨论, passed 通过, rejected 未通过, deferred 暂缓
          """);

  /** Other words for the same, where a home-grown system has them. */
  static final Wording SYSTEM =
      Wording.of(
          "；",
          """
          org_units: unit_code 区划代码, unit_name 名称, level 级别, parent_code 上级单位编码,
              valid_from 生效日期, valid_to 失效日期
          households: household_id 户号, unit_code 单位编码, head_name 户主, phone 手机号,
              id_number 身份证号码, address 住址, tags 户类型, is_key 重点户, status 户状态,
              registered_on 建档日期, deregistered_on 销户日期
          staff: staff_id 人员编号, staff_name 干部姓名, phone 手机号, role 角色,
              unit_code 单位编码, active_from 上岗日期, active_to 离岗日期
          assignments: assignment_id 结对编号, staff_id 人员编号, household_id 户号,
              unit_code 单位编码, valid_from 起始日期, valid_to 终止日期
          visits: visit_id 走访记录编号, visited_at 走访日期, household_id 户号,
              staff_ids 走访人员, visit_type 走访类型, outcome 结果, duration_minutes 走访时长,
              note 走访记录, recorded_at 登记时间
          issues: issue_id 事项编号, raised_at 提出时间, unit_code 单位编码, household_id 户号,
              channel 来源, category 类别, priority 优先级, title 问题标题, description 详情,
              reporter_phone 联系电话, affected_households 影响户数
          issue_events: event_id 环节编号, issue_id 事项编号, event 环节, occurred_at 发生时间,
              staff_id 干部编号, department 责任部门, note 说明
          surveys: survey_id 调查编号, issue_id 事项编号, household_id 户号, asked_at 调查时间,
              reached 接通, contacted 是否响应, resolved 解决, rating 评价, callback_phone 联系电话
          meetings: meeting_id 会议编号, unit_code 单位编码, held_at 会议时间, meeting_type 类型,
              attendees 到会人数
          agenda_items: meeting_id 会议编号, item_no 序号, topic 议题名称, outcome 结果,
              issue_id 事项编号, answered_at 回复时间
          = level: county 县, township 乡镇, community 社区, grid 网格, group 村民小组
          = tags: low_income 困难户, subsistence 低保户, living_alone 独居老人, disabled 残疾人,
              left_behind 留守老人
          = is_key: true 1, false 0
          = status: resident 在家, vacant 空户, away 外出务工, deregistered 销户
          = role: township_leader 乡镇领导, township_staff 乡镇干部, village_staff 村干部,
              party_member 党员
          = visit_type: home 入户走访, phone 电话走访
          = visits.outcome: met 已见面, not_home 家中无人, refused 拒绝, moved 搬迁
          = channel: visit 入户走访, resident_report 居民反映, staff_inspection 巡查, meeting 会议,
              hotline 12345
          = priority: urgent 急, normal 普通, enquiry 咨询
          = event: accepted 已受理, dispatched 交办, escalated 上报, suspended 暂停,
              resumed 恢复办理, first_response 首次响应, resolved 已解决, feedback 回复,
              published 公示, reopened 退回重办, withdrawn 撤销
          = yes_no: true 1, false 0
          = rating: satisfied 5, basically_satisfied 3, dissatisfied 2
          = meeting_type: quarterly_review 季度评议会
          = agenda_items.outcome: discussed 讨论, passed 表决通过, rejected 否决, deferred 缓议
          """);

  private Words() {}
}
