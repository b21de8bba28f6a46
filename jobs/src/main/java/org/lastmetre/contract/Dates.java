package org.lastmetre.contract;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Reads dates and times as people and systems write them. Year first: {@code 2026-03-05}, {@code
 * 2026/3/5}, {@code 2026.3.5}, {@code 2026年3月5日}, {@code 20260305}, with or without a time ({@code
 * 14:30[:05[.123]]}, {@code T14:30}, {@code 14时30分}, {@code 14点30分}) and, after a time, an offset
 * ({@code Z}, {@code +08:00}, also after a space); Excel serials of the 1900 system; and whatever a
 * mapping's formats say, which come first.
 */
public final class Dates {
  /**
   * What a value says.
   *
   * @param local date and time as written; 00:00 where no time is given
   * @param timed a time of day is given
   * @param offset the offset as written; null where there is none
   */
  public record Moment(LocalDateTime local, boolean timed, ZoneOffset offset) {

    /** The instant in whole microseconds (truncated); without an offset it is local to the zone. */
    public Instant instant(ZoneId zone) {
      Instant instant = offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
      return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** The civil date in the zone. */
    public LocalDate date(ZoneId zone) {
      return offset == null
          ? local.toLocalDate()
          : local.toInstant(offset).atZone(zone).toLocalDate();
    }
  }

  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{1,2})\\.(\\d{1,2})"
              + "| ?年 ?(\\d{1,2}) ?月 ?(\\d{1,2}) ?[日号]|(\\d{2})(\\d{2}))");

  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?"
              + "|(\\d{1,2}) ?[时点](?: ?(\\d{1,2}) ?分(?: ?(\\d{1,2}) ?秒)?)?");

  /** Only after a date of eight digits: {@code 20260305143005}, {@code 20260305T1430}. */
  private static final Pattern COMPACT_TIME = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})?");

  private static final Pattern OFFSET = Pattern.compile(" ?(Z|z|[+-]\\d{2}(?::?\\d{2})?)$");

  /** Year, month and day may stand in another order, or the year has two digits. */
  private static final Pattern OTHER_ORDER =
      Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{1,2})(?!\\d).*");

  /** Five digits: 1927-05-18 to 2173-10-13. Fewer are years or slips, six a year and a month. */
  private static final Pattern SERIAL = Pattern.compile("(\\d{5})(\\.\\d{1,20})?");

  /** 9999-12-31, which people enter for “for ever”. */
  private static final String LAST_SERIAL = "2958465";

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int LONGEST = 100;

  /** 24:00 of a day is its last microsecond, so that it is still that day. */
  static final LocalTime END_OF_DAY = LocalTime.MAX.truncatedTo(ChronoUnit.MICROS);

  private static final Map<String, TimestampFormat> FORMATS = new ConcurrentHashMap<>();

  private Dates() {}

  /**
   * Reads one value.
   *
   * @param raw as it stands in the file
   * @param formats java.time patterns of the mapping, tried in order before the standard forms
   * @return empty when it is no date
   * @throws IllegalArgumentException when a format is no usable pattern
   */
  public static Optional<Moment> read(String raw, List<String> formats) {
    String value = Words.spaced(raw);
    if (value.length() > LONGEST) {
      return Optional.empty();
    }
    for (String format : formats) {
      Optional<Moment> read = FORMATS.computeIfAbsent(format, TimestampFormat::of).read(value);
      if (read.isPresent()) {
        return read;
      }
    }
    try {
      return standard(value);
    } catch (DateTimeException e) {
      // Digits in the right places that make no date, such as 2026-02-30.
      return Optional.empty();
    }
  }

  /** True for a date that is refused because its order of year, month and day is not certain. */
  public static boolean isAmbiguous(String raw) {
    return OTHER_ORDER.matcher(Words.spaced(raw)).matches();
  }

  private static Optional<Moment> standard(String value) {
    Matcher date = DATE.matcher(value);
    if (!date.lookingAt()) {
      return serial(value);
    }
    LocalDate day = dayOf(date);
    if (day == null) {
      return serial(value);
    }
    String rest = value.substring(date.end());
    if (rest.isEmpty()) {
      return Optional.of(new Moment(day.atStartOfDay(), false, null));
    }
    ZoneOffset offset = null;
    Matcher shift = OFFSET.matcher(rest);
    if (shift.find()) {
      offset = ZoneOffset.of(StringUtils.upperCase(shift.group(1), Locale.ROOT));
      rest = rest.substring(0, shift.start());
    }
    boolean compact = date.group(10) != null;
    boolean chinese = date.group(8) != null;
    boolean parted = rest.startsWith(" ") || rest.startsWith("T") || rest.startsWith("t");
    if (!parted && !compact && !chinese) {
      return Optional.empty();
    }
    String time = parted ? rest.substring(1) : rest;
    boolean precise = !rest.startsWith(" ") || time.indexOf(':') != time.lastIndexOf(':');
    ZoneOffset written = offset;
    return timeOf(time, compact)
        .filter(nanos -> precise || !isSpan(nanos, written))
        .map(nanos -> moment(day, nanos, written));
  }

  /** To people 08:00-09:30 is a span of time, not an offset; 08:00-05:00 can be no span. */
  private static boolean isSpan(long nanos, ZoneOffset offset) {
    return offset != null && -offset.getTotalSeconds() > nanos / NANOS_PER_SECOND;
  }

  private static LocalDate dayOf(Matcher date) {
    for (int group = 2; group <= 10; group += 2) {
      if (date.group(group) != null) {
        return LocalDate.of(
            Integer.parseInt(date.group(1)),
            Integer.parseInt(date.group(group)),
            Integer.parseInt(date.group(group + 1)));
      }
    }
    return null;
  }

  /** Nanoseconds since midnight; 24:00 is the last microsecond. */
  private static Optional<Long> timeOf(String text, boolean compactAllowed) {
    Matcher time = TIME.matcher(text);
    if (time.matches()) {
      return time.group(1) != null
          ? nanos(time.group(1), time.group(2), time.group(3), time.group(4))
          : nanos(time.group(5), time.group(6), time.group(7), null);
    }
    Matcher compact = COMPACT_TIME.matcher(text);
    return compactAllowed && compact.matches()
        ? nanos(compact.group(1), compact.group(2), compact.group(3), null)
        : Optional.empty();
  }

  private static Optional<Long> nanos(String hour, String minute, String second, String fraction) {
    int h = Integer.parseInt(hour);
    int m = minute == null ? 0 : Integer.parseInt(minute);
    int s = second == null ? 0 : Integer.parseInt(second);
    int f = fraction == null ? 0 : Integer.parseInt(StringUtils.rightPad(fraction, 9, '0'));
    if (h == 24 && m == 0 && s == 0 && f == 0) {
      return Optional.of(END_OF_DAY.toNanoOfDay());
    }
    return Optional.of(LocalTime.of(h, m, s, f).toNanoOfDay());
  }

  private static Moment moment(LocalDate day, long nanos, ZoneOffset offset) {
    return new Moment(day.atStartOfDay().plusNanos(nanos), true, offset);
  }

  private static Optional<Moment> serial(String value) {
    if (value.equals(LAST_SERIAL)) {
      return Optional.of(new Moment(LocalDate.of(9999, 12, 31).atStartOfDay(), false, null));
    }
    Matcher serial = SERIAL.matcher(value);
    if (!serial.matches() || value.charAt(0) == '0') {
      return Optional.empty();
    }
    boolean timed = serial.group(2) != null && new BigDecimal(serial.group(2)).signum() != 0;
    return DateSystem.FROM_1900
        .at(new BigDecimal(value))
        .map(local -> new Moment(local, timed, null));
  }
}
