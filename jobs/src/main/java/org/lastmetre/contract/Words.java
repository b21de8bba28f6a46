package org.lastmetre.contract;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How written words become comparable: spaces, full-width forms, case. */
public final class Words {
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF]");
  private static final Pattern JOINERS = Pattern.compile("[_\\p{Pd}\\u2212]");
  private static final Pattern MARKS =
      Pattern.compile("^\\*+|\\*+$|:$|[(\\[](必填|必填项|选填|可选|required|optional)[)\\]]");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private Words() {}

  /** Without blanks at both ends, among them ideographic, no-break and zero-width ones. */
  public static String clean(String raw) {
    int start = 0;
    int end = raw.length();
    while (start < end && isBlank(raw.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(raw.charAt(end - 1))) {
      end--;
    }
    return raw.substring(start, end);
  }

  /**
   * Compatibility-composed (Unicode NFKC, so full-width forms become plain ones), without invisible
   * marks and without blanks at both ends; blanks inside stay.
   */
  public static String folded(String raw) {
    if (isAscii(raw)) {
      return clean(raw);
    }
    String plain = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    return clean(INVISIBLE.matcher(plain).replaceAll(""));
  }

  /** {@link #folded}, with every run of blanks inside as one space. */
  public static String spaced(String raw) {
    return squeezed(folded(raw), " ");
  }

  /** What two spellings of one word share: no case, blanks, underscores, hyphens or full width. */
  public static String matchKey(String raw) {
    String plain = squeezed(folded(raw), "");
    String lower = plain.toLowerCase(Locale.ROOT);
    String joined = JOINERS.matcher(lower).replaceAll("");
    // A value of dashes only is still a value, and different from an empty one.
    return joined.isEmpty() ? lower : joined;
  }

  /** {@link #matchKey} of a header cell, without the marks of templates: {@code *}, （必填）. */
  static String headerKey(String raw) {
    return MARKS.matcher(matchKey(raw)).replaceAll("");
  }

  /** True when a Chinese character is among them. */
  static boolean hasHan(String raw) {
    return HAN.matcher(raw).find();
  }

  private static String squeezed(String text, String blank) {
    StringBuilder out = new StringBuilder(text.length());
    boolean inBlank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isBlank(c)) {
        out.append(c);
      } else if (!inBlank) {
        out.append(blank);
      }
      inBlank = isBlank(c);
    }
    return out.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(char c) {
    if (c < 0x80) {
      return c <= ' ' || c == 0x7F;
    }
    return Character.isSpaceChar(c)
        || Character.isISOControl(c)
        // Zero-width marks come along when text is copied from web pages and chats.
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x2064)
        || c == 0xFEFF;
  }
}
