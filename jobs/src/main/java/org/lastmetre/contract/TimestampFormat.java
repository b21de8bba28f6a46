package org.lastmetre.contract;

import java.text.ParsePosition;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * A java.time pattern of a mapping, such as {@code M/d/yy h:mm a}: English or Chinese names, case
 * ignored, two-digit years 2000–2099, no date that does not exist. A pattern with date and time
 * also reads a value that has the date alone.
 */
public final class TimestampFormat {
  private static final String DATE_LETTERS = "uyMLdDEecQqYwWgG";
  private static final String TIME_LETTERS = "HhKkmsSAanNBVvzOXxZ";

  /** Names of months and halves of days are English, else Chinese (上午, 下午). */
  private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

  /** 24:00 of a day, which java.time takes for the next. */
  private static final Pattern END_OF_DAY = Pattern.compile("(?<!\\d)24(?=:00)");

  /** The whole pattern, then its date alone, each in the two languages. */
  private final List<DateTimeFormatter> formatters;

  private TimestampFormat(List<DateTimeFormatter> formatters) {
    this.formatters = formatters;
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
      List<DateTimeFormatter> formatters = new ArrayList<>();
      Stream.of(pattern, dateAlone(pattern))
          .distinct()
          .forEach(part -> LOCALES.forEach(at -> formatters.add(formatter(part, at))));
      return new TimestampFormat(formatters);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the pattern \"" + pattern + "\" is no java.time pattern: " + e.getMessage(), e);
    }
  }

  private static DateTimeFormatter formatter(String pattern, Locale locale) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(yearsOfNoEra(pattern))
        .toFormatter(locale)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The value as this format reads it; empty when it does not fit. */
  Optional<Dates.Moment> read(String value) {
    for (DateTimeFormatter formatter : formatters) {
      Optional<Dates.Moment> read = read(formatter, value);
      if (read.isPresent()) {
        return read;
      }
    }
    String midnight = END_OF_DAY.matcher(value).replaceFirst("00");
    return midnight.equals(value)
        ? Optional.empty()
        : read(midnight)
            .filter(m -> m.local().toLocalTime().equals(LocalTime.MIDNIGHT))
            .map(m -> new Dates.Moment(m.local().with(Dates.END_OF_DAY), true, m.offset()));
  }

  private static Optional<Dates.Moment> read(DateTimeFormatter formatter, String value) {
    ParsePosition position = new ParsePosition(0);
    // Most values fit but one format; this way of asking throws nothing.
    if (formatter.parseUnresolved(value, position) == null
        || position.getIndex() < value.length()) {
      return Optional.empty();
    }
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

  /** The pattern without its time; unchanged where date and time are not two parts of it. */
  private static String dateAlone(String pattern) {
    String letters = lettersOf(pattern);
    int firstDate = firstOf(letters, DATE_LETTERS, 0);
    int firstTime = firstOf(letters, TIME_LETTERS, 0);
    boolean sectionsOfItsOwn = letters.indexOf('[') >= 0;
    if (firstDate < 0 || firstTime < 0 || sectionsOfItsOwn) {
      return pattern;
    }
    boolean dateFirst = firstDate < firstTime;
    int second = Math.max(firstDate, firstTime);
    if (firstOf(letters, dateFirst ? DATE_LETTERS : TIME_LETTERS, second) >= 0) {
      return pattern;
    }
    if (!dateFirst) {
      return pattern.substring(second);
    }
    int cut = second;
    while (letters.charAt(cut - 1) == ' ' && !Words.hasHan(pattern.substring(cut - 1, cut))) {
      cut--;
    }
    // A quotation that would be cut in two ends with the date: d'日'.
    boolean isOpen = StringUtils.countMatches(pattern.substring(0, cut), '\'') % 2 == 1;
    return pattern.substring(0, isOpen ? cut + 1 : cut);
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
