package org.lastmetre.county;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.lastmetre.county.DoubtfulGround.Home;
import org.lastmetre.county.DoubtfulGround.Person;

/** What honest people of a {@link DoubtfulCounty} record, with all that looks doubtful in it. */
final class HonestRecords {
  /** On a Saturday everyone goes from door to door and records it all in the evening. */
  private static final LocalDate CAMPAIGN = LocalDate.of(2024, 5, 11);

  /** The groups whose call-backs are planted, not made here. */
  static final int QUIET_GROUPS = 2;

  private final DoubtfulGround ground;
  private final Dice dice;

  private HonestRecords(DoubtfulGround ground) {
    this.ground = ground;
    this.dice = ground.dice;
  }

  static void make(DoubtfulGround ground) {
    HonestRecords records = new HonestRecords(ground);
    ground.people.forEach(records::visits);
    ground.people.forEach(records::campaign);
    for (int i = 0; i < 150; i++) {
      records.issue();
      records.survey();
    }
    records.enquiries();
    records.familyPhone();
  }

  private void visits(Person person) {
    LocalDate fellIll = DoubtfulCounty.FIRST.plusDays(20L + dice.below(60));
    for (LocalDate day = DoubtfulCounty.FIRST;
        !day.isAfter(DoubtfulCounty.AS_OF);
        day = day.plusDays(1)) {
      boolean rests = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
      if (rests || dice.chance(0.4)) {
        continue;
      }
      // Who was ill records the days before when back at work.
      boolean late = !day.isBefore(fellIll.minusDays(7)) && day.isBefore(fellIll);
      LocalDateTime recorded = (late ? fellIll : day).atTime(18, 0);
      LocalDateTime at = day.atTime(8, 30);
      for (int i = dice.between(2, 5); i > 0; i--) {
        Home home = anyoneOf(person.group());
        ground.visit(home, person, at, recorded = recorded.plusMinutes(1));
        at = at.plusMinutes(dice.between(15, 50));
      }
      Home away = dice.pick(ground.away.get(person.group()));
      if (dice.chance(0.2)) {
        ground.visit(away, person, at, recorded.plusMinutes(1), "home", "not_home");
      } else if (dice.chance(0.2)) {
        ground.visit(away, person, at, recorded.plusMinutes(1), "phone", "met");
      } else if (dice.chance(0.2)) {
        Home next = anyoneOf((person.group() + 1) % DoubtfulGround.GROUPS);
        ground.visit(next, person, at.plusMinutes(dice.between(6, 30)), recorded.plusMinutes(1));
      }
    }
  }

  private void campaign(Person person) {
    LocalDateTime at = CAMPAIGN.atTime(8, 0);
    LocalDateTime recorded = CAMPAIGN.atTime(19, 0);
    for (Home home : ground.resident.get(person.group())) {
      if (home != ground.resident.get(person.group()).get(1)) {
        ground.visit(home, person, at, recorded = recorded.plusMinutes(1));
        at = at.plusMinutes(12);
      }
    }
  }

  private LocalDateTime workingTime() {
    LocalDate day;
    do {
      day = DoubtfulCounty.FIRST.plusDays(dice.below(110));
    } while (day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue());
    return day.atTime(dice.between(9, 16), dice.between(1, 59));
  }

  private Home anyone() {
    return anyoneOf(dice.below(DoubtfulGround.GROUPS));
  }

  /** Not the household that is struck off: whoever meets it after that is not honest. */
  private Home anyoneOf(int group) {
    return dice.pick(ground.resident.get(group).subList(2, 20));
  }

  private void issue() {
    Home home = anyone();
    LocalDateTime raised = workingTime();
    String id = ground.number("i");
    String phone = dice.chance(0.7) ? home.phone() : null;
    ground.row(
        "issues",
        id,
        raised,
        DoubtfulGround.unit(home.group()),
        home.id(),
        "hotline",
        "道路",
        "normal",
        phone);
    LocalDateTime accepted = raised.plusMinutes(dice.between(10, 240));
    ground.row("issue_events", id, "accepted", accepted);
    ground.row("issue_events", id, "first_response", accepted.plusHours(dice.between(1, 20)));
    ground.row("issue_events", id, "resolved", raised.plusHours(dice.between(24, 90)));
  }

  /** Answered on the telephone, as enquiries are; and an urgent matter settled on the spot. */
  private void enquiries() {
    for (int i = 0; i < 20; i++) {
      Home home = anyone();
      LocalDateTime raised = workingTime();
      String id = ground.number("i");
      boolean enquiry = i % 2 == 0;
      ground.row(
          "issues",
          id,
          raised,
          DoubtfulGround.unit(home.group()),
          home.id(),
          "hotline",
          "政策",
          enquiry ? "enquiry" : "urgent",
          home.phone());
      if (!enquiry) {
        ground.row("issue_events", id, "first_response", raised.plusMinutes(1));
      }
      ground.row("issue_events", id, "resolved", raised.plusMinutes(dice.between(2, 9)));
    }
  }

  /** Three households of one family, with one telephone between them. */
  private void familyPhone() {
    String phone = ground.phone();
    List<Home> family = new ArrayList<>(ground.resident.get(5).subList(2, 5));
    for (int i = 0; i < 9; i++) {
      LocalDateTime raised = workingTime();
      Home home = family.get(i % family.size());
      String id = ground.number("i");
      ground.row(
          "issues", id, raised, DoubtfulGround.unit(5), home.id(), "hotline", "水", "normal", phone);
      ground.row("issue_events", id, "accepted", raised.plusMinutes(30));
      ground.row("issue_events", id, "resolved", raised.plusDays(1));
    }
  }

  private void survey() {
    int group = dice.between(QUIET_GROUPS, DoubtfulGround.GROUPS - 1);
    List<Home> homes = ground.resident.get(group);
    // The first home of a group is that of its own person, whose telephone is the household's.
    Home home = dice.chance(0.1) ? homes.get(0) : dice.pick(homes.subList(2, 20));
    boolean reached = dice.chance(0.9);
    ground.row(
        "surveys",
        ground.number("q"),
        home.id(),
        workingTime(),
        reached,
        reached,
        reached,
        reached
            ? dice.word("satisfied satisfied satisfied basically_satisfied dissatisfied")
            : null,
        home.phone());
  }
}
