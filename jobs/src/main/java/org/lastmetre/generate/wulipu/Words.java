package org.lastmetre.generate.wulipu;

import org.lastmetre.generate.township.Wording;

/** The words of the sub-district's ledgers. */
final class Words {
  static final Wording LEDGER =
      Wording.of(
          "、",
          """
          org_units: unit_code 编码, unit_name 名称, level 类型, parent_code 上级单位
          households: household_id 户编码, unit_code 邻编码, head_name 户主, phone 联系方式,
              address 门牌号, tags 人群标签, is_key 重点关注, status 居住情况
          staff: unit_code 单位编码, role 身份, staff_id 人员编码, staff_name 姓名,
              phone 手机号码, active_from 任职时间
          assignments: assignment_id 责任编号, staff_id 责任人编号, unit_code 责任区编码,
              valid_from 生效日期
          visits: visit_id 走访记录编号, staff_ids 入户人员, household_id 走访户编号,
              visited_at 入户时间, visit_type 走访形式, outcome 是否见面,
              duration_minutes 用时（分钟）, note 民情记录
          service_orders: order_id 订单编号, service_type 点单项目, household_id 点单户编号,
              ordered_at 点单时间, taken_by 接单人编号, taken_at 接单时间,
              completed_at 服务完成时间, rating 居民评价
          meetings: meeting_id 场次编号, meeting_type 会议种类, unit_code 召开单位,
              held_at 会议日期, attendees 参加人数
          agenda_items: meeting_id 场次编号, item_no 议题号, issue_id 关联问题, topic 议题内容,
              outcome 议事结果, answered_at 答复日期
          resources: resource_id 阵地编号, kind 阵地类别, title 阵地名称, unit_code 所在社区编码,
              available_from 启用时间
          issues: issue_id 诉求编号, category 诉求类别, title 诉求标题, unit_code 单位编码,
              household_id 诉求户编号, reporter_phone 诉求人电话, channel 诉求来源,
              priority 缓急程度, affected_households 波及户数, raised_at 提出日期
          issue_events: issue_id 诉求编号, event 办理步骤, staff_id 办理人编号,
              department 责任单位, occurred_at 办理日期
          surveys: survey_id 测评编号, asked_at 测评时间, callback_phone 拨打号码,
              issue_id 诉求编号, household_id 受访户编号, reached 是否访到,
              contacted 是否联系过, resolved 诉求是否解决, rating 满意程度
          = level: county 市辖区, township 街道, community 社区, grid 片, group 组, neighbour 邻
          = tags: living_alone 独居人员, subsistence 低保对象, disabled 残疾人,
              low_income 困难家庭, left_behind 留守家庭
          = is_key: true 重点
          = status: resident 实住, vacant 空关户, away 常年外出
          = role: area_head 片长, group_head 组长, neighbour_head 邻长, volunteer 志愿者
          = visit_type: home 上门, phone 电访
          = visits.outcome: met 见到本人, not_home 未见到, refused 不愿见面, moved 已搬家
          = channel: visit 走访收集, meeting 小区治理谈, resident_report 居民反映,
              staff_inspection 日常巡查, order 居民点单
          = priority: urgent 急件, normal 平件, enquiry 咨询件
          = event: accepted 接单, dispatched 交办, escalated 提级办理, suspended 中止,
              resumed 继续办理, first_response 先行联系, resolved 办理完毕, feedback 回告,
              published 张榜公布, reopened 返工, withdrawn 撤单
          = reached: true 联系上, false 联系不上
          = yes_no: true 是, false 否
          = rating: satisfied 很满意, basically_satisfied 一般, dissatisfied 不太满意
          = meeting_type: estate_talk 小区治理谈
          = agenda_items.outcome: discussed 讨论, passed 表决通过, rejected 否决, deferred 缓议
          = kind: station 邻里驿站, hall 议事厅, pavilion 议事亭
          """);

  private Words() {}
}
