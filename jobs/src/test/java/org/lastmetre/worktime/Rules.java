package org.lastmetre.worktime;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Working time as case files write it: {@code CN off=2026-03-03 week=MONDAY..SATURDAY}. */
final class Rules {

  static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  static final List<WorkingTime.Span> OFFICE_HOURS =
      List.of(span("08:30-12:00"), span("14:00-17:30"));

  private Rules() {}

  static WorkingTime read(String written) {
    String[] words = written.split(" ", -1);
    Set<DayOfWeek> week = MONDAY_TO_FRIDAY;
    List<WorkingTime.Span> hours = OFFICE_HOURS;
    Set<LocalDate> off = new TreeSet<>();
    Set<LocalDate> work = new TreeSet<>();
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      switch (pair[0]) {
        case "off" -> off.add(LocalDate.parse(pair[1]));
        case "work" -> work.add(LocalDate.parse(pair[1]));
        case "week" -> {
          String[] ends = pair[1].toUpperCase(Locale.ROOT).split("\\.\\.", 2);
          week = EnumSet.range(DayOfWeek.valueOf(ends[0]), DayOfWeek.valueOf(ends[1]));
        }
        case "hours" -> {
          hours = new ArrayList<>();
          for (String span : pair[1].split("\\+", -1)) {
            hours.add(span(span));
          }
        }
        default -> throw new IllegalArgumentException("no such rule in a case: " + words[i]);
      }
    }
    return new WorkingTime(words[0], week, hours, off, work);
  }

  /** A local time, or an instant when it ends with Z. */
  static Instant instant(String written, ZoneId zone) {
    return written.endsWith("Z")
        ? Instant.parse(written.replaceFirst("(T\\d\\d:\\d\\d)Z", "$1:00Z"))
        : LocalDateTime.parse(written).atZone(zone).toInstant();
  }

  private static WorkingTime.Span span(String written) {
    String[] ends = written.split("-", 2);
    return new WorkingTime.Span(
        LocalTime.parse(ends[0]),
        ends[1].equals("24:00") ? LocalTime.MAX : LocalTime.parse(ends[1]));
  }
}
