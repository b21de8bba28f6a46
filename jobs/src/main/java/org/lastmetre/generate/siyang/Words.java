package org.lastmetre.generate.siyang;

import org.lastmetre.generate.township.CsvStyle;
import org.lastmetre.generate.township.CsvStyle.Delimiter;
import org.lastmetre.generate.township.CsvStyle.Encoding;
import org.lastmetre.generate.township.CsvStyle.LineEnd;
import org.lastmetre.generate.township.DateStyle;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Wording;
import org.lastmetre.generate.township.WorkbookStyle;

/** The words of the county's forms, and the hands in which they are filled in. */
final class Words {
  private static final Wording WORDS =
      Wording.of(
          "、",
          """
          org_units: unit_code 区划代码, unit_name 区划名称, level 单位层级, parent_code 上级区划代码
          households: household_id 农户编号, unit_code 村民小组编码, head_name 户主,
              phone 户主电话, id_number 户主身份证号, address 现住址, tags 人群标签,
              is_key 是否重点关注户, status 在家情况, registered_on 建档时间
          staff: staff_id 工号, staff_name 干部姓名, phone 手机号码, role 身份, unit_code 所在单位编码,
              active_from 任职时间
          visits: visit_id 走访记录编号, household_id 农户编号, visited_at 入户走访时间,
              staff_ids 走访干部编号, visit_type 走访形式, outcome 见面情况,
              duration_minutes 走访用时（分钟）, note 民情记录, recorded_at 填报时间
          issues: issue_id 事项编号, raised_at 收到时间, unit_code 所属村, household_id 反映户编号,
              channel 事项来源, category 事项类别, priority 缓急程度, title 事项名称,
              reporter_phone 反映人手机号, affected_households 受益户数
          issue_events: event_id 办理记录编号, issue_id 事项编号, event 办理步骤, occurred_at 办理日期,
              staff_id 办理人编号, department 责任单位, note 办理情况
          meetings: meeting_id 场次编号, unit_code 召开单位, held_at 会议日期, meeting_type 会议类别,
              attendees 参加人数
          agenda_items: meeting_id 场次编号, item_no 议题编号, topic 议题内容, outcome 表决结果,
              issue_id 关联问题, answered_at 答复日期
          service_orders: order_id 服务单号, household_id 服务对象编号, service_type 服务项目,
              ordered_at 点单日期, taken_at 接单日期, taken_by 承接人编号, completed_at 服务完成日期,
              rating 群众评价
          = level: county 县, township 乡镇, community 行政村, group 村民小组
          = tags: low_income 低收入农户, subsistence 低保户, living_alone 独居老人, disabled 残疾人,
              left_behind 留守老人
          = is_key: true 重点户, false 一般户
          = status: resident 在家, vacant 空关户, away 外出务工
          = role: township_staff 镇干部, village_staff 村两委, party_member 党员代表,
              volunteer 志愿者
          = visit_type: home 上门, phone 电访
          = visits.outcome: met 见面, not_home 未见面, refused 不愿见面, moved 已搬家
          = channel: visit 走访收集, resident_report 村民反映, staff_inspection 干部发现,
              meeting 小村说事日, hotline 便民热线
          = priority: urgent 急难愁盼, normal 常规, enquiry 政策咨询
          = event: accepted 登记受理, dispatched 交办, first_response 先行联系, resolved 办毕,
              feedback 回告, published 张榜公布, reopened 返工, suspended 中止, resumed 继续办理
          = meeting_type: village_talk 小村说事日, supervision 小村监事会
          = agenda_items.outcome: discussed 议过, passed 表决通过, rejected 否决, deferred 缓议
          = rating: 5 非常满意, 4 比较满意, 3 一般, 2 不太满意, 1 很不满意
          """);

  /** How the visiting app of the villages writes. */
  static final Hand APP =
      new Hand(
          new CsvStyle(Encoding.GB18030, Delimiter.COMMA, LineEnd.CRLF), DateStyle.CHINESE, WORDS);

  /** How the county's register of matters writes. */
  static final Hand DESK =
      new Hand(new CsvStyle(Encoding.UTF_8, Delimiter.COMMA, LineEnd.LF), DateStyle.COMPACT, WORDS);

  private Words() {}

  /** How a clerk fills in a workbook of that layout. */
  static Hand clerk(WorkbookStyle style) {
    return new Hand(style, DateStyle.CELL, WORDS);
  }
}
