package org.lastmetre.county;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Issues raised in the county and the corrections they undergo. */
final class Issues {
  private static final String CATEGORIES = "道路照明 道路照明 住房保障 住房保障 小区管理 环境卫生 环境卫生 邻里纠纷 noise";

  /** An issue as events and surveys need it. */
  record Issue(String id, LocalDateTime raisedAt, String sender, LocalDate firstSent) {}

  private final Ground ground;
  private final Units units;
  private final List<Households.Home> homes;
  private final Dice dice;

  private Issues(Ground ground, Units units, List<Households.Home> homes) {
    this.ground = ground;
    this.units = units;
    this.homes = homes;
    this.dice = ground.dice("issues");
  }

  static List<Issue> make(Ground ground, Units units, List<Households.Home> homes) {
    Issues maker = new Issues(ground, units, homes);
    List<Issue> issues = new ArrayList<>();
    for (int i = 0; i < ground.scale().issues(); i++) {
      issues.add(maker.raise(i));
    }
    maker.raiseBeforeTheCalendar();
    return issues;
  }

  private Issue raise(int i) {
    Timeline days = ground.timeline();
    LocalDateTime at = when(i);
    Households.Home home = dice.chance(0.6) ? dice.pick(homes) : null;
    String sender = home == null ? dice.pick(units.senders()) : home.sender();
    String channel =
        dice.wordOrNull(
            "visit visit resident_report resident_report staff_inspection data_analysis order"
                + " meeting hotline -");
    if ("hotline".equals(channel)) {
      sender = ground.scale().code();
    }
    String id = String.format(Locale.ROOT, "I%05d", i);
    String category = i == 7 ? "孤例" : dice.word(CATEGORIES);
    Row row = row(id, at, home, channel, category);
    if (i % 12 == 5) {
      // One place floods within a week: more than the months before let expect.
      at = days.day(0.85).plusDays(dice.below(5)).atTime(dice.between(6, 22), 20);
      Units.Unit flooded = units.lowest().get(0);
      sender = flooded.sender();
      row =
          row.with("raised_at", at)
              .with("category", "内涝积水")
              .with("unit_code", flooded.code())
              .with("due_at", null);
    }
    // Some issues are reported long after the first events of their lives.
    int later = i % 10 == 9 ? dice.between(1, 4) : 0;
    LocalDate night = days.nightFor(at.toLocalDate(), later);
    send(sender, night, row, i);
    return new Issue(id, at, sender, night);
  }

  private LocalDateTime when(int i) {
    Timeline days = ground.timeline();
    if (i == 0 && ground.scale().seed() % 2 == 0) {
      return days.start().minusDays(40).atTime(9, 15);
    }
    LocalDate day = days.anyDay(dice);
    return switch (i % 20) {
      case 3 -> day.withDayOfMonth(1).atStartOfDay();
      case 8 -> day.minusDays(day.getDayOfMonth()).atTime(23, 59, 59);
      case 13 -> days.asOf().minusDays(dice.below(6)).atTime(dice.between(8, 20), 30);
      // A rest day most weeks, where a limit in working days starts on the next one.
      case 17 -> day.minusDays(7).with(DayOfWeek.SATURDAY).atTime(18, 45, 10);
      case 18 -> days.asOf().plusDays(1).atTime(10, 0);
      default -> day.atTime(dice.between(6, 22), dice.below(60), dice.chance(0.3) ? 30 : 0);
    };
  }

  private Row row(
      String id, LocalDateTime at, Households.Home home, String channel, String category) {
    boolean atHome = home != null && dice.chance(0.7);
    return Row.of(
        "issues",
        "issue_id",
        id,
        "raised_at",
        at,
        "unit_code",
        atHome ? home.unit() : dice.pick(units.known()).code(),
        "household_id",
        home == null ? null : home.id(),
        "channel",
        channel,
        "category",
        category,
        "priority",
        dice.wordOrNull("normal normal normal - - urgent urgent enquiry"),
        "title",
        dice.wordOrNull("路灯不亮 楼道漏水 垃圾未清 -"),
        "description",
        People.note(dice),
        "reporter_phone",
        dice.chance(0.7) ? People.phone(dice) : null,
        "affected_households",
        dice.chance(0.3) ? dice.between(1, 60) : null,
        "due_at",
        due(at));
  }

  /** None, a day (to its end) or an instant; sometimes already past, sometimes as_of itself. */
  private Object due(LocalDateTime at) {
    return switch (dice.below(14)) {
      case 0, 1 -> at.toLocalDate().plusDays(dice.between(1, 15));
      case 2 -> at.plusHours(dice.between(2, 200));
      case 3 -> at.toLocalDate().plusDays(dice.between(1, 9)).atStartOfDay();
      case 4 -> dice.chance(0.5) ? ground.timeline().asOf() : null;
      default -> null;
    };
  }

  private void send(String sender, LocalDate night, Row row, int i) {
    Timeline days = ground.timeline();
    LocalDate after = days.nightFor(night.plusDays(1), dice.below(4));
    LocalDateTime at = (LocalDateTime) row.cells().get("raised_at");
    switch (i % 16) {
      case 1 -> {
        ground.send(sender, night, row);
        ground.send(sender, after, row.with("category", dice.word(CATEGORIES)));
      }
      case 4 -> {
        ground.send(sender, night, row);
        boolean stays = at.minusDays(20).toLocalDate().isBefore(days.start());
        ground.send(sender, after, row.with("raised_at", stays ? at : at.minusDays(20)));
      }
      case 6 -> {
        ground.send(sender, night, row.with("unit_code", dice.pick(units.lowest()).code()));
        ground.send(sender, after, row.with("priority", "urgent").with("due_at", null));
      }
      case 10 -> {
        ground.send(sender, night, row);
        ground.send(sender, after, row);
      }
      case 12 -> ground.post().sendLate(sender, night, "late", after, row);
      case 14 -> ground.send(sender, night, row.with("unit_code", units.arriving().get(1).code()));
      case 15 -> {
        boolean never = i % 32 == 15;
        ground.send(sender, night, never ? row.with("unit_code", units.never().code()) : row);
      }
      default -> ground.send(sender, night, row);
    }
  }

  /** Its limit needs the calendar of a year before the first one there is. */
  private void raiseBeforeTheCalendar() {
    if (ground.scale().variant() == 'c' || ground.scale().issues() == 0) {
      return;
    }
    Row row = row("I-2005", LocalDate.of(2005, 3, 1).atTime(9, 0), null, "visit", "住房保障");
    String sender = units.senders().get(0);
    ground.send(
        sender, ground.timeline().night(1), row.with("priority", "enquiry").with("due_at", null));
  }
}
