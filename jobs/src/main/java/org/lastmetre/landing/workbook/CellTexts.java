package org.lastmetre.landing.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.lastmetre.contract.DateSystem;

/** Writes numbers of cells as the texts they stand for. */
final class CellTexts {
  /** A spreadsheet keeps so many digits; of a longer number the rest are lost. */
  private static final int KEPT_DIGITS = 15;

  /** No number of a spreadsheet has a greater one; written out, it could be of any length. */
  private static final int LARGEST_EXPONENT = 400;

  /** 1927 to 2173 in the 1900 system, 1931 to 2177 in that of 1904. */
  private static final Pattern SERIAL = Pattern.compile("[1-9]\\d{4}(?:\\.\\d+)?");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter FRACTION =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final DateSystem dates;

  CellTexts(DateSystem dates) {
    this.dates = dates;
  }

  /**
   * A number's text: a date in ISO 8601 where its format or its column means one; digits without
   * exponent and trailing zeros, padded as its format says; a number that has lost digits in
   * scientific notation, which no column takes for a code.
   *
   * @param raw as the workbook writes it, such as {@code 3.2132300100100001E11}
   */
  String number(String raw, NumberFormat format, Meaning meaning) {
    BigDecimal number;
    try {
      number = new BigDecimal(raw.strip());
    } catch (NumberFormatException e) {
      return raw;
    }
    if (Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
      return raw;
    }
    if (format.isDate()) {
      Optional<String> date = date(number, meaning);
      if (date.isPresent()) {
        return date.get();
      }
    }
    if (number.precision() - number.scale() > KEPT_DIGITS) {
      return scientific(number);
    }
    String text = plain(number);
    boolean isCount = StringUtils.isNumeric(text);
    if (format.digits() > 0 && isCount) {
      return format.before() + StringUtils.leftPad(text, format.digits(), '0') + format.after();
    }
    return text(text, meaning);
  }

  /** A text as it stands, but for a serial in a column of dates. */
  String text(String text, Meaning meaning) {
    return meaning == Meaning.MOMENT && SERIAL.matcher(text).matches()
        ? date(new BigDecimal(text), meaning).orElse(text)
        : text;
  }

  private Optional<String> date(BigDecimal serial, Meaning meaning) {
    Optional<LocalDateTime> at = dates.at(serial);
    if (at.isEmpty()) {
      return Optional.empty();
    }
    LocalTime time = at.get().toLocalTime();
    String clock = (time.getNano() == 0 ? TIME : FRACTION).format(time);
    if (serial.compareTo(BigDecimal.ONE) < 0) {
      return Optional.of(clock);
    }
    String day = DAY.format(at.get());
    if (meaning == Meaning.CODE) {
      // The code 3-2 taken for a date; with its time it cannot be mistaken for a code.
      return Optional.of(day + " " + TIME.format(LocalTime.MIDNIGHT));
    }
    return Optional.of(time.equals(LocalTime.MIDNIGHT) ? day : day + "T" + clock);
  }

  /** Binary fractions carry noise beyond the digits a spreadsheet shows. */
  private static String plain(BigDecimal number) {
    BigDecimal kept = number.round(new MathContext(KEPT_DIGITS));
    return kept.signum() == 0 ? "0" : kept.stripTrailingZeros().toPlainString();
  }

  private static String scientific(BigDecimal number) {
    BigDecimal kept = number.round(new MathContext(KEPT_DIGITS)).stripTrailingZeros();
    String digits = kept.unscaledValue().abs().toString();
    int exponent = kept.precision() - kept.scale() - 1;
    return (kept.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + "E+"
        + exponent;
  }
}
