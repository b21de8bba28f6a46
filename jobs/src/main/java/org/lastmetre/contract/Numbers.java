package org.lastmetre.contract;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers: full-width digits, thousands separators and a spreadsheet's exponent included. */
public final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,30})(?:\\.\\d{0,30})?(?:[Ee][+-]?\\d{1,2})?");

  private Numbers() {}

  /** The exact number; empty when it is none, or absurdly long. */
  public static Optional<BigDecimal> read(String raw) {
    String value = Words.folded(raw);
    if (value.length() > 100 || !NUMBER.matcher(value).matches()) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(value.replace(",", "")));
  }

  /**
   * A number of that column type: Integer, Long (bigint) or Double; empty where it does not fit.
   */
  static Optional<Object> read(String raw, String type) {
    return read(raw).flatMap(number -> fitted(number, type));
  }

  private static Optional<Object> fitted(BigDecimal number, String type) {
    try {
      return switch (type) {
        case "integer" -> Optional.of(number.intValueExact());
        case "bigint" -> Optional.of(number.longValueExact());
        default -> Optional.of(number.doubleValue());
      };
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
