package org.lastmetre.county;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and instants in every form that the contract reads. */
final class Moments {
  private static final int HOURS_AHEAD_OF_UTC = 8;
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
  private static final LocalDate SERIAL_SAFE = LocalDate.of(1900, 3, 1);
  private static final DateTimeFormatter SLASHES = formatter("yyyy/M/d");
  private static final DateTimeFormatter CHINESE = formatter("yyyy'年'M'月'd'日'");
  private static final DateTimeFormatter SECONDS = formatter("HH:mm:ss");
  private static final DateTimeFormatter MICROSECONDS = formatter("HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter MINUTES = formatter("H:mm");

  private Moments() {}

  /** A day without a time; every form means the same day. */
  static String text(LocalDate day, Dice dice) {
    int form = dice.below(25);
    if (form == 24 && !day.isBefore(SERIAL_SAFE)) {
      return Long.toString(serial(day));
    }
    return form < 10 ? day.toString() : dateForm(day, dice);
  }

  /** A local instant; every form keeps its seconds and microseconds. */
  static String text(LocalDateTime at, Dice dice) {
    LocalDate day = at.toLocalDate();
    LocalTime time = at.toLocalTime();
    boolean wholeMinute = time.getSecond() == 0 && time.getNano() == 0;
    String full = time.format(time.getNano() == 0 ? SECONDS : MICROSECONDS);
    if (dice.chance(0.4)) {
      return day + " " + full;
    }
    // Quarters of a day are exact as a serial; other times would test somebody's rounding.
    boolean quarter = wholeMinute && time.getMinute() == 0 && time.getHour() % 6 == 0;
    return switch (dice.below(quarter ? 8 : 7)) {
      case 0 -> day + "T" + full;
      case 1 -> day + "T" + full + "+08:00";
      case 2 -> {
        LocalDateTime utc = at.minusHours(HOURS_AHEAD_OF_UTC);
        yield utc.toLocalDate() + "T" + utc.format(MICROSECONDS) + "Z";
      }
      case 7 -> Double.toString(serial(day) + time.getHour() / 24.0);
      default -> dateForm(day, dice) + " " + (wholeMinute ? time.format(MINUTES) : full);
    };
  }

  private static String dateForm(LocalDate day, Dice dice) {
    return switch (dice.below(4)) {
      case 0 -> day.format(SLASHES);
      case 1 -> day.format(CHINESE);
      case 2 -> day.format(DateTimeFormatter.BASIC_ISO_DATE);
      default -> day.toString();
    };
  }

  private static long serial(LocalDate day) {
    return day.toEpochDay() - SERIAL_ZERO.toEpochDay();
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }
}
