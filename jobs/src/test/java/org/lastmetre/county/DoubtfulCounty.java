package org.lastmetre.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lastmetre.county.DoubtfulGround.Home;
import org.lastmetre.county.DoubtfulGround.Person;

/**
 * A county under the default rules whose records are honest but for those planted. Beside each kind
 * of planted record stands something innocent that looks like it, and some that no rule can tell
 * from it. The same seed gives the same bytes.
 */
public final class DoubtfulCounty {
  public static final String CODE = "321388";
  public static final LocalDate AS_OF = LocalDate.of(2024, 6, 30);
  static final LocalDate FIRST = LocalDate.of(2024, 3, 1);

  private static final List<LocalDate> SATURDAYS = DoubtfulGround.days(DayOfWeek.SATURDAY);
  private static final List<LocalDate> SUNDAYS = DoubtfulGround.days(DayOfWeek.SUNDAY);

  private final DoubtfulGround ground;
  private final Dice dice;

  private DoubtfulCounty(long seed) {
    this.ground = new DoubtfulGround(seed);
    this.dice = ground.dice;
    HonestRecords.make(ground);
    absent();
    fast();
    many(7, SATURDAYS.get(11));
    many(9, SATURDAYS.get(12));
    burst(2);
    burst(8);
    phones();
    callbacks();
    ratings();
    issues();
  }

  public static DoubtfulCounty of(long seed) {
    return new DoubtfulCounty(seed);
  }

  /** The records that are to be told, by rule. */
  public Map<String, Set<String>> planted() {
    return ground.planted();
  }

  /** Writes {@code <source>/<code>}. */
  public void write(Path source) throws IOException {
    Path county = source.resolve(CODE);
    ground.write(county.resolve("landing").resolve(CODE).resolve("2024-07-01"));
    Files.writeString(
        county.resolve("policy.yaml"),
        "jurisdiction: \"%s\"\nname: {zh: 疑点县, en: Doubtful County}\nas_of: %s\n"
            .formatted(CODE, AS_OF));
  }

  /** Away all year and met week after week; struck off and still met; home for the holidays. */
  private void absent() {
    for (int group = 0; group < 6; group++) {
      for (int week = 0; week < 3; week++) {
        plantVisit("visit_to_absent", ground.away.get(group).get(0), SATURDAYS.get(week));
      }
      ground.visit(ground.away.get(group).get(1), person(group), at(SATURDAYS.get(4)), null);
    }
    for (int group = 6; group < 8; group++) {
      plantVisit("visit_to_absent", ground.resident.get(group).get(1), LocalDate.of(2024, 5, 4));
      for (LocalDate day : SATURDAYS.subList(4, 6)) {
        ground.visit(ground.away.get(group).get(1), person(group), at(day), null);
      }
    }
  }

  private void plantVisit(String rule, Home home, LocalDate day) {
    ground.plant(rule, ground.visit(home, person(home.group()), at(day), null));
  }

  private Person person(int group) {
    return ground.people.get(group);
  }

  private LocalDateTime at(LocalDate day) {
    return day.atTime(9, dice.between(1, 50));
  }

  /** Two groups in a few minutes; eight minutes are enough; relatives met at one table are not. */
  private void fast() {
    for (int i = 0; i < 12; i++) {
      int group = i % DoubtfulGround.GROUPS;
      LocalDateTime start = at(SUNDAYS.get(i));
      String here = ground.visit(home(group), person(group), start, null);
      LocalDateTime soon = start.plusMinutes(dice.between(1, 4));
      String there = ground.visit(home(next(group)), person(group), soon, null);
      boolean relatives = i % 6 == 5;
      if (!relatives) {
        ground.plant("visit_too_fast", here, there);
      }
      ground.visit(home(group), person(group), soon.plusMinutes(8), null);
    }
  }

  private Home home(int group) {
    return dice.pick(ground.resident.get(group).subList(2, 20));
  }

  private static int next(int group) {
    return (group + 1) % DoubtfulGround.GROUPS;
  }

  /** More homes in a day than anyone can sit down in. */
  private void many(int group, LocalDate day) {
    LocalDateTime at = day.atTime(7, 30);
    for (int i = 0; i < 34; i++) {
      int in = i < 22 ? group : next(group);
      Home home = ground.resident.get(in).get(2 + i % 22);
      ground.plant("visits_too_many", ground.visit(home, person(group), at, null));
      at = at.plusMinutes(10);
    }
  }

  /** Visits of many mornings, entered one after the other on the last evening. */
  private void burst(int group) {
    LocalDateTime recorded = LocalDate.of(2024, 6, 28).atTime(21, 0);
    for (int i = 0; i < 26; i++) {
      LocalDateTime at = LocalDate.of(2024, 6, 3).plusDays(i % 13).atTime(7, 10 + i);
      recorded = recorded.plusSeconds(dice.between(20, 150));
      ground.plant("recorded_in_a_burst", ground.visit(home(group), person(group), at, recorded));
    }
  }

  private void phones() {
    for (int group : List.of(3, 10)) {
      String phone = ground.phone();
      for (int i = 0; i < 6; i++) {
        Home home = ground.resident.get(group).get(3 + i);
        LocalDateTime raised = at(FIRST.plusDays(10L + i));
        String id = issue(home, raised, phone);
        ground.row("issue_events", id, "accepted", raised.plusMinutes(40));
        ground.row("issue_events", id, "resolved", raised.plusHours(30));
        ground.plant("phone_of_many", id);
      }
    }
  }

  private String issue(Home home, LocalDateTime raised, String phone) {
    String id = ground.number("i");
    String unit = DoubtfulGround.unit(home.group());
    ground.row("issues", id, raised, unit, home.id(), "hotline", "环境", "normal", phone);
    return id;
  }

  private void callbacks() {
    for (int i = 0; i < 12; i++) {
      Home home = home(2 + i % 10);
      String rating = i % 3 == 0 ? "basically_satisfied" : "satisfied";
      String phone = dice.pick(ground.people).phone();
      ground.plant("callback_to_staff", survey(home, at(FIRST.plusDays(i)), rating, phone));
    }
  }

  private String survey(Home home, LocalDateTime at, String rating, String phone) {
    String id = ground.number("q");
    ground.row("surveys", id, home.id(), at, true, true, true, rating, phone);
    return id;
  }

  /** One group full of praise without end, one merely content. */
  private void ratings() {
    for (int i = 0; i < 26; i++) {
      LocalDateTime at = LocalDate.of(2024, 6, 10).atTime(9, i);
      ground.plant("same_ratings", survey(home(0), at, "satisfied", null));
    }
    for (int i = 0; i < 12; i++) {
      survey(home(1), LocalDate.of(2024, 6, 11).atTime(9, i), "satisfied", null);
    }
  }

  /** Closed as soon as raised; left lying for days. */
  private void issues() {
    for (int i = 0; i < 10; i++) {
      LocalDateTime raised = LocalDate.of(2024, 4, 8).plusDays(i % 5).atTime(9, 5 + i);
      String closed = issue(home(i), raised, null);
      ground.row("issue_events", closed, "resolved", raised.plusMinutes(dice.between(1, 9)));
      ground.plant("closed_at_once", closed);
      String late = issue(home(i), raised, null);
      ground.row("issue_events", late, "accepted", raised.plusDays(dice.between(5, 9)));
      ground.row("issue_events", late, "resolved", raised.plusDays(12));
      ground.plant("accepted_late", late);
    }
  }
}
