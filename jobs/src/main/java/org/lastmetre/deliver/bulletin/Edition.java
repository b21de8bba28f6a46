package org.lastmetre.deliver.bulletin;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import org.lastmetre.deliver.paper.Language;
import org.lastmetre.deliver.paper.Words;
import org.lastmetre.metrics.Period;
import org.lastmetre.publish.Manifest;

/**
 * Which bulletin it is.
 *
 * @param night whose figures it tells
 * @param day the jurisdiction as published that night
 */
public record Edition(Manifest night, Manifest.Day day, Period period) {
  String jurisdiction() {
    return day.jurisdiction();
  }

  /** The last day that counts. */
  LocalDate end() {
    return period.endBy(day.asOf());
  }

  /** The period before, of the same kind. */
  Period previous() {
    return Period.holding(period.kind(), period.start().minusDays(1), day.monthStartsOn());
  }

  String name(Language language) {
    return language.of(day.nameZh(), day.nameEn());
  }

  /** As files are named: {@code 2017-04}, {@code 2017Q2}, {@code 2017}. */
  public String code() {
    return code(period);
  }

  /** A period as people write it: {@code 2017-04}, {@code 2017Q2}, {@code 2017}. */
  public static String code(Period period) {
    LocalDate last = period.last();
    return switch (period.kind()) {
      case MONTH -> "%d-%02d".formatted(last.getYear(), last.getMonthValue());
      case QUARTER -> "%dQ%d".formatted(last.getYear(), quarter(last));
      case YEAR -> String.valueOf(last.getYear());
    };
  }

  /** The period in words; a month is named after its last day. */
  static String said(Period period, Words words) {
    LocalDate last = period.last();
    return switch (period.kind()) {
      case MONTH ->
          words
              .language()
              .of(
                  "%d年%d月".formatted(last.getYear(), last.getMonthValue()),
                  last.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                      + " "
                      + last.getYear());
      case QUARTER ->
          words
              .language()
              .of(
                  "%d年第%d季度".formatted(last.getYear(), quarter(last)),
                  "Q%d %d".formatted(quarter(last), last.getYear()));
      case YEAR -> words.language().of(last.getYear() + "年", String.valueOf(last.getYear()));
    };
  }

  private static int quarter(LocalDate day) {
    return (day.getMonthValue() + 2) / 3;
  }
}
