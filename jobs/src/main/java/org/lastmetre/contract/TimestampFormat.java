package org.lastmetre.contract;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/**
 * A java.time pattern of a mapping, such as {@code M/d/yy h:mm a}: English names, case ignored,
 * two-digit years 2000–2099, no date that does not exist. A pattern with date and time also reads a
 * value that has the date alone.
 */
public final class TimestampFormat {
  private static final String DATE_LETTERS = "uyMLdDEecQqYwWgG";
  private static final String TIME_LETTERS = "HhKkmsSAanNBVvzOXxZ";

  private final DateTimeFormatter formatter;

  private TimestampFormat(DateTimeFormatter formatter) {
    this.formatter = formatter;
  }

  /**
   * The format of that pattern.
   *
   * @throws IllegalArgumentException when it is no java.time pattern, has no full date, or has a
   *     twelve-hour clock without am/pm; the message says which
   */
  public static TimestampFormat of(String pattern) {
    String letters = lettersOf(pattern);
    boolean year = StringUtils.containsAny(letters, "uy");
    boolean month = StringUtils.containsAny(letters, "ML");
    boolean day = StringUtils.containsAny(letters, "d");
    if (!(year && month && day) && !(year && StringUtils.containsAny(letters, "D"))) {
      throw new IllegalArgumentException(
          "the pattern \""
              + pattern
              + "\" has no full date; it needs year (yyyy or yy), month (M) and day (d)");
    }
    if (StringUtils.containsAny(letters, "hK") && !StringUtils.containsAny(letters, "aB")) {
      throw new IllegalArgumentException(
          "the pattern \""
              + pattern
              + "\" has a twelve-hour clock (h) without am/pm; add a, or write H for 24 hours");
    }
    try {
      return new TimestampFormat(
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(timeOptional(yearsOfNoEra(pattern)))
              .toFormatter(Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the pattern \"" + pattern + "\" is no java.time pattern: " + e.getMessage(), e);
    }
  }

  /** The value as this format reads it; empty when it does not fit. */
  Optional<Dates.Moment> read(String value) {
    try {
      TemporalAccessor read = formatter.parse(value);
      LocalDate date = read.query(TemporalQueries.localDate());
      if (date == null) {
        return Optional.empty();
      }
      LocalTime time = read.query(TemporalQueries.localTime());
      LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
      ZoneId zone = read.query(TemporalQueries.zone());
      ZoneOffset offset = zone == null ? null : zone.getRules().getOffset(local);
      return Optional.of(new Dates.Moment(local, time != null, offset));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** y asks for an era when dates must exist; u is the same year without one. */
  private static String yearsOfNoEra(String pattern) {
    StringBuilder out = new StringBuilder(pattern.length());
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      out.append(c == 'y' && !quoted ? 'u' : c);
    }
    return out.toString();
  }

  /** Brackets the part of the pattern that has the time, so that it may be absent. */
  private static String timeOptional(String pattern) {
    String letters = lettersOf(pattern);
    int firstDate = firstOf(letters, DATE_LETTERS, 0);
    int firstTime = firstOf(letters, TIME_LETTERS, 0);
    boolean sectionsOfItsOwn = letters.indexOf('[') >= 0;
    if (firstDate < 0 || firstTime < 0 || sectionsOfItsOwn) {
      return pattern;
    }
    boolean dateFirst = firstDate < firstTime;
    String later = dateFirst ? DATE_LETTERS : TIME_LETTERS;
    int second = Math.max(firstDate, firstTime);
    if (firstOf(letters, later, second) >= 0) {
      return pattern;
    }
    if (dateFirst) {
      int cut = second;
      while (letters.charAt(cut - 1) == ' ') {
        cut--;
      }
      return pattern.substring(0, cut) + "[" + pattern.substring(cut) + "]";
    }
    return "[" + pattern.substring(0, second) + "]" + pattern.substring(second);
  }

  /** The pattern with everything but its letters and brackets blanked, at the same places. */
  private static String lettersOf(String pattern) {
    StringBuilder out = new StringBuilder(pattern.length());
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '[';
      out.append(letter && !quoted ? c : ' ');
    }
    return out.toString();
  }

  private static int firstOf(String letters, String wanted, int from) {
    for (int i = from; i < letters.length(); i++) {
      if (wanted.indexOf(letters.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
