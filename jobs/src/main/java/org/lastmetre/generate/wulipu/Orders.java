package org.lastmetre.generate.wulipu;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.wulipu.Heads.Person;
import org.lastmetre.generate.wulipu.Households.Household;

/**
 * The 600 service orders: residents order 点单, a volunteer of their area takes 接单 and follows
 * through.
 *
 * @param all in the order of time
 */
record Orders(List<Order> all) {
  private static final int TOTAL = 600;
  private static final List<String> SERVICES =
      List.of("水电维修", "助餐送餐", "代买代办", "管道疏通", "上门理发", "陪同就医", "家政保洁");

  /** One order; a time that never came is null, a rating never given is 0. */
  record Order(
      String id,
      Household household,
      String service,
      LocalDateTime orderedAt,
      LocalDateTime takenAt,
      String takenBy,
      LocalDateTime completedAt,
      int rating) {

    /** The order as it stood at the end of that day. */
    Row row(Hand hand, LocalDate day) {
      boolean taken = happened(takenAt, day);
      boolean completed = happened(completedAt, day);
      return Row.of("order_id", id)
          .with("service_type", service)
          .with("household_id", household.id())
          .with("ordered_at", hand.time(orderedAt))
          .with("taken_by", taken ? takenBy : "")
          .with("taken_at", taken ? hand.time(takenAt) : "")
          .with("completed_at", completed ? hand.time(completedAt) : "")
          .with("rating", completed && rating > 0 ? Integer.toString(rating) : "");
    }

    /** Whether it was taken or completed between those days, the first not counted. */
    boolean movedBetween(LocalDate former, LocalDate day) {
      return happened(takenAt, day) && !happened(takenAt, former)
          || happened(completedAt, day) && !happened(completedAt, former);
    }

    Order numbered(int number) {
      String numbered = "DD" + Names.digits(number, 4);
      return new Order(
          numbered, household, service, orderedAt, takenAt, takenBy, completedAt, rating);
    }

    private static boolean happened(LocalDateTime at, LocalDate day) {
      return at != null && !at.toLocalDate().isAfter(day);
    }
  }

  static Orders drawn(Households households, Heads heads, long seed) {
    Chance chance = new Chance(seed);
    List<Order> orders = new ArrayList<>();
    while (orders.size() < TOTAL) {
      Household household = chance.pick(households.all());
      if (household.status().equals("resident")) {
        List<Person> volunteers = heads.volunteersOf(household.area());
        orders.add(order(household, chance.pick(volunteers), chance));
      }
    }
    orders.sort(Comparator.comparing(Order::orderedAt).thenComparing(o -> o.household().id()));
    List<Order> numbered = new ArrayList<>();
    orders.forEach(order -> numbered.add(order.numbered(numbered.size() + 1)));
    return new Orders(List.copyOf(numbered));
  }

  private static Order order(Household household, Person volunteer, Chance chance) {
    LocalDateTime ordered = chance.officeTime(chance.weekday(Season.FIRST, Season.LAST));
    LocalDateTime taken = chance.percent(96) ? soonOrNextDay(ordered, 75, chance) : null;
    LocalDateTime completed =
        taken != null && chance.percent(95) ? soonOrNextDay(taken, 60, chance) : null;
    int rating = Integer.parseInt(chance.weighted("40 5 20 4 12 3 8 2 20 0"));
    return new Order(
        "", household, chance.pick(SERVICES), ordered, taken, volunteer.id(), completed, rating);
  }

  /** Within three hours so many times in a hundred, else in one of the next three days. */
  private static LocalDateTime soonOrNextDay(LocalDateTime at, int percent, Chance chance) {
    return chance.percent(percent)
        ? at.plusMinutes(chance.between(10, 180))
        : chance.officeTime(at.toLocalDate().plusDays(chance.between(1, 3)));
  }
}
