package org.lastmetre.county;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** Meetings of every kind, what was on their agenda, and when it was answered. */
final class Meetings {
  private final Ground ground;
  private final List<Units.Unit> known;
  private final List<Units.Unit> communities;
  private final List<Issues.Issue> issues;
  private final Dice dice;

  private Meetings(Ground ground, Units units, List<Issues.Issue> issues) {
    this.ground = ground;
    this.known = units.known();
    this.communities = known.stream().filter(unit -> unit.level().equals("community")).toList();
    this.issues = issues;
    this.dice = ground.dice("meetings");
  }

  static void make(Ground ground, Units units, List<Issues.Issue> issues) {
    Meetings meetings = new Meetings(ground, units, issues);
    int wanted = Math.max(24, ground.scale().households() / 10);
    for (int i = 0; i < wanted; i++) {
      meetings.hold(i, units);
    }
  }

  private void hold(int i, Units units) {
    Timeline days = ground.timeline();
    Units.Unit unit = dice.pick(dice.chance(0.7) ? communities : known);
    LocalDateTime at = when(i);
    String id = String.format(Locale.ROOT, "M%04d", i);
    Row row =
        Row.of(
            "meetings",
            "meeting_id",
            id,
            "unit_code",
            unit.code(),
            "held_at",
            at,
            "meeting_type",
            dice.wordOrNull(
                "village_talk village_talk village_talk village_talk estate_talk estate_talk"
                    + " monthly_analysis quarterly_review supervision -"),
            "attendees",
            dice.chance(0.7) ? dice.between(3, 90) : null);
    LocalDate night = days.nightFor(at.toLocalDate(), dice.chance(0.1) ? 2 : 0);
    LocalDate after = days.nightFor(night.plusDays(1), dice.below(3));
    String sender = unit.sender();
    switch (i % 12) {
      case 1 -> {
        ground.send(sender, night, row);
        ground.send(sender, after, row.with("meeting_type", otherType(row)));
      }
      case 4 -> {
        ground.send(sender, night, row);
        boolean stays = at.minusDays(25).toLocalDate().isBefore(days.start());
        ground.send(sender, after, row.with("held_at", stays ? at : at.minusDays(25)));
      }
      case 6 -> {
        ground.send(sender, night, row.with("unit_code", dice.pick(communities).code()));
        ground.send(sender, after, row);
      }
      case 9 -> ground.post().sendLate(sender, night, "late", after, row);
      case 10 -> ground.send(sender, night, row.with("unit_code", units.never().code()));
      case 11 -> {
        String code = units.arriving().get(1).code();
        ground.send(sender, night, row.with("unit_code", code));
      }
      default -> ground.send(sender, night, row);
    }
    int items = dice.below(5);
    for (int number = 1; number <= items; number++) {
      discuss(sender, i % 30 == 13 ? "M-NEVER" : id, number, at, night);
    }
  }

  private static String otherType(Row row) {
    boolean talk = "village_talk".equals(row.cells().get("meeting_type"));
    return talk ? "estate_talk" : "village_talk";
  }

  private LocalDateTime when(int i) {
    Timeline days = ground.timeline();
    LocalDate day = days.anyDay(dice);
    int startsOn = ground.monthStartsOn();
    return switch (i % 15) {
      case 2 ->
          day.withDayOfMonth(startsOn).isAfter(days.asOf())
              ? days.asOf().atStartOfDay()
              : day.withDayOfMonth(startsOn).atStartOfDay();
      case 5 -> days.asOf().plusDays(1).atTime(9, 0);
      case 8 -> days.asOf().atTime(23, 59, 59);
      default -> day.atTime(dice.between(8, 20), dice.pick(List.of(0, 15, 30)));
    };
  }

  /** An item is sent with the meeting; its answer, where it comes later, in a row of its own. */
  private void discuss(
      String sender, String meeting, int number, LocalDateTime held, LocalDate night) {
    Timeline days = ground.timeline();
    String issue = dice.chance(0.4) && !issues.isEmpty() ? dice.pick(issues).id() : null;
    Row row =
        Row.of(
            "agenda_items",
            "meeting_id",
            meeting,
            "item_no",
            Integer.toString(number),
            "topic",
            dice.word("路灯维修 停车位划线 楼道堆物 灌溉泵站 道路硬化"),
            "outcome",
            dice.wordOrNull("discussed discussed passed passed passed rejected deferred -"),
            "issue_id",
            dice.chance(0.03) ? "I-NEVER" : issue,
            "answered_at",
            null);
    ground.send(sender, night, row);
    if (dice.chance(0.65)) {
      LocalDateTime answered =
          dice.chance(0.15)
              ? days.asOf().plusDays(dice.below(2)).atTime(16, 0)
              : held.plusMinutes(dice.between(0, 60 * 24 * 30));
      if (!answered.toLocalDate().isAfter(days.last())) {
        ground.send(
            sender,
            days.nightFor(later(answered.toLocalDate(), night), dice.below(2)),
            row.with("answered_at", answered));
      }
    }
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
