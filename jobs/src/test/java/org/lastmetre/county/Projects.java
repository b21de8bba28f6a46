package org.lastmetre.county;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Projects of every level: finished in time, late or not at all, cancelled, or hardly described.
 */
final class Projects {
  private final Ground ground;
  private final List<Units.Unit> known;
  private final Dice dice;

  private Projects(Ground ground, Units units) {
    this.ground = ground;
    this.known = units.known();
    this.dice = ground.dice("projects");
  }

  static void make(Ground ground, Units units) {
    Projects projects = new Projects(ground, units);
    int wanted = Math.max(24, ground.scale().households() / 16);
    for (int i = 0; i < wanted; i++) {
      projects.plan(i);
    }
  }

  private void plan(int i) {
    Timeline days = ground.timeline();
    boolean ofCounty = i % 8 == 0;
    Units.Unit unit = dice.pick(known);
    String sender = ofCounty ? ground.scale().code() : unit.sender();
    LocalDate due = i % 6 == 5 ? days.asOf().plusDays(dice.between(-1, 1)) : days.anyDay(dice);
    LocalDate planned = dice.chance(0.12) ? null : due;
    Row row =
        Row.of(
            "projects",
            "project_id",
            String.format(Locale.ROOT, "P%04d", i),
            "unit_code",
            ofCounty ? ground.scale().code() : unit.code(),
            "level",
            ofCounty ? "county" : dice.wordOrNull("township village village village -"),
            "plan_period",
            dice.wordOrNull("2026 2026 2026 2025Q4 十四五 -"),
            "title",
            dice.word("村道硬化 泵站改造 文化广场 加装电梯"),
            "planned_finish",
            planned,
            "status",
            dice.wordOrNull("planned planned started -"),
            "finished_on",
            null,
            "lead_unit",
            dice.wordOrNull("住建局 水利局 -"));
    LocalDate night = days.night(dice.chance(0.6) ? 0 : dice.below(days.count()));
    ground.send(sender, night, row);
    Row known = end(i, row, due);
    LocalDate finished = (LocalDate) known.cells().get("finished_on");
    LocalDate told = finished == null || finished.isBefore(night) ? night : finished;
    ground.send(sender, days.nightFor(told.plusDays(1), dice.below(2)), known);
  }

  private Row end(int i, Row row, LocalDate due) {
    LocalDate asOf = ground.timeline().asOf();
    return switch (i % 10) {
      case 0, 1 -> finished(row, due.minusDays(dice.below(20)));
      case 2 -> finished(row, due);
      case 3 -> finished(row, due.plusDays(dice.between(1, 30)));
      case 4 -> finished(row, asOf.plusDays(1));
      case 5 -> row.with("status", "cancelled");
      case 6 -> row.with("status", "finished");
      case 7 ->
          finished(row, due.plusDays(1)).with("status", dice.wordOrNull("started cancelled -"));
      default -> row.with("status", "started");
    };
  }

  /** Nothing is reported before it has happened. */
  private Row finished(Row row, LocalDate on) {
    LocalDate last = ground.timeline().last();
    return row.with("status", "finished").with("finished_on", on.isAfter(last) ? last : on);
  }
}
