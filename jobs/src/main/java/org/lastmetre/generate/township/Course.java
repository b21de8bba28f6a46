package org.lastmetre.generate.township;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The course of one issue: each step a while after the last, none at night. */
public final class Course {
  private static final int MORNING = 7;
  private static final int NIGHT = 21;

  private final Random random;
  private final List<Step> steps = new ArrayList<>();
  private LocalDateTime now;

  /** Begins when the issue is raised. */
  public Course(Random random, LocalDateTime raisedAt) {
    this.random = random;
    this.now = raisedAt;
  }

  /**
   * One step.
   *
   * @param event its contract name, such as {@code accepted}
   * @param at when it was taken
   * @param staff who took it; may be empty
   * @param department which department it concerns; empty for none in particular
   */
  public record Step(String event, LocalDateTime at, String staff, String department) {}

  /** The next step after a number of minutes, both bounds included, or in the morning after. */
  public Course soon(String event, int fewest, int most, String staff, String department) {
    now = daytime(now.plusMinutes(fewest + random.nextInt(most - fewest + 1)));
    steps.add(new Step(event, now, staff, department));
    return this;
  }

  /** The next step after a number of days, both bounds included, a day more if that is a Sunday. */
  public Course after(String event, int fewest, int most, String staff, String department) {
    LocalDate day = now.toLocalDate().plusDays(fewest + random.nextInt(most - fewest + 1));
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.plusDays(1);
    }
    LocalDateTime morning = day.atTime(8, 40);
    LocalDateTime earliest = now.isAfter(morning) ? now : morning;
    now = earliest.plusMinutes(20 + random.nextInt(200));
    steps.add(new Step(event, now, staff, department));
    return this;
  }

  /** The instant itself by day; at night, between 21:00 and 7:00, the next morning. */
  public static LocalDateTime daytime(LocalDateTime at) {
    if (at.getHour() >= NIGHT) {
      return at.toLocalDate().plusDays(1).atTime(8, 30).plusMinutes(at.getMinute());
    }
    return at.getHour() < MORNING ? at.toLocalDate().atTime(8, 30).plusMinutes(at.getMinute()) : at;
  }

  /** The steps taken on or before that day, in the order of time. */
  public List<Step> until(LocalDate last) {
    return steps.stream().filter(step -> !step.at().toLocalDate().isAfter(last)).toList();
  }
}
