package org.lastmetre.deliver.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmetre.deliver.CellText;

/** How a value is written. */
public enum Format {
  TEXT(CellText.FORMAT),
  COUNT("#,##0"),
  /** A share 0..1. */
  PERCENT("0.0%"),
  /** Hours, days or points. */
  DECIMAL("#,##0.0"),
  /** A difference of counts. */
  MORE("+#,##0;-#,##0;0"),
  /** A difference of shares, in percentage points. */
  POINTS("+0.0;-0.0;0.0"),
  /** A day. */
  DATE("yyyy-mm-dd");

  private final String code;

  Format(String code) {
    this.code = code;
  }

  /** The number format of a workbook's cell, with a sign behind the number; empty for none. */
  String code(String sign) {
    return sign.isEmpty() || !isNumber()
        ? code
        : Stream.of(code.split(";", -1))
            .map(part -> part + '"' + sign + '"')
            .collect(Collectors.joining(";"));
  }

  /** Whether values are numbers, set to the right. */
  boolean isNumber() {
    return this != TEXT && this != DATE;
  }

  /** The value as a page shows it; halves are rounded up, as a spreadsheet program does. */
  String shown(Object value) {
    if (!(value instanceof Number number) || !isNumber()) {
      return String.valueOf(value);
    }
    DecimalFormat format =
        new DecimalFormat(
            code.split(";", -1)[0].replace("+", ""), DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    String text = format.format(BigDecimal.valueOf(number.doubleValue()));
    boolean isMore = (this == MORE || this == POINTS) && number.doubleValue() > 0;
    return isMore && !text.matches("[0.]+") ? "+" + text : text.replaceAll("^-(?=[0.]+$)", "");
  }
}
