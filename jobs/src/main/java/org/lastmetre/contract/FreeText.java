package org.lastmetre.contract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes telephone and identity numbers out of text that people wrote at will. */
public final class FreeText {
  /** What stands for a telephone number. */
  public static final String PHONE = "[电话]";

  /** What stands for a resident identity number. */
  public static final String ID = "[证件号]";

  private static final String DIGIT = "[0-9\\uFF10-\\uFF19]";
  private static final String BLANK = "[ \\t\\u00A0\\u3000]?";
  private static final String HYPHEN = "[\\p{Pd}\\u2212]";

  /** No point among them: 139.12345678 is a longitude. */
  private static final String GAP = "[ \\t\\u00A0\\u3000\\p{Pd}\\u2212]?";

  /** Not inside a longer number, nor its decimals (42917.14583333333); 1. may number a line. */
  private static final String START = "(?<!D)(?<!(?:DD|[0\\uFF10])[.\\uFF0E])";

  /** 18 characters: six of place, eight of birth, three and a check character (GB 11643). */
  private static final Pattern ID_NUMBER =
      pattern("SD{6}G(D{8})GD{3}(?:D|[Xx\\uFF38\\uFF58])(?!D)");

  /** 15 digits until 1999: six of place, six of birth in the 1900s, three. */
  private static final Pattern OLD_ID_NUMBER =
      pattern("S[1-68\\uFF11-\\uFF16\\uFF18]D{5}G(D{6})GD{3}(?!D)");

  /** Eleven digits from 13 to 19, written in one piece or in up to three, with or without +86. */
  private static final Pattern MOBILE =
      pattern("S(?:(?:[+＋]|[0\\uFF10]{2})?[8\\uFF18][6\\uFF16]G)?([1\\uFF11]DD(?:GD){8})(?!D)");

  /** An area code, in brackets or with a hyphen, and seven or eight digits from 2 on. */
  private static final Pattern LANDLINE =
      pattern(
          "S(?<!DH)(?:[(\\uFF08]BAB[)\\uFF09]G|ABHB)[2-8\\uFF12-\\uFF18]D{2,3}GD{4}(?!D)"
              .replace(
                  "A", "[0\\uFF10](?:[1\\uFF11][0\\uFF10]|[2\\uFF12]D|[3-9\\uFF13-\\uFF19]DD)"));

  /** A mobile number as a spreadsheet shortens it without losing a digit. */
  private static final Pattern SHORT_MOBILE =
      pattern("S[1\\uFF11][.\\uFF0E][3-9\\uFF13-\\uFF19]D{9}[Ee][+]?10(?!D)");

  /**
   * An identity number so shortened has lost its end, and tells place and birthday all the same.
   */
  private static final Pattern SHORT_ID = pattern("S[1-8][.\\uFF0E]D{9,}[Ee][+]?17(?!D)");

  /** What no pattern above does without: so many digits, with nothing but such marks between. */
  private static final int LEAST_DIGITS = 10;

  private static final String MARKS = " \t\u00A0\u3000+-\u2212().Ee\uFF08\uFF09\uFF0B\uFF0E";

  private static final int MOST_GAPS = 2;
  private static final int MOBILE_DIGITS = 11;

  /** In the order in which they are looked for: what is found goes no further. */
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(Pii.PHONE, SHORT_MOBILE, match -> true),
          new Shape(Pii.ID, SHORT_ID, match -> true),
          new Shape(Pii.ID, ID_NUMBER, match -> isBirthday(match.group(1))),
          new Shape(Pii.ID, OLD_ID_NUMBER, match -> isBirthday("19" + match.group(1))),
          new Shape(Pii.PHONE, MOBILE, FreeText::isMobile),
          new Shape(Pii.PHONE, LANDLINE, match -> true));

  private record Shape(Pii kind, Pattern pattern, Predicate<MatchResult> isReal) {}

  /** What stands for a number that was found. */
  @FunctionalInterface
  public interface Replacement {
    /**
     * The text in its place.
     *
     * @param kind {@link Pii#PHONE} or {@link Pii#ID}
     * @param number as it was written
     */
    String of(Pii kind, String number);
  }

  private FreeText() {}

  /** In a shape D is a digit, G a gap, B a blank, H a hyphen, S where a number may start. */
  private static Pattern pattern(String shape) {
    return Pattern.compile(
        shape
            .replace("S", START)
            .replace("G", GAP)
            .replace("B", BLANK)
            .replace("H", HYPHEN)
            .replace("D", DIGIT));
  }

  /** The text with {@link #PHONE} and {@link #ID} in place of such numbers; else unchanged. */
  public static String masked(String text) {
    return replaced(text, (kind, number) -> kind == Pii.ID ? ID : PHONE);
  }

  /** The text with something else in place of such numbers; else unchanged. */
  public static String replaced(String text, Replacement by) {
    return mayHoldNumber(text) ? searched(text, by) : text;
  }

  /** {@link #replaced} of a text that may hold a number. */
  static String searched(String text, Replacement by) {
    return replaced(text, by, SHAPES);
  }

  /**
   * Whether a telephone or identity number may be in the text; most texts hold none, and are told
   * apart by counting. Ten digits are a number only with an area code, which begins with 0: a date
   * with its hour has ten as well.
   */
  static boolean mayHoldNumber(String text) {
    int digits = 0;
    boolean zero = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        zero = digits == 0 ? c == '0' || c == '\uFF10' : zero;
        digits++;
        if (digits > LEAST_DIGITS || digits == LEAST_DIGITS && zero) {
          return true;
        }
      } else if (MARKS.indexOf(c) < 0 && Character.getType(c) != Character.DASH_PUNCTUATION) {
        digits = 0;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9' || c >= '\uFF10' && c <= '\uFF19';
  }

  private static String replaced(String text, Replacement by, List<Shape> shapes) {
    if (shapes.isEmpty()) {
      return text;
    }
    Shape shape = shapes.get(0);
    List<Shape> others = shapes.subList(1, shapes.size());
    StringBuilder replaced = new StringBuilder();
    Matcher match = shape.pattern().matcher(text);
    int rest = 0;
    while (match.find()) {
      if (shape.isReal().test(match)) {
        replaced
            .append(replaced(text.substring(rest, match.start()), by, others))
            .append(by.of(shape.kind(), match.group()));
        rest = match.end();
      }
    }
    return replaced.append(replaced(text.substring(rest), by, others)).toString();
  }

  private static boolean isMobile(MatchResult match) {
    String number = match.group(1);
    String digits = digitsOf(number);
    return digits.charAt(1) >= '3' && number.length() - MOBILE_DIGITS <= MOST_GAPS;
  }

  private static boolean isBirthday(String eight) {
    String digits = digitsOf(eight);
    int year = Integer.parseInt(digits.substring(0, 4));
    if (year < 1850 || year > 2100) {
      return false;
    }
    try {
      LocalDate day =
          LocalDate.of(
              year,
              Integer.parseInt(digits.substring(4, 6)),
              Integer.parseInt(digits.substring(6, 8)));
      return day.getYear() == year;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String digitsOf(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    text.chars()
        .filter(Character::isDigit)
        .forEach(c -> digits.append((char) ('0' + Character.digit(c, 10))));
    return digits.toString();
  }
}
