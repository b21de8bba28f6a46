package org.lastmetre.generate.wulipu;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.lastmetre.generate.township.Course;
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
    Random random = new Random(seed);
    List<Order> orders = new ArrayList<>();
    while (orders.size() < TOTAL) {
      Household household = households.all().get(random.nextInt(households.all().size()));
      if (household.status().equals("resident")) {
        List<Person> volunteers = heads.volunteersOf(household.area());
        orders.add(order(household, volunteers.get(random.nextInt(volunteers.size())), random));
      }
    }
    orders.sort(Comparator.comparing(Order::orderedAt).thenComparing(o -> o.household().id()));
    List<Order> numbered = new ArrayList<>();
    orders.forEach(order -> numbered.add(order.numbered(numbered.size() + 1)));
    return new Orders(List.copyOf(numbered));
  }

  private static Order order(Household household, Person volunteer, Random random) {
    LocalDateTime ordered = Season.day(random).atTime(8, 0).plusMinutes(random.nextInt(700));
    int lot = random.nextInt(100);
    LocalDateTime taken = lot < 4 ? null : later(ordered, 5, lot < 75 ? 180 : 2_500, random);
    LocalDateTime completed = lot < 8 ? null : later(taken, 40, lot < 85 ? 1_440 : 12_000, random);
    int[] ratings = {5, 5, 5, 5, 4, 4, 3, 2, 0, 0};
    return new Order(
        "",
        household,
        SERVICES.get(random.nextInt(SERVICES.size())),
        ordered,
        taken,
        volunteer.id(),
        completed,
        ratings[random.nextInt(ratings.length)]);
  }

  private static LocalDateTime later(LocalDateTime at, int fewest, int most, Random random) {
    return Course.daytime(at.plusMinutes(fewest + random.nextInt(most)));
  }
}
