package org.lastmetre.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How a spreadsheet counts days. */
public enum DateSystem {
  /** Day 1 is 1 January 1900; a 29 February 1900 that never was is counted too. */
  FROM_1900(LocalDate.of(1899, 12, 30)),
  /** Day 0 is 1 January 1904, as old spreadsheets of the Mac count. */
  FROM_1904(LocalDate.of(1904, 1, 1));

  private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(86_400_000L);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  /** The first serial of the 1900 system after the day that never was. */
  private static final int MARCH_1900 = 61;

  private final LocalDate zero;

  DateSystem(LocalDate zero) {
    this.zero = zero;
  }

  /**
   * The time a serial stands for, in whole milliseconds: the digits beyond are the noise of a
   * binary fraction.
   *
   * @return empty for a serial below 0 or after the year 9999
   */
  public Optional<LocalDateTime> at(BigDecimal serial) {
    BigDecimal days = serial.setScale(0, RoundingMode.FLOOR);
    BigDecimal last = BigDecimal.valueOf(ChronoUnit.DAYS.between(zero, LAST));
    if (days.signum() < 0 || days.compareTo(last) > 0) {
      return Optional.empty();
    }
    boolean isShifted = this == FROM_1900 && days.intValueExact() < MARCH_1900;
    LocalDate day = zero.plusDays(days.longValueExact() + (isShifted ? 1 : 0));
    long millis =
        serial
            .subtract(days)
            .multiply(MILLIS_PER_DAY)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    return Optional.of(day.atStartOfDay().plus(millis, ChronoUnit.MILLIS));
  }
}
