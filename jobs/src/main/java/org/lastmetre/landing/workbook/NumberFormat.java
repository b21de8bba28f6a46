package org.lastmetre.landing.workbook;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a number format says of a number that matters for its text.
 *
 * @param isDate it shows a date or a time of day
 * @param digits least number of digits, as in {@code 000000}; 0 where the format pads nothing
 * @param before text it shows before the digits
 * @param after text it shows after the digits
 */
record NumberFormat(boolean isDate, int digits, String before, String after) {
  static final NumberFormat GENERAL = new NumberFormat(false, 0, "", "");
  private static final NumberFormat DATE = new NumberFormat(true, 0, "", "");

  /** Text in quotes, escaped or blank-wide characters, and colours, conditions and locales. */
  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hmsHMS]+\\])[^\\]]*\\]");

  /** {@code [h]:mm} is a duration. */
  private static final Pattern ELAPSED = Pattern.compile("\\[[hmsHMS]+\\]");

  private static final Pattern PADDED =
      Pattern.compile("(?:\"([^\"]*)\"|\\\\(.))?(0{2,})(?:\"([^\"]*)\"|\\\\(.)|_.)?");

  /** The format of that code, such as {@code yyyy/m/d}; its first section rules. */
  static NumberFormat of(String code) {
    String first = firstSection(code);
    Matcher padded = PADDED.matcher(first);
    if (padded.matches()) {
      return new NumberFormat(
          false,
          padded.group(3).length(),
          either(padded.group(1), padded.group(2)),
          either(padded.group(4), padded.group(5)));
    }
    String letters = LITERAL.matcher(first).replaceAll("").toLowerCase(Locale.ROOT);
    boolean isDate =
        !ELAPSED.matcher(letters).find()
            && !letters.contains("general")
            && letters.chars().anyMatch(c -> "ymdhs年月日".indexOf(c) >= 0);
    return isDate ? DATE : GENERAL;
  }

  /** A format that every workbook knows by its number (ISO 29500, numFmt; East Asian ones too). */
  static NumberFormat builtIn(int id) {
    boolean isDate =
        (id >= 14 && id <= 22)
            || (id >= 27 && id <= 36)
            || id == 45
            || id == 47
            || (id >= 50 && id <= 58);
    return isDate ? DATE : GENERAL;
  }

  private static String firstSection(String code) {
    boolean isQuoted = false;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '\\' && !isQuoted) {
        i++;
      } else if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == ';' && !isQuoted) {
        return code.substring(0, i);
      }
    }
    return code;
  }

  private static String either(String one, String other) {
    return one != null ? one : other != null ? other : "";
  }
}
