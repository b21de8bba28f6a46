package org.lastmetre.worktime;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * When an office works: the section {@code working_time} of a policy.
 *
 * @param calendar {@code CN} (the State Council's notices) or {@code none}
 * @param weekdays days of the week that are worked when no notice says otherwise
 * @param hours stretches of the local day that are worked, in order of time, without overlap
 * @param off dates that are rest days on top of the calendar
 * @param work dates that are working days on top of the calendar
 */
public record WorkingTime(
    String calendar,
    Set<DayOfWeek> weekdays,
    List<Span> hours,
    Set<LocalDate> off,
    Set<LocalDate> work)
    implements Serializable {

  /** The value of {@code calendar} for the statutory calendar of China. */
  public static final String CN = "CN";

  /** The value of {@code calendar} for weekdays alone. */
  public static final String NONE = "none";

  /**
   * Copies what it is given, spans sorted by time.
   *
   * @throws IllegalArgumentException when the calendar is unknown, no weekday is named, spans
   *     overlap, or a date is both off and work
   */
  public WorkingTime {
    if (!CN.equals(calendar) && !NONE.equals(calendar)) {
      throw new IllegalArgumentException(
          "working_time.calendar is '" + calendar + "'; write CN or none");
    }
    if (weekdays.isEmpty()) {
      throw new IllegalArgumentException(
          "working_time.weekdays is empty, so no limit in days could ever end; name a weekday");
    }
    weekdays = Collections.unmodifiableSet(EnumSet.copyOf(weekdays));
    off = Collections.unmodifiableSet(new TreeSet<>(off));
    work = Collections.unmodifiableSet(new TreeSet<>(work));
    hours = inOrder(hours);
    for (LocalDate day : off) {
      if (work.contains(day)) {
        throw new IllegalArgumentException(
            "working_time names " + day + " under off and under work; keep one of them");
      }
    }
  }

  private static List<Span> inOrder(List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparing(Span::from));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).from().isBefore(sorted.get(i - 1).to())) {
        throw new IllegalArgumentException(
            "working_time.hours overlap: "
                + sorted.get(i - 1)
                + " and "
                + sorted.get(i)
                + "; make them follow each other");
      }
    }
    return Collections.unmodifiableList(sorted);
  }

  /**
   * A stretch of the local day.
   *
   * @param from the first moment that counts
   * @param to the first moment that no longer counts; {@link LocalTime#MAX} stands for 24:00
   */
  public record Span(LocalTime from, LocalTime to) implements Serializable {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when {@code to} is not after {@code from}
     */
    public Span {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(
            "working_time.hours: " + from + "-" + to + " does not end after it begins");
      }
    }

    @Override
    public String toString() {
      return from + "-" + (to.equals(LocalTime.MAX) ? "24:00" : to);
    }
  }
}
