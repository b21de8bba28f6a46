package org.lastmetre.benchmark;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** What happens in a township of a {@link LargeCounty} in a month, as far as it has happened. */
final class LargeMonth {
  private static final List<String> CATEGORIES =
      List.of("道路", "供水", "环境", "住房", "物业", "医保", "社保", "治安");
  private static final List<String> CHANNELS =
      List.of(
          "visit", "resident_report", "hotline", "staff_inspection", "data_analysis", "meeting");
  private static final List<String> RATINGS =
      List.of("satisfied", "satisfied", "satisfied", "basically_satisfied", "dissatisfied", "");

  private final LargeCounty county;
  private final Mail mail;
  private final LocalDate month;
  private final int township;
  private final String number;

  LargeMonth(LargeCounty county, Mail mail, LocalDate month, int township) {
    this.county = county;
    this.mail = mail;
    this.month = month;
    this.township = township;
    this.number = "%02d-%s-".formatted(township, month.toString().substring(0, 7));
  }

  void write() {
    for (int v = 0; v < county.visits(); v++) {
      visit(number + v);
    }
    for (int i = 0; i < county.issues(); i++) {
      issue(number + i);
    }
    for (int village = 0; village < county.villagesOf(township); village++) {
      session(number + village, county.villageOf(township, village));
    }
    for (int o = 0; o < county.orders(); o++) {
      order(number + o);
    }
  }

  private void visit(String id) {
    int home = county.homeOf(township);
    LocalDateTime at = county.time(month);
    double kind = county.random().nextDouble();
    mail.row(
        "visits",
        id,
        at,
        county.home(home),
        county.chance(0.2) ? county.person(home) + ";S0" : county.person(home),
        kind < 0.85 ? "home" : kind < 0.95 ? "phone" : "on_the_spot",
        county.chance(0.8) ? "met" : "not_home",
        10 + county.random().nextInt(40),
        at.toLocalDate().atTime(19, county.random().nextInt(60)));
  }

  private void issue(String id) {
    int home = county.homeOf(township);
    LocalDateTime raised = county.time(month);
    mail.row(
        "issues",
        id,
        raised,
        county.gridOf(home),
        county.home(home),
        skewed(CHANNELS),
        skewed(CATEGORIES),
        county.chance(0.1) ? "urgent" : county.chance(0.3) ? "enquiry" : "normal",
        county.chance(0.1) ? 1 + county.random().nextInt(200) : "");
    LocalDateTime last = events(id, raised);
    LocalDateTime asked = last.plusHours(20);
    if (county.chance(0.5) && LargeCounty.hasHappened(asked)) {
      mail.row(
          "surveys",
          "Q" + id,
          id,
          asked,
          county.chance(0.9),
          county.chance(0.9),
          county.chance(0.8),
          RATINGS.get(county.random().nextInt(RATINGS.size())));
    }
  }

  /** How it goes on, and when that ends. */
  private LocalDateTime events(String id, LocalDateTime raised) {
    LocalDateTime at = raised;
    if (county.chance(0.95)) {
      event(id, "accepted", at = later(at, 30), "");
    }
    if (county.chance(0.02)) {
      event(id, "withdrawn", later(at, 60), "");
      return at;
    }
    if (county.chance(0.4)) {
      event(id, "dispatched", at = later(at, 60), "住建局");
    }
    if (county.chance(0.7)) {
      event(id, "first_response", at = later(at, 10), "");
    }
    if (county.chance(0.05)) {
      event(id, "suspended", at = later(at, 20), "");
      event(id, "resumed", at = later(at, 3), "");
    }
    if (county.chance(0.08)) {
      return at;
    }
    event(id, "resolved", at = later(at, 2), "");
    if (county.chance(0.04)) {
      event(id, "reopened", at = later(at, 4), "");
      event(id, "resolved", at = later(at, 2), "");
    }
    if (county.chance(0.8)) {
      event(id, "feedback", later(at, 8), "");
    }
    if (county.chance(0.3)) {
      event(id, "published", later(at, 2), "");
    }
    return at;
  }

  /**
   * Later by a time that is short far more often than long.
   *
   * @param perWeek how many such times a week holds on average
   */
  private LocalDateTime later(LocalDateTime at, int perWeek) {
    double minutes = -Math.log(1 - county.random().nextDouble()) * 7 * 1440 / perWeek;
    return at.plusMinutes(1 + (long) minutes);
  }

  private void event(String id, String event, LocalDateTime at, String department) {
    if (LargeCounty.hasHappened(at)) {
      mail.row("issue_events", id, event, at, department);
    }
  }

  private void session(String id, String village) {
    mail.row("meetings", id, village, county.time(month), "village_talk");
    for (int item = 1; item <= 3; item++) {
      mail.row("agenda_items", id, item, "议题", item == 1 ? "passed" : "discussed", "");
    }
  }

  private void order(String id) {
    int home = county.homeOf(township);
    LocalDateTime ordered = county.time(month);
    LocalDateTime taken = later(ordered, 40);
    LocalDateTime completed = later(taken, 20);
    boolean isTaken = county.chance(0.9) && LargeCounty.hasHappened(completed);
    mail.row(
        "service_orders",
        id,
        county.home(home),
        county.service(),
        ordered,
        isTaken ? taken : "",
        isTaken && county.chance(0.9) ? completed : "",
        isTaken && county.chance(0.5) ? 1 + county.random().nextInt(5) : "");
  }

  /** The first words come more often than the last. */
  private String skewed(List<String> words) {
    double place = county.random().nextDouble() * county.random().nextDouble();
    return words.get((int) (place * words.size()));
  }
}
