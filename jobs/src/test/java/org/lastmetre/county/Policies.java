package org.lastmetre.county;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** The policies a county can have, as the text of policy.yaml. */
final class Policies {
  private Policies() {}

  /**
   * The policy of a variant: {@code a} all defaults; {@code b} nearly everything set otherwise;
   * {@code c} starts on acceptance and knows no holidays.
   */
  static String text(char variant, String code, LocalDate asOf) {
    String head =
        """
        jurisdiction: "%s"
        name: {zh: 样县, en: Sample County}
        """
            .formatted(code);
    return switch (variant) {
      case 'a' -> head;
      case 'b' -> head + otherwise(asOf);
      case 'c' -> head + withoutHolidays();
      default -> throw new IllegalArgumentException("variant " + variant + ": one of a, b, c");
    };
  }

  private static String otherwise(LocalDate asOf) {
    // Days of rest and work that no notice of the State Council knows.
    LocalDate wednesday = asOf.minusDays(60).with(DayOfWeek.WEDNESDAY);
    List<LocalDate> off = List.of(wednesday, wednesday.plusDays(1), wednesday.plusDays(28));
    List<LocalDate> work = List.of(wednesday.plusDays(3), wednesday.plusDays(11));
    return """
    time_zone: Asia/Shanghai
    month_starts_on: 19
    working_time:
      hours: ["09:00-12:00", "13:00-17:15"]
      off: %s
      work: %s
    coverage:
      effective: [home, phone]
      denominator: [resident]
      interval_days: {default: 90, key: 20, low_income: 45, living_alone: 15, share_scheme: 60}
    response:
      limits:
        - {category: noise, accept: 4 hours, resolve: 48 hours}
        - {category: 住房保障, priority: urgent, resolve: 2 days}
        - {priority: enquiry, resolve: 3 working_days}
        - {channel: hotline, accept: 1 working_days, resolve: 7 days}
        - {priority: urgent, accept: 2 hours, resolve: 24 hours}
        - {category: 小区管理, channel: visit, resolve: 1 days}
        - {channel: visit, resolve: 5 working_days}
        - {channel: resident_report, accept: 1 working_days}
        - {category: 环境卫生, resolve: 10 days}
      starts: dispatched
      warning_share: 0.5
      hours: working
    satisfaction: {basically_weight: 0.9}
    quota:
      per: month
      roles: {village_staff: 2, grid_worker: {households: 4, grid: 1}, volunteer: {community: 1}}
    rotation: {cycle: month}
    deliberation: {sessions: 2, per: quarter, types: [village_talk, estate_talk, supervision]}
    scorecard: {weights: {coverage: 0.5, on_time: 0.5}, bands: {甲: 85, 乙: 60.5}}
    small_cells: 8
    """
        .formatted(off, work);
  }

  private static String withoutHolidays() {
    return """
    working_time: {calendar: none}
    response:
      limits:
        - {priority: enquiry, resolve: 3 working_days}
        - {priority: urgent, accept: 2 hours, resolve: 24 hours}
        - {category: 住房保障, resolve: 4 days}
        - {resolve: 5 working_days}
      starts: accepted
    quota: {per: year}
    rotation: {cycle: year}
    deliberation: {per: year}
    scorecard:
      weights: {coverage: 0.2, on_time: 0.4, closed_loop: 0.4}
      bands: {A: 95, B: 50, C: 20, D: 0}
    """;
  }
}
