package org.lastmetre.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone and identity numbers that stand where a code should: columns have shifted, or people
 * are numbered by their telephones.
 *
 * <p>Codes are long numbers too. A number therefore counts as personal only where it stands by
 * itself ({@code 13812345678}, {@code 张三13812345678}, not {@code GD-13812345678}), an identity
 * number only with its check character; of 15 digits are the codes of grids as well.
 */
public final class NumbersAsCodes {
  private static final String PIECE = "[\\p{Alnum}_+.\\p{Pd}]+";
  private static final Pattern PIECES = Pattern.compile(PIECE + "(?: " + PIECE + ")*");
  private static final Pattern LAST_PIECE = Pattern.compile(PIECE);
  private static final Pattern DECIMALS = Pattern.compile("\\.0+$");
  private static final Pattern WHOLE_ID = Pattern.compile("\\d{17}[\\dXx]");
  private static final Pattern GAPS = Pattern.compile("[ \\p{Pd}]");

  /** Weights of the first 17 digits, and check characters by remainder (GB 11643-1999). */
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private static final String CHECKS = "10X98765432";

  private NumbersAsCodes() {}

  /**
   * The code, or list of codes, with something else in place of such numbers; else unchanged. One
   * that a spreadsheet has shortened is cut, and stays damaged.
   *
   * @param own what the jurisdiction's own codes begin with: a household {@code 13010200012} of
   *     130102 is no telephone
   */
  public static String replaced(String text, String own, FreeText.Replacement by) {
    String code = Codes.normalised(text);
    if (!FreeText.mayHoldNumber(code)) {
      return text;
    }
    String whole = replacedPiece(code, own, by);
    String replaced =
        whole.equals(code)
            ? PIECES
                .matcher(code)
                .replaceAll(
                    pieces -> {
                      String together = replacedPiece(pieces.group(), own, by);
                      return Matcher.quoteReplacement(
                          together.equals(pieces.group())
                              ? LAST_PIECE
                                  .matcher(together)
                                  .replaceAll(
                                      one ->
                                          Matcher.quoteReplacement(
                                              replacedPiece(one.group(), own, by)))
                              : together);
                    })
            : whole;
    return replaced.equals(code) ? text : replaced;
  }

  private static String replacedPiece(String piece, String own, FreeText.Replacement by) {
    String number = DECIMALS.matcher(piece).replaceFirst("");
    String masked = FreeText.masked(number);
    if (masked.equals(FreeText.PHONE) || masked.equals(FreeText.ID)) {
      if (Codes.isDamaged(number)) {
        return Codes.lost(number).orElse(number);
      }
      if (masked.equals(FreeText.ID)) {
        return isChecked(GAPS.matcher(number).replaceAll("")) ? by.of(Pii.ID, number) : piece;
      }
      return number.startsWith(own) ? piece : by.of(Pii.PHONE, number);
    }
    return piece;
  }

  /** Whether an identity number ends in the check character of its digits. */
  private static boolean isChecked(String id) {
    if (!WHOLE_ID.matcher(id).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (id.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % CHECKS.length()) == Character.toUpperCase(id.charAt(WEIGHTS.length));
  }
}
