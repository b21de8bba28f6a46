package org.lastmetre.oracle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people write them, year first; everything else is refused. */
final class Moments {

  /**
   * A moment as written.
   *
   * @param local its date and time, 00:00 where no time was written
   * @param timed whether a time was written
   * @param offset null where it is local to the jurisdiction
   */
  record Written(LocalDateTime local, boolean timed, ZoneOffset offset) {

    Instant instant(ZoneId zone) {
      Instant at =
          offset == null ? local.atZone(zone).toInstant() : local.atOffset(offset).toInstant();
      return at.truncatedTo(ChronoUnit.MICROS);
    }

    LocalDate day(ZoneId zone) {
      return offset == null ? local.toLocalDate() : instant(zone).atZone(zone).toLocalDate();
    }
  }

  private static final String DAY =
      "(?:(?<y1>\\d{4})(?<sep>[-/])(?<m1>\\d{1,2})\\k<sep>(?<d1>\\d{1,2})"
          + "|(?<y2>\\d{4})年(?<m2>\\d{1,2})月(?<d2>\\d{1,2})日"
          + "|(?<y3>\\d{4})(?<m3>\\d{2})(?<d3>\\d{2}))";
  private static final String TIME =
      "(?:(?<h1>\\d{1,2}):(?<n1>\\d{2})(?::(?<s1>\\d{2})(?:\\.(?<f1>\\d{1,9}))?)?"
          + "|(?<h2>\\d{1,2})[时点](?<n2>\\d{1,2})分(?:(?<s2>\\d{1,2})秒)?)";
  private static final Pattern WRITTEN =
      Pattern.compile(
          DAY + "(?:(?:T|\\s+|(?<=日))" + TIME + "\\s*(?<zone>Z|[+-]\\d{2}(?::?\\d{2})?)?)?");

  /** Days since 1899-12-30; five digits, so that a bare year is not taken for one. */
  private static final Pattern SERIAL = Pattern.compile("(\\d{5})(\\.\\d+)?");

  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private static final LocalTime LAST_MICROSECOND = LocalTime.MAX.truncatedTo(ChronoUnit.MICROS);

  private Moments() {}

  static Optional<Written> written(String raw) {
    String text = Text.halfWidth(raw);
    try {
      Matcher serial = SERIAL.matcher(text);
      if (serial.matches()) {
        return Optional.of(ofSerial(serial));
      }
      Matcher m = WRITTEN.matcher(text);
      return m.matches() ? Optional.of(ofParts(m)) : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Written ofSerial(Matcher m) {
    double share = m.group(2) == null ? 0 : Double.parseDouble("0" + m.group(2));
    LocalDateTime day = SERIAL_ZERO.plusDays(Long.parseLong(m.group(1))).atStartOfDay();
    // A serial is a double: its time is good to some milliseconds, so the second is what was meant.
    return new Written(day.plusSeconds(Math.round(share * 86_400)), share > 0, null);
  }

  private static Written ofParts(Matcher m) {
    LocalDate day =
        LocalDate.of(
            number(m, "y1", "y2", "y3"), number(m, "m1", "m2", "m3"), number(m, "d1", "d2", "d3"));
    boolean timed = m.group("h1") != null || m.group("h2") != null;
    if (!timed) {
      return new Written(day.atStartOfDay(), false, null);
    }
    String fraction = m.group("f1") == null ? "" : m.group("f1");
    int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
    int hour = number(m, "h1", "h2");
    int minute = number(m, "n1", "n2");
    int second = number(m, "s1", "s2");
    boolean endOfDay = hour == 24 && minute + second + nanos == 0;
    LocalTime time = endOfDay ? LAST_MICROSECOND : LocalTime.of(hour, minute, second, nanos);
    String zone = m.group("zone");
    return new Written(day.atTime(time), true, zone == null ? null : ZoneOffset.of(zone));
  }

  private static int number(Matcher m, String... groups) {
    for (String group : groups) {
      if (m.group(group) != null) {
        return Integer.parseInt(m.group(group));
      }
    }
    return 0;
  }

  /** 24:00 of a day is its last microsecond, so that every comparison can be ≤. */
  static Instant endOf(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
  }

  static LocalDate dayOf(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate();
  }
}
