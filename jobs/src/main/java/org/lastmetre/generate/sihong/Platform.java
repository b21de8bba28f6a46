package org.lastmetre.generate.sihong;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lastmetre.generate.township.Course.Step;
import org.lastmetre.generate.township.DateStyle;
import org.lastmetre.generate.township.Export;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Matter;
import org.lastmetre.generate.township.Reason;

/**
 * What the county's own platform hands out every month: one object a ticket on which anything was
 * done, with every step so far, in words and codes of its own.
 */
final class Platform {
  /** How its layout is read; it stands in mapping/platform.yaml. */
  static final String MAPPING =
      """
      # 泗洪县「知情解难」平台: one object a ticket, its steps in an array.
      match: "321324/*/issues.*.jsonl"
      targets:
        - dataset: issues
          columns:
            issue_id: "`工单.编号`"
            raised_at: "`提出时间`"
            unit_code: "`位置.社区编码`"
            household_id: "`位置.家庭编号`"
            channel: "case `工单.发现方式` when '居民' then 'resident_report' when '干部' then 'staff_inspection' when '数据' then 'data_analysis' else `工单.发现方式` end"
            category: "`工单.类别`"
            priority: "case `工单.缓急` when '1' then 'urgent' when '2' then 'normal' when '3' then 'enquiry' else `工单.缓急` end"
            title: "`工单.标题`"
            reporter_phone: "`反映人.电话`"
            affected_households: "`涉及户数`"
        - dataset: issue_events
          explode: 步骤
          columns:
            event_id: "concat(`工单.编号`, '-', `步骤.序`)"
            issue_id: "`工单.编号`"
            event: "case `步骤.动作` when 'JS' then 'accepted' when 'PD' then 'dispatched' when 'XY' then 'first_response' when 'GQ' then 'suspended' when 'HF' then 'resumed' when 'BJ' then 'resolved' when 'FK' then 'feedback' when 'GS' then 'published' when 'CB' then 'reopened' when 'CX' then 'withdrawn' else `步骤.动作` end"
            occurred_at: "`步骤.时间`"
            staff_id: "`步骤.经办`"
            department: "`步骤.部门`"
      """;

  private static final Map<String, String> CHANNELS =
      Map.of("resident_report", "居民", "staff_inspection", "干部", "data_analysis", "数据");
  private static final Map<String, Integer> PRIORITIES =
      Map.of("urgent", 1, "normal", 2, "enquiry", 3);
  private static final Map<String, String> ACTIONS =
      Map.of(
          "accepted", "JS",
          "dispatched", "PD",
          "first_response", "XY",
          "suspended", "GQ",
          "resumed", "HF",
          "resolved", "BJ",
          "feedback", "FK",
          "published", "GS",
          "reopened", "CB",
          "withdrawn", "CX");

  private final Tickets tickets;

  Platform(Tickets tickets) {
    this.tickets = tickets;
  }

  void send(Landing landing) throws IOException {
    for (int month = 3; month <= 6; month++) {
      YearMonth told = YearMonth.of(2025, month);
      LocalDateTime end = told.plusMonths(1).atDay(1).atStartOfDay();
      Export export = new Export();
      for (Matter ticket : tickets.all()) {
        List<Step> known = ticket.steps().stream().filter(step -> step.at().isBefore(end)).toList();
        boolean touched =
            YearMonth.from(ticket.raisedAt()).equals(told)
                || known.stream().anyMatch(step -> YearMonth.from(step.at()).equals(told));
        if (touched) {
          export.add(object(ticket, known));
        }
      }
      mistake(month, export);
      LocalDate sent = month == 6 ? LocalDate.of(2025, 6, 30) : end.toLocalDate();
      landing.send(Area.COUNTY, sent, "issues.知情解难平台" + month + "月.jsonl", export);
    }
  }

  private void mistake(int month, Export export) {
    Matter ticket = tickets.all().get(month);
    Map<String, Object> object = object(ticket, List.of());
    switch (month) {
      case 4 -> {
        object.put("工单", head(ticket, "SH25-90001", ""));
        export.addRefused(object, "issues", "category", Reason.MISSING_VALUE);
      }
      case 5 -> {
        object.put("工单", head(ticket, "SH25-90002", ticket.category()));
        object.put("提出时间", "2026-05-20 10:00:00");
        export.addRefused(object, "issues", "raised_at", Reason.IN_FUTURE);
      }
      case 6 -> {
        object.put("工单", head(ticket, "SH25-90003", ticket.category()));
        object.put("涉及户数", "整栋楼");
        export.addRefused(object, "issues", "affected_households", Reason.BAD_NUMBER);
      }
      default -> {
        // This one was sent without a mistake.
      }
    }
  }

  private static Map<String, Object> object(Matter ticket, List<Step> steps) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("工单", head(ticket, ticket.id(), ticket.category()));
    object.put("提出时间", DateStyle.COMPACT.time(ticket.raisedAt()));
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("社区编码", ticket.unit());
    place.put("家庭编号", ticket.household().isEmpty() ? null : ticket.household());
    object.put("位置", place);
    Map<String, Object> reporter = new LinkedHashMap<>();
    reporter.put("电话", ticket.phone().isEmpty() ? null : ticket.phone());
    object.put("反映人", reporter);
    object.put("涉及户数", ticket.affected() == 0 ? null : ticket.affected());
    List<Map<String, Object>> told = new ArrayList<>();
    for (Step step : steps) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("序", told.size() + 1);
      one.put("动作", ACTIONS.get(step.event()));
      one.put("时间", DateStyle.COMPACT.time(step.at()));
      one.put("经办", step.staff());
      one.put("部门", step.department());
      told.add(one);
    }
    object.put("步骤", told);
    return object;
  }

  private static Map<String, Object> head(Matter ticket, String id, String category) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("编号", id);
    head.put("发现方式", CHANNELS.get(ticket.channel()));
    head.put("类别", category);
    head.put("缓急", PRIORITIES.get(ticket.priority()));
    head.put("标题", ticket.title());
    return head;
  }
}
