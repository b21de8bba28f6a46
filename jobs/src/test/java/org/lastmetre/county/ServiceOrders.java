package org.lastmetre.county;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** What households order: taken at once, late or never, completed or not, rated or not. */
final class ServiceOrders {
  private final Ground ground;
  private final List<Units.Unit> known;
  private final List<Households.Home> homes;
  private final Crew crew;
  private final Dice dice;

  private ServiceOrders(Ground ground, Units units, List<Households.Home> homes, Crew crew) {
    this.ground = ground;
    this.known = units.known();
    this.homes = homes;
    this.crew = crew;
    this.dice = ground.dice("service_orders");
  }

  static void make(Ground ground, Units units, List<Households.Home> homes, Crew crew) {
    ServiceOrders orders = new ServiceOrders(ground, units, homes, crew);
    int wanted = Math.max(40, ground.scale().households() / 5);
    for (int i = 0; i < wanted; i++) {
      orders.order(i);
    }
  }

  private void order(int i) {
    Timeline days = ground.timeline();
    Households.Home home = dice.pick(homes);
    LocalDateTime at =
        switch (i % 20) {
          case 6 -> days.asOf().plusDays(1).atTime(9, 30);
          case 11 -> days.asOf().atTime(23, 59, 59);
          case 16 -> days.asOf().minusDays(dice.below(3)).atTime(8, 0);
          default -> days.anyDay(dice).atTime(dice.between(6, 21), dice.below(60));
        };
    Row row =
        Row.of(
            "service_orders",
            "order_id",
            String.format(Locale.ROOT, "O%05d", i),
            "household_id",
            i % 40 == 21 ? "H-NEVER" : home.id(),
            "unit_code",
            dice.chance(0.25) ? dice.pick(known).code() : null,
            "service_type",
            dice.word("送餐 送餐 送餐 送医 送医 助洁 送学"),
            "ordered_at",
            at,
            "taken_at",
            null,
            "taken_by",
            null,
            "completed_at",
            null,
            "rating",
            i % 25 == 8 ? dice.between(1, 5) : null);
    LocalDate night = days.nightFor(at.toLocalDate(), dice.chance(0.1) ? 2 : 0);
    if (i % 14 == 9) {
      LocalDate after = days.nightFor(night.plusDays(1), dice.below(3));
      ground.post().sendLate(home.sender(), night, "late", after, row);
    } else {
      ground.send(home.sender(), night, row);
    }
    follow(home, row, at, night);
  }

  /** The same order again when it was taken, and again when it was completed. */
  private void follow(Households.Home home, Row row, LocalDateTime ordered, LocalDate night) {
    Timeline days = ground.timeline();
    if (dice.chance(0.25)) {
      return;
    }
    // Now and then it was taken before it was written down.
    LocalDateTime taken = ordered.plusMinutes(dice.between(-30, dice.chance(0.7) ? 600 : 20_000));
    if (taken.toLocalDate().isAfter(days.last())) {
      return;
    }
    Row more =
        row.with("taken_at", taken)
            .with("taken_by", dice.chance(0.2) ? "S-UNKNOWN" : crew.one(home.sender(), dice));
    LocalDate takenNight = days.nightFor(later(taken.toLocalDate(), night), dice.below(2));
    ground.send(home.sender(), takenNight, more);
    LocalDateTime completed = taken.plusMinutes(dice.between(20, 6_000));
    if (dice.chance(0.7) && !completed.toLocalDate().isAfter(days.last())) {
      Row all = more.with("completed_at", completed);
      ground.send(
          home.sender(),
          days.nightFor(later(completed.toLocalDate(), takenNight), dice.below(2)),
          dice.chance(0.6) ? all.with("rating", dice.between(1, 5)) : all);
    }
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
