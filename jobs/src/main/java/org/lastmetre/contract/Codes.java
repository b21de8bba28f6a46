package org.lastmetre.contract;

import java.util.regex.Pattern;

/** Codes and identifiers: kept as written, leading zeros included, or refused as damaged. */
public final class Codes {
  /** Stands for a damaged code that must not be shown; it is damaged itself. */
  public static final String DAMAGED = "###";

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
