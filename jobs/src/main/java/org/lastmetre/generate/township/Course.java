package org.lastmetre.generate.township;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The course one matter takes: each step a while after the last, on no Sunday unless at once. */
public final class Course {
  private final Chance chance;
  private final List<Step> steps = new ArrayList<>();
  private LocalDateTime now;

  /** Begins when the matter is raised. */
  public Course(Chance chance, LocalDateTime raisedAt) {
    this.chance = chance;
    this.now = raisedAt;
  }

  /**
   * One step.
   *
   * @param event what was done, by the contract's word
   * @param staff who did it; empty where not recorded
   * @param department the department concerned; empty for none
   */
  public record Step(String event, LocalDateTime at, String staff, String department) {
    /** When that was last done among the steps of one matter; null for never. */
    public static LocalDateTime last(String event, List<Step> steps) {
      return steps.stream()
          .filter(step -> step.event().equals(event))
          .map(Step::at)
          .reduce((earlier, later) -> later)
          .orElse(null);
    }
  }

  /** A step some days later; within 0 days it is half an hour to two hours later. */
  public Course days(String event, int fewest, int most, String staff, String department) {
    int days = chance.between(fewest, most);
    if (days == 0) {
      return minutes(event, 30, 120, staff, department);
    }
    LocalDate day = now.toLocalDate().plusDays(days);
    now = chance.officeTime(day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day);
    return step(event, staff, department);
  }

  /** A step some minutes later. */
  public Course minutes(String event, int fewest, int most, String staff, String department) {
    now = now.plusMinutes(chance.between(fewest, most));
    return step(event, staff, department);
  }

  /** A step at that very time. */
  public Course at(String event, LocalDateTime at, String staff, String department) {
    now = at;
    return step(event, staff, department);
  }

  private Course step(String event, String staff, String department) {
    steps.add(new Step(event, now, staff, department));
    return this;
  }

  /** The steps taken by then; what was to come later is not known yet. */
  public List<Step> until(LocalDateTime end) {
    return steps.stream().filter(step -> !step.at().isAfter(end)).toList();
  }
}
