package org.lastmetre.contract;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** Codes and identifiers: kept as written, leading zeros included, or refused as damaged. */
public final class Codes {
  /** The longest code taken, in characters. */
  public static final int MAX_LENGTH = 200;

  /** {@code 3.21E+11}; {@code 1E5} without sign or point may be a real code (block 1, door E5). */
  private static final Pattern SCIENTIFIC =
      Pattern.compile("[+-]?(?:\\d+\\.\\d*[Ee][+-]?\\d+|\\d+[Ee][+-]\\d+)");

  /** {@code 1001.0}: a number once, its leading zeros lost. */
  private static final Pattern DECIMAL = Pattern.compile("\\d+\\.0+");

  /** {@code 3月2日}, {@code 2026-03-02 00:00:00}: the code 3-2 taken for a date. */
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,2}月\\d{1,2}日|\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}[ T]0?0:00(?::00(?:\\.0+)?)?");

  /** {@code #REF!}, {@code #NAME?}, and {@code #####} of a column too narrow. */
  private static final Pattern ERROR =
      Pattern.compile("#(?:REF|VALUE|NAME|DIV/0|NUM|NULL)[!?]|#{3,}");

  /** {@code ="0012"}: how exports protect a code from the spreadsheet. */
  private static final Pattern PROTECTED = Pattern.compile("=\"([^\"]*)\"");

  /** How much of a damaged personal number may be shown: {@code 1.38}. */
  private static final int MANTISSA_SHOWN = 4;

  private Codes() {}

  /**
   * The code as written, in plain (NFKC) characters without blanks at its ends; blanks inside and
   * leading zeros stay. A text mark of a spreadsheet ({@code '0012} or {@code ="0012"}) is taken
   * off.
   */
  public static String normalised(String raw) {
    String code = Words.folded(raw);
    var guarded = PROTECTED.matcher(code);
    if (guarded.matches()) {
      return Words.clean(guarded.group(1));
    }
    return code.length() > 1 && code.charAt(0) == '\'' && Character.isDigit(code.charAt(1))
        ? code.substring(1)
        : code;
  }

  /**
   * What a spreadsheet has left of a telephone or identity number that can no longer be told from
   * it: {@code 1.38E+10}, {@code #####}. A mantissa is cut short, since it may hold every digit
   * ({@code 1.3812345678E+10}). A number with decimals ({@code 13812345678.0}) is still whole.
   *
   * @return empty when the number can be told
   */
  public static Optional<String> lost(String raw) {
    String code = normalised(raw);
    if (ERROR.matcher(code).matches()) {
      return Optional.of(code);
    }
    if (!SCIENTIFIC.matcher(code).matches()) {
      return Optional.empty();
    }
    int mantissa = StringUtils.indexOfAny(code, "E", "e");
    String exponent = code.substring(mantissa + 1);
    return Optional.of(
        mantissa <= MANTISSA_SHOWN
            ? code
            : code.substring(0, MANTISSA_SHOWN)
                + (Character.isDigit(exponent.charAt(0)) ? "E+" : "E")
                + exponent);
  }

  /** True when a spreadsheet has turned the (normalised) code into a number, a date or an error. */
  public static boolean isDamaged(String code) {
    boolean suspect = !code.isEmpty() && "+-#0123456789".indexOf(code.charAt(0)) >= 0;
    if (!suspect) {
      return false;
    }
    return SCIENTIFIC.matcher(code).matches()
        || DECIMAL.matcher(code).matches()
        || DATE.matcher(code).matches()
        || ERROR.matcher(code).matches();
  }
}
