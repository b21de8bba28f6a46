package org.lastmetre.county;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows that break their contract in one cell each, among good rows of the same files. */
final class BadRows {
  /** Written into the ids of all such rows, so that a test can find them. */
  static final String MARK = "BAD-";

  private static final Map<String, String> DATASETS =
      Map.of(
          "visited_at", "visits",
          "raised_at", "issues",
          "occurred_at", "issue_events",
          "asked_at", "surveys");

  private record Fault(String dataset, String column, Object value) {}

  private final Ground ground;
  private final List<Fault> faults = new ArrayList<>();

  private BadRows(Ground ground) {
    this.ground = ground;
  }

  static void make(Ground ground, Units units, List<Households.Home> homes) {
    BadRows rows = new BadRows(ground);
    rows.listFaults();
    rows.send(units, homes.get(0));
  }

  private void listFaults() {
    fault("org_units", "unit_name", (Object) null);
    fault("org_units", "level", null, "province");
    fault("org_units", "unit_code", "3.21E+11");
    fault("org_units", "valid_from", "2025-02-30", "31/12/2025");
    fault("households", "unit_code", null, "3.21E+11");
    fault("households", "household_id", null, "3.21399E+17");
    fault("households", "status", "sold");
    fault("households", "is_key", "maybe");
    fault("households", "registered_on", "1899-12-31", "2024-13-01", "31/12/2023");
    fault("staff", "role", null, "mayor");
    fault("assignments", "household_id", (Object) null);
    fault("assignments", "staff_id", null, "1.2E+15");
    fault("visits", "visited_at", null, "1989-12-31 23:59:59", "2025-02-30", "5/3/2026 10:00");
    fault("visits", "visited_at", "昨天下午", "13/5/2025");
    fault("visits", "staff_ids", (Object) null);
    fault("visits", "household_id", null, "3.21399E+11");
    fault("visits", "visit_type", "drone");
    fault("visits", "outcome", "unclear");
    fault("visits", "duration_minutes", "很久");
    fault("issues", "raised_at", null, "1989-06-01", "2025/2/29");
    fault("issues", "category", (Object) null);
    fault("issues", "channel", "wechat");
    fault("issues", "priority", "soon");
    fault("issues", "unit_code", null, "3.2E+11");
    fault("issues", "affected_households", "about 3");
    fault("issue_events", "event", null, "forwarded");
    fault("issue_events", "occurred_at", null, "2025-11-31 08:00");
    fault("issue_events", "issue_id", null, "4.5E+12");
    fault("surveys", "asked_at", null, "30/2/2025");
    fault("surveys", "reached", null, "perhaps");
    fault("surveys", "rating", "9", "还行吧");
    fault("surveys", "issue_id", (Object) null);
    fault("meetings", "held_at", null, "2025-04-31 09:00");
    fault("meetings", "meeting_type", "tea_party");
    fault("meetings", "attendees", "很多");
    fault("agenda_items", "topic", (Object) null);
    fault("agenda_items", "outcome", "unclear");
    fault("service_orders", "household_id", null, "3.2E+11");
    fault("service_orders", "ordered_at", null, "昨天");
    fault("service_orders", "rating", "9");
    fault("projects", "level", "province");
    fault("projects", "title", (Object) null);
    fault("projects", "finished_on", "2025-02-30");
  }

  private void fault(String dataset, String column, Object... values) {
    for (Object value : values) {
      faults.add(new Fault(dataset, column, value == null ? null : new Row.Raw(value.toString())));
    }
  }

  private void send(Units units, Households.Home home) {
    Timeline days = ground.timeline();
    int rounds = ground.scale().households() < 200 ? 1 : 3;
    int number = 0;
    for (int round = 0; round < rounds; round++) {
      for (Fault fault : faults) {
        LocalDate night = days.night(1 + number % (days.count() - 1));
        String sender = units.senders().get(number % units.senders().size());
        String id = MARK + number++;
        Row row = sound(fault.dataset(), id, home, night);
        ground.send(sender, night, row.with(fault.column(), fault.value()));
      }
      // 24:00 of the day after the submission is the last that can have happened; this is later.
      LocalDate night = days.night(2 + round);
      LocalDate tooFar = night.plusDays(2);
      for (String column : List.of("visited_at", "raised_at", "occurred_at", "asked_at")) {
        String dataset = DATASETS.get(column);
        Row row = sound(dataset, MARK + "FUTURE" + number++, home, night);
        ground.send(home.sender(), night, row.with(column, tooFar.atStartOfDay()));
      }
    }
    refuseCorrection(home);
  }

  /** A correction that breaks the contract leaves the good row in force. */
  private void refuseCorrection(Households.Home home) {
    LocalDate night = ground.timeline().night(2);
    Row good = sound("visits", "V-KEPT", home, night);
    ground.send(home.sender(), night, good);
    ground.send(home.sender(), ground.timeline().night(3), good.with("outcome", "unclear"));
    Row register = sound("households", "H-KEPT", home, night);
    ground.send(home.sender(), night, register);
    ground.send(home.sender(), ground.timeline().night(4), register.with("status", "sold"));
  }

  /** A row that would be accepted. */
  private static Row sound(String dataset, String id, Households.Home home, LocalDate night) {
    Map<String, Object> cells = new LinkedHashMap<>();
    LocalDate day = night.minusDays(1);
    switch (dataset) {
      case "org_units" -> {
        return Units.row(new Units.Unit(id, "grid", home.sender(), home.sender(), "坏行网格"));
      }
      case "households" -> {
        return Row.of(dataset, "household_id", id, "unit_code", home.unit(), "status", "resident");
      }
      case "staff" -> {
        cells.put("staff_id", id);
        cells.put("staff_name", "张坏");
        cells.put("role", "volunteer");
        cells.put("unit_code", home.unit());
      }
      case "assignments" -> {
        cells.put("assignment_id", id);
        cells.put("staff_id", "S0000");
        cells.put("household_id", home.id());
      }
      case "visits" -> {
        cells.put("visit_id", id);
        cells.put("visited_at", day.atTime(10, 0));
        cells.put("household_id", home.id());
        cells.put("staff_ids", List.of("S0000"));
        cells.put("outcome", "met");
      }
      case "issues" -> {
        cells.put("issue_id", id);
        cells.put("raised_at", day.atTime(10, 0));
        cells.put("unit_code", home.unit());
        cells.put("category", "环境卫生");
      }
      case "issue_events" -> {
        cells.put("event_id", id);
        cells.put("issue_id", "I00001");
        cells.put("event", "published");
        cells.put("occurred_at", day.atTime(10, 0));
      }
      case "meetings" -> {
        cells.put("meeting_id", id);
        cells.put("unit_code", home.unit());
        cells.put("held_at", day.atTime(10, 0));
      }
      case "agenda_items" -> {
        cells.put("meeting_id", id);
        cells.put("item_no", "1");
        cells.put("topic", "路灯");
      }
      case "service_orders" -> {
        cells.put("order_id", id);
        cells.put("household_id", home.id());
        cells.put("service_type", "送餐");
        cells.put("ordered_at", day.atTime(10, 0));
      }
      case "projects" -> {
        cells.put("project_id", id);
        cells.put("unit_code", home.unit());
        cells.put("title", "村道硬化");
      }
      default -> {
        cells.put("survey_id", id);
        cells.put("issue_id", "I00001");
        cells.put("asked_at", day.atTime(10, 0));
        cells.put("reached", true);
      }
    }
    return new Row(dataset, cells);
  }
}
