package org.lastmetre.county;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/** Visits to households and inspections of places, and how clerks come to report them. */
final class Visits {
  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  private final Ground ground;
  private final Units units;
  private final Crew crew;
  private final Dice dice;
  private final List<Households.Home> homes;
  private final List<Households.Home> visited;

  private Visits(Ground ground, Units units, List<Households.Home> homes, Crew crew) {
    this.ground = ground;
    this.units = units;
    this.crew = crew;
    this.homes = homes;
    this.dice = ground.dice("visits");
    List<Households.Home> open = homes.stream().filter(home -> !home.unvisited()).toList();
    this.visited = open.isEmpty() ? homes : open;
  }

  static void make(Ground ground, Units units, List<Households.Home> homes, Crew crew) {
    Visits visits = new Visits(ground, units, homes, crew);
    int turn = 0;
    for (int i = 0; i < ground.scale().visits(); i++) {
      boolean odd = i % ground.scale().stride() == 1;
      visits.report(i, odd ? VisitTurn.of(turn++) : VisitTurn.NONE);
    }
    visits.reportBeforeHouseholdsArrive();
  }

  private void report(int i, VisitTurn turn) {
    Timeline days = ground.timeline();
    LocalDateTime at = when(turn);
    Households.Home home = dice.pick(visited);
    Row row = row(String.format(Locale.ROOT, "V%06d", i), at, home);
    LocalDate night = days.nightFor(at.toLocalDate(), dice.chance(0.08) ? dice.between(1, 3) : 0);
    if (turn == VisitTurn.NONE && i % 12 == 0) {
      send(home, night, inspection(row));
      return;
    }
    switch (turn) {
      case MIDNIGHT_WITHOUT_TIME -> send(home, night, row.with("visited_at", at.toLocalDate()));
      case SENT_EARLY -> {
        LocalDate eve = days.night(dice.between(1, days.count() - 3));
        // A visit planned for tomorrow and reported as done; the last moment still allowed.
        LocalTime time = dice.chance(0.5) ? LAST_SECOND : at.toLocalTime();
        LocalDateTime tomorrow = eve.plusDays(1).atTime(time);
        send(home, eve, row.with("visited_at", tomorrow).with("recorded_at", null));
      }
      case SENT_WEEKS_LATER -> send(home, days.nightFor(at.toLocalDate().plusDays(21), 0), row);
      case HOUSEHOLD_NEVER_ARRIVES -> send(home, night, row.with("household_id", "H-NEVER"));
      case UNIT_NEVER_ARRIVES ->
          send(home, night, inspection(row).with("unit_code", units.never().code()));
      default -> new VisitTurns(ground, dice, homes).play(turn, row, home, night);
    }
  }

  private void send(Households.Home home, LocalDate night, Row row) {
    ground.post().send(home.sender(), night, dice.chance(0.15) ? "2" : "1", row);
  }

  private LocalDateTime when(VisitTurn turn) {
    Timeline days = ground.timeline();
    LocalDate day = days.anyDay(dice);
    int startsOn = ground.monthStartsOn();
    return switch (turn) {
      case MIDNIGHT, MIDNIGHT_WITHOUT_TIME -> day.atStartOfDay();
      case LAST_SECOND -> day.atTime(LAST_SECOND);
      case LAST_MICROSECOND -> day.atTime(LAST_SECOND.withNano(999_999_000));
      case PERIOD_START -> {
        LocalDate first = day.withDayOfMonth(startsOn);
        yield (first.isAfter(days.asOf()) ? first.minusMonths(1) : first).atStartOfDay();
      }
      case PERIOD_END -> {
        LocalDate last =
            startsOn == 1
                ? day.with(TemporalAdjusters.lastDayOfMonth())
                : day.withDayOfMonth(startsOn - 1);
        LocalDate past = last.isAfter(days.asOf()) ? last.minusDays(31) : last;
        yield past.atTime(LAST_SECOND);
      }
      case AFTER_AS_OF -> days.asOf().plusDays(1).atTime(time());
      case LAST_SECOND_OF_AS_OF -> days.asOf().atTime(LAST_SECOND);
      case FIRST_SECOND_AFTER_AS_OF -> days.asOf().plusDays(1).atStartOfDay();
      default -> day.atTime(time());
    };
  }

  private LocalTime time() {
    LocalTime minute = LocalTime.of(dice.between(7, 20), dice.below(60));
    return dice.chance(0.3)
        ? minute.withSecond(dice.below(60))
        : dice.chance(0.1) ? LocalTime.of(12, 0) : minute;
  }

  private Row row(String id, LocalDateTime at, Households.Home home) {
    boolean unitToo = home.settled() && dice.chance(0.1);
    LocalDateTime recorded = at.plusMinutes(dice.between(1, 600));
    return Row.of(
        "visits",
        "visit_id",
        id,
        "visited_at",
        at,
        "household_id",
        home.id(),
        "unit_code",
        unitToo ? home.unit() : null,
        "staff_ids",
        crew.party(home, dice),
        "visit_type",
        dice.wordOrNull("home home home home home phone phone - - on_the_spot"),
        "outcome",
        dice.wordOrNull("met met met met met met not_home not_home refused moved - -"),
        "duration_minutes",
        dice.chance(0.6) ? dice.between(1, 90) : null,
        "note",
        People.note(dice),
        "recorded_at",
        dice.chance(0.5) && !recorded.toLocalDate().isAfter(at.toLocalDate()) ? recorded : null);
  }

  /** The same row without a household: a look at a place, by its unit alone. */
  private Row inspection(Row row) {
    return row.with("household_id", null)
        .with("unit_code", dice.pick(units.known()).code())
        .with("visit_type", dice.wordOrNull("on_the_spot -"))
        .with("outcome", dice.wordOrNull("- - met"));
  }

  /** The chain of three: a visit waits for a household that waits for its unit. */
  private void reportBeforeHouseholdsArrive() {
    List<String> arriving = units.arriving().stream().map(Units.Unit::code).toList();
    int i = 0;
    for (Households.Home home : homes) {
      boolean late = home.firstSent().isAfter(ground.timeline().night(0));
      if (arriving.contains(home.unit()) || (late && dice.chance(0.5))) {
        LocalDateTime at = home.firstSent().minusDays(dice.below(3)).atTime(time());
        LocalDate night = ground.timeline().nightFor(at.toLocalDate(), 0);
        send(home, night, row("V-CHAIN" + i++, at, home));
      }
    }
    for (Units.Unit unit : units.arriving()) {
      LocalDate night = ground.timeline().night(ground.timeline().count() / 2 - 1);
      Row row = row("V-PLACE" + i++, night.atTime(time()), homes.get(0));
      send(homes.get(0), night, inspection(row).with("unit_code", unit.code()));
    }
  }
}
