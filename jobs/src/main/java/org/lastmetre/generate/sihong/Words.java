package org.lastmetre.generate.sihong;

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
          ";",
          """
          org_units: unit_code 机构编码, unit_name 机构名称, level 机构层级, parent_code 上级机构编码
          households: household_id 家庭编号, head_name 家庭户主, phone 联系方式,
              id_number 公民身份号码, unit_code 社区编码, address 门牌地址, tags 对象类别,
              is_key 是否重点家庭, status 住房状态, registered_on 入户登记日期
          staff: staff_id 人员编号, staff_name 人员姓名, role 干部类别, phone 联系方式,
              unit_code 所属村（社区）, visiting_group 走访小组, active_from 到岗日期
          visits: visit_id 走访流水号, visited_at 上门时间, staff_ids 入户人员编号,
              household_id 走访户编号, unit_code 巡查单位, visit_type 走访类别, outcome 入户情况,
              duration_minutes 停留时间（分钟）, note 走访纪实, recorded_at 提交时间
          surveys: survey_id 回访记录编号, issue_id 工单编号, household_id 受访户编号,
              asked_at 回访日期, reached 是否联系上, contacted 是否主动联系, resolved 问题是否解决,
              rating 满意程度, callback_phone 回访手机号
          projects: project_id 实事编号, level 项目层级, unit_code 实施单位编码, title 实事名称,
              plan_period 计划年度, planned_finish 计划完成时间, status 进展情况,
              finished_on 实际完成时间, lead_unit 牵头部门
          = level: county 县级, township 镇街, community 社区
          = tags: low_income 困难家庭, subsistence 低保家庭, living_alone 独居人员, disabled 残疾人家庭,
              left_behind 留守家庭
          = is_key: true 重点, false 一般
          = status: resident 自住, vacant 空置, away 常年外出
          = role: township_leader 班子成员, township_staff 机关干部, village_staff 社区工作者,
              party_member 报到党员
          = visit_type: home 入户走访, phone 电话访问, on_the_spot 现场走访
          = visits.outcome: met 已见, not_home 未遇, refused 不配合, moved 已搬走
          = reached: true 已接通, false 未接通
          = contacted: true 已联系, false 未联系
          = resolved: true 解决了, false 没解决
          = rating: satisfied 很满意, basically_satisfied 尚可, dissatisfied 不太满意
          = projects.level: county 县级项目, township 镇级项目, village 村级项目
          = projects.status: planned 已列入计划, started 推进中, finished 已完工, cancelled 已终止
          """);

  /** How the county's systems write CSV. */
  static final Hand SYSTEM =
      new Hand(
          new CsvStyle(Encoding.UTF_8_BOM, Delimiter.COMMA, LineEnd.CRLF), DateStyle.SLASH, WORDS);

  private Words() {}

  /** How a clerk fills in a workbook of that layout. */
  static Hand clerk(WorkbookStyle style) {
    return new Hand(style, DateStyle.CELL, WORDS);
  }
}
