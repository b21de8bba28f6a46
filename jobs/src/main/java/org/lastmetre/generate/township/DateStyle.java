package org.lastmetre.generate.township;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The ways in which senders write a day and an instant. */
public enum DateStyle {
  /** 2017-03-05 and 2017-03-05 14:30. */
  DASH("uuuu-MM-dd", "uuuu-MM-dd HH:mm"),
  /** 2017/3/5 and 2017/3/5 14:30. */
  SLASH("uuuu/M/d", "uuuu/M/d H:mm"),
  /** 2017年3月5日 and 2017年3月5日 14:30. */
  CHINESE("uuuu年M月d日", "uuuu年M月d日 HH:mm"),
  /** 20170305 and 2017-03-05 14:30:00. */
  COMPACT("uuuuMMdd", "uuuu-MM-dd HH:mm:ss"),
  /** 2017-03-05 and 2017-03-05T14:30:00+08:00. */
  OFFSET("uuuu-MM-dd", "uuuu-MM-dd'T'HH:mm:ss'+08:00'"),
  /** 2017-03-05 and 2017-03-05T14:30, which a workbook takes for a day and an instant. */
  CELL("uuuu-MM-dd", "uuuu-MM-dd'T'HH:mm"),
  /** The spreadsheet's day number, 42799, and 2017/3/5 14:30. */
  SERIAL("", "uuuu/M/d H:mm");

  /** Day 0 of the spreadsheet's count, right for every day after 1900-02-28. */
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private final String day;
  private final DateTimeFormatter instant;

  DateStyle(String day, String instant) {
    this.day = day;
    this.instant = DateTimeFormatter.ofPattern(instant, Locale.ROOT);
  }

  /** The day as this sender writes it. */
  public String date(LocalDate date) {
    return this == SERIAL
        ? Long.toString(ChronoUnit.DAYS.between(SERIAL_ZERO, date))
        : date.format(DateTimeFormatter.ofPattern(day, Locale.ROOT));
  }

  /** The local day and time as this sender writes them, to the minute. */
  public String time(LocalDateTime time) {
    return time.format(instant);
  }
}
