package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The thirteen datasets of contracts.md, chapter 1, as this package reads them. */
final class Contract {

  /** What a column's text must be; {@code DUE} without a time is 24:00 of its day. */
  enum Kind {
    TEXT,
    SECRET,
    CODE,
    CODES,
    TAGS,
    CODED,
    FLAG,
    NUMBER,
    DATE,
    TIME,
    DUE
  }

  record Column(String name, Kind kind, boolean required, List<String> allowed) {

    /** People registered before 1990, but no unit, visit or issue of the records did. */
    LocalDate earliest() {
      return LocalDate.of(name.equals("registered_on") ? 1900 : 1990, 1, 1);
    }

    /** Whether it tells what has happened, which cannot be later than its sending. */
    boolean happened() {
      return HAPPENED.contains(name);
    }
  }

  record Dataset(String name, List<String> key, List<Column> columns) {

    /** Column → the dataset it refers to; a dataset's own identifier is no reference. */
    Map<String, String> references() {
      Map<String, String> found = new LinkedHashMap<>();
      for (Column column : columns) {
        String target = REFERENCES.get(column.name());
        boolean itself = name.equals(target) && key.contains(column.name());
        if (target != null && !itself) {
          found.put(column.name(), target);
        }
      }
      return found;
    }
  }

  private static final Set<String> HAPPENED =
      Set.of(
          "visited_at",
          "recorded_at",
          "raised_at",
          "occurred_at",
          "asked_at",
          "held_at",
          "answered_at",
          "ordered_at",
          "taken_at",
          "completed_at",
          "finished_on");

  /** A row waits for a household, a unit or an issue; never for staff or a meeting. */
  private static final Map<String, String> REFERENCES =
      Map.of(
          "unit_code", "org_units",
          "parent_code", "org_units",
          "household_id", "households",
          "issue_id", "issues");

  /** dataset | key | column:kind, {@code *} required; a list with slashes is a coded column. */
  private static final String TEXT =
      """
      org_units | unit_code valid_from | unit_code:code* unit_name:text* \
      level:county/township/community/grid/group/neighbour* parent_code:code valid_from:date \
      valid_to:date
      households | household_id | household_id:code* unit_code:code* head_name:secret phone:secret \
      id_number:secret address:secret tags:tags is_key:flag \
      status:resident/vacant/away/deregistered registered_on:date deregistered_on:date
      staff | staff_id | staff_id:code* staff_name:secret phone:secret \
      role:township_leader/township_staff/village_staff/party_member/grid_worker/area_head/\
      group_head/neighbour_head/inspector/volunteer* unit_code:code* visiting_group:text \
      active_from:date active_to:date
      assignments | assignment_id | assignment_id:code* staff_id:code* household_id:code \
      unit_code:code valid_from:date valid_to:date
      visits | visit_id | visit_id:code* visited_at:time* household_id:code unit_code:code \
      staff_ids:codes* visit_type:home/on_the_spot/phone outcome:met/not_home/refused/moved \
      duration_minutes:number note:text recorded_at:time
      issues | issue_id | issue_id:code* raised_at:time* unit_code:code* household_id:code \
      channel:visit/resident_report/staff_inspection/data_analysis/order/meeting/hotline \
      category:text* priority:urgent/normal/enquiry title:text description:text \
      reporter_phone:secret affected_households:number due_at:due
      issue_events | event_id | event_id:code issue_id:code* \
      event:accepted/dispatched/escalated/suspended/resumed/first_response/resolved/feedback/\
      published/reopened/withdrawn* occurred_at:time* staff_id:code department:text note:text
      surveys | survey_id | survey_id:code* issue_id:code household_id:code asked_at:time* \
      reached:flag* contacted:flag resolved:flag \
      rating:satisfied/basically_satisfied/dissatisfied callback_phone:secret
      meetings | meeting_id | meeting_id:code* unit_code:code* held_at:time* \
      meeting_type:village_talk/estate_talk/monthly_analysis/quarterly_review/supervision \
      attendees:number
      agenda_items | meeting_id item_no | meeting_id:code* item_no:code* topic:text* \
      outcome:discussed/passed/rejected/deferred issue_id:code answered_at:time
      service_orders | order_id | order_id:code* household_id:code* unit_code:code \
      service_type:text* ordered_at:time* taken_at:time taken_by:code completed_at:time rating:1/2/3/4/5
      resources | resource_id | resource_id:code* unit_code:code* kind:text* title:text* \
      available_from:date available_to:date
      projects | project_id | project_id:code* unit_code:code* level:county/township/village \
      plan_period:text title:text* planned_finish:date status:planned/started/finished/cancelled \
      finished_on:date lead_unit:text
      """;

  static final Map<String, Dataset> DATASETS = parsed();

  private Contract() {}

  private static Map<String, Dataset> parsed() {
    Map<String, Dataset> datasets = new LinkedHashMap<>();
    for (String line : TEXT.lines().toList()) {
      String[] part = line.split("\\|");
      List<Column> columns = new ArrayList<>();
      for (String word : part[2].strip().split("\\s+")) {
        columns.add(column(word));
      }
      String name = part[0].strip();
      datasets.put(name, new Dataset(name, List.of(part[1].strip().split(" ")), columns));
    }
    return datasets;
  }

  private static Column column(String word) {
    boolean required = word.endsWith("*");
    String[] part = word.replace("*", "").split(":");
    boolean coded = part[1].contains("/");
    return new Column(
        part[0],
        coded ? Kind.CODED : Kind.valueOf(part[1].toUpperCase(Locale.ROOT)),
        required,
        coded ? List.of(part[1].split("/")) : List.of());
  }
}
