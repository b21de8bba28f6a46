package org.lastmetre.silver.life;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lastmetre.contract.Text;
import org.lastmetre.policy.Policy;
import org.lastmetre.worktime.Limit;
import org.lastmetre.worktime.WorkCalendar;
import org.lastmetre.worktime.WorkingTime;

/**
 * Issues, policies and events as case files write them: days of March 2026 ({@code 05 10:00}) or
 * whole dates, {@code 24:00} for the last microsecond of the day; the issue is raised on Monday the
 * 2nd at 09:00 unless the case says otherwise.
 */
record LifeCase(IssueFacts facts, Policy policy, WorkCalendar calendar) {

  static LifeCase read(String facts, String policy) {
    List<Policy.LimitRule> limits = List.of();
    Policy.Start starts = Policy.Start.RAISED;
    Policy.Hours hours = Policy.Hours.CLOCK;
    double share = 0.25;
    String calendar = WorkingTime.CN;
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    for (String part : parts(policy, "\\|")) {
      String[] pair = part.split("=", 2);
      switch (pair[0]) {
        case "starts" -> starts = Policy.Start.valueOf(pair[1].toUpperCase(Locale.ROOT));
        case "hours" -> hours = Policy.Hours.valueOf(pair[1].toUpperCase(Locale.ROOT));
        case "share" -> share = Double.parseDouble(pair[1]);
        case "calendar" -> calendar = pair[1];
        case "zone" -> zone = ZoneId.of(pair[1]);
        default -> limits = limits(part);
      }
    }
    WorkingTime working = workingTime(calendar);
    Policy.Response response = new Policy.Response(limits, starts, share, hours);
    return new LifeCase(
        facts(facts, zone), policy(zone, working, response), WorkCalendar.of(working));
  }

  IssueLife life(List<IssueEvent> events, Instant asOfEnd) {
    return IssueLife.of(facts, events, policy, calendar, asOfEnd);
  }

  List<IssueSpan> spans(List<IssueEvent> events) {
    return IssueSpan.of(facts, events, policy, calendar);
  }

  /** The same under another share of the limit from which it is yellow. */
  LifeCase warned(String share) {
    Policy.Response as = policy.response();
    Policy.Response warned =
        new Policy.Response(as.limits(), as.starts(), Double.parseDouble(share), as.hours());
    return new LifeCase(facts, policy(policy.timeZone(), policy.workingTime(), warned), calendar);
  }

  Instant asOfEnd(String day) {
    return instant(day + " 24:00", policy.timeZone());
  }

  List<IssueEvent> events(String written) {
    List<IssueEvent> events = new ArrayList<>();
    for (String part : parts(written, ";")) {
      String[] words = part.split(" ", 4);
      events.add(
          new IssueEvent(
              words[2],
              instant(words[0] + " " + words[1], policy.timeZone()),
              words.length > 3 ? words[3] : null));
    }
    return events;
  }

  static Instant instant(String written, ZoneId zone) {
    String[] words = written.split(" ", 2);
    LocalDate day = LocalDate.parse(words[0].length() == 2 ? "2026-03-" + words[0] : words[0]);
    return words[1].equals("24:00")
        ? WorkCalendar.endOf(day, zone)
        : LocalDateTime.of(day, LocalTime.parse(words[1])).atZone(zone).toInstant();
  }

  static List<String> parts(String written, String separator) {
    List<String> parts = new ArrayList<>();
    for (String part : (written == null ? "" : written).split(separator, -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  private static IssueFacts facts(String written, ZoneId zone) {
    Instant raised = instant("02 09:00", zone);
    String category = "housing";
    String channel = "unknown";
    String priority = "normal";
    Instant due = null;
    for (String part : parts(written, ";")) {
      String[] pair = part.split("=", 2);
      switch (pair[0]) {
        case "raised" -> raised = instant(pair[1], zone);
        case "due" -> due = instant(pair[1], zone);
        case "category" -> category = pair[1];
        case "channel" -> channel = pair[1];
        case "priority" -> priority = pair[1];
        default -> throw new IllegalArgumentException("no such fact in a case: " + part);
      }
    }
    return new IssueFacts(raised, category, channel, priority, due);
  }

  /** {@code defaults}, {@code none}, or rules such as {@code category:roads 1 days + 5 days}. */
  private static List<Policy.LimitRule> limits(String written) {
    if (written.equals("none")) {
      return List.of();
    }
    String rules =
        written.equals("defaults")
            ? "priority:enquiry 3 working_days + priority:urgent 2 hours to accept, 24 hours"
                + " + 1 working_days to accept, 5 working_days"
            : written;
    List<Policy.LimitRule> limits = new ArrayList<>();
    for (String rule : parts(rules, "\\+")) {
      String[] words = rule.contains(":") ? rule.split(" ", 2) : new String[] {":", rule};
      String[] key = words[0].split(":", 2);
      String[] times = words[1].split(" to accept, ", 2);
      String resolve = times[times.length - 1];
      limits.add(
          new Policy.LimitRule(
              key[0].equals("category") ? key[1] : null,
              key[0].equals("priority") ? key[1] : null,
              key[0].equals("channel") ? key[1] : null,
              times.length == 1 ? null : Limit.parse(times[0]).orElseThrow(),
              resolve.equals("none") ? null : Limit.parse(resolve).orElseThrow()));
    }
    return limits;
  }

  private static WorkingTime workingTime(String calendar) {
    return new WorkingTime(
        calendar,
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        List.of(
            new WorkingTime.Span(LocalTime.of(8, 30), LocalTime.of(12, 0)),
            new WorkingTime.Span(LocalTime.of(14, 0), LocalTime.of(17, 30))),
        Set.of(),
        Set.of());
  }

  private static Policy policy(ZoneId zone, WorkingTime working, Policy.Response response) {
    return new Policy(
        "321323",
        new Text("泗阳县", "Siyang County"),
        zone,
        null,
        1,
        working,
        new Policy.Coverage(List.of("home"), List.of("resident", "away"), Map.of("default", 180)),
        response,
        new Policy.Satisfaction(1.0, 0.1, 0.5, 0.4),
        new Policy.Quota(Policy.Period.QUARTER, Map.of("party_member", Map.of("households", 10))),
        new Policy.Rotation(Policy.Period.QUARTER),
        new Policy.Deliberation(1, Policy.Period.MONTH, List.of("village_talk")),
        new Policy.Scorecard(Map.of("coverage", 1.0), Map.of("A", 90.0)),
        new Policy.Risk(30, 5, 2, 20, 3, 10, 4, 20, 0.001, 10),
        5,
        new Policy.Submissions(List.of("visits"), Policy.Every.DAY, LocalTime.of(8, 0)),
        new Policy.Retention(3650, 30),
        "0");
  }
}
