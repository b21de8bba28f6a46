package org.lastmetre.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lastmetre.worktime.WorkingTime;

/** Reads the section working_time of policy.yaml. */
final class WorkingTimeReader {
  private WorkingTimeReader() {}

  /** Reads the section, defaults filled in. */
  static WorkingTime read(Section section) {
    Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
    for (String day : section.required("weekdays").some(item -> item.word(Vocabulary.WEEKDAYS))) {
      weekdays.add(DayOfWeek.of(Vocabulary.WEEKDAYS.indexOf(day) + 1));
    }
    Value calendar = section.required("calendar");
    Set<LocalDate> off = new LinkedHashSet<>(section.required("off").distinct(Value::date));
    Value work = section.required("work");
    List<LocalDate> worked =
        work.distinct(
            item -> {
              LocalDate day = item.date();
              if (off.contains(day)) {
                throw item.error(day + " is also under working_time.off", "keep one of them");
              }
              return day;
            });
    return new WorkingTime(
        calendar.word(List.of(WorkingTime.CN, WorkingTime.NONE)),
        weekdays,
        spans(section.required("hours")),
        off,
        new LinkedHashSet<>(worked));
  }

  private static List<WorkingTime.Span> spans(Value hours) {
    List<WorkingTime.Span> spans = hours.some(WorkingTimeReader::span);
    for (WorkingTime.Span one : spans) {
      for (WorkingTime.Span other : spans) {
        if (!one.equals(other)
            && !one.from().isAfter(other.from())
            && other.from().isBefore(one.to())) {
          throw hours.error(
              one + " and " + other + " overlap", "write spans that follow each other");
        }
      }
    }
    return spans;
  }

  private static WorkingTime.Span span(Value value) {
    String text = value.text();
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      throw value.error("'" + text + "' is not a span of hours", "write it as \"08:30-12:00\"");
    }
    LocalTime from = value.time(ends[0]);
    LocalTime to = value.time(ends[1]);
    if (!from.isBefore(to)) {
      throw value.error(
          "'" + text + "' does not end after it begins",
          "split it at 24:00 where it runs over midnight");
    }
    return new WorkingTime.Span(from, to);
  }
}
