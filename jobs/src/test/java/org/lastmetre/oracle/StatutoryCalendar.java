package org.lastmetre.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which days are worked: the State Council's notices, or weekdays alone, and the policy's days. */
final class StatutoryCalendar {

  private final Set<DayOfWeek> weekdays;
  private final Map<LocalDate, Boolean> named = new HashMap<>();

  /** Null with calendar none: then no year is ever missing. */
  private final TreeSet<Integer> years;

  /**
   * @param holidayJsonDir files {@code 2007.json} …; a year whose file names no day is not loaded
   */
  StatutoryCalendar(Policy policy, Path holidayJsonDir) {
    weekdays = policy.weekdays();
    years = policy.calendar().equals("none") ? null : new TreeSet<>();
    if (years != null) {
      load(holidayJsonDir);
    }
    policy.off().forEach(day -> name(day, false));
    policy.work().forEach(day -> name(day, true));
  }

  private void name(LocalDate day, boolean worked) {
    named.put(day, worked);
    if (years != null) {
      years.add(day.getYear());
    }
  }

  private void load(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*\\d{4}\\.json")).sorted().toList()) {
        Map<String, Object> year = Yaml.map(file);
        List<?> days = (List<?>) year.get("days");
        for (Object entry : days) {
          Map<?, ?> day = (Map<?, ?>) entry;
          named.put(Yaml.date(day.get("date")), !(Boolean) day.get("isOffDay"));
        }
        if (!days.isEmpty()) {
          years.add(((Number) year.get("year")).intValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With calendar none, days are plain: a limit in days never moves off a rest day. */
  boolean plain() {
    return years == null;
  }

  /**
   * @throws MissingYear when the day's year has no calendar
   */
  boolean worked(LocalDate day) {
    if (years != null && !years.contains(day.getYear())) {
      throw new MissingYear(day.getYear(), !years.isEmpty() && day.getYear() < years.first());
    }
    return named.getOrDefault(day, weekdays.contains(day.getDayOfWeek()));
  }
}
