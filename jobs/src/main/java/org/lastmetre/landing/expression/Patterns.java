package org.lastmetre.landing.expression;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.util.StringUtils;
import org.apache.spark.sql.catalyst.util.TimestampFormatter$;

/**
 * Bounds of patterns. A pattern must be written out, so that it is known before any row; a regular
 * expression must not be of the kind whose time explodes on hostile text ({@link Backtracking}).
 */
final class Patterns {
  private static final int LONGEST = 300;
  private static final int MOST_WILDCARDS = 4;
  private static final String PLAIN_REGEX =
      "allowed: literal text, classes, groups, |, lookaround that repeats nothing, ?, * and + on"
          + " single characters or words, flags (?i); no back-reference, no repeated group that"
          + " itself repeats";

  private Patterns() {}

  /** Refuses a regular expression that is computed, wrong, or could run away. */
  static void regex(Expression node, Place place) {
    compiled(node, place);
  }

  /** Refuses a group that the regular expression does not have. */
  static void group(Expression regex, long group, Place place) {
    int groups = compiled(regex, place).matcher("").groupCount();
    if (group < 0 || group > groups) {
      throw place.refused(
          "the pattern has no such group", "write a whole number from 0 to " + groups);
    }
  }

  /**
   * Refuses a replacement that is computed or names a group the regular expression does not have.
   */
  static void replacement(Expression regex, Expression node, Place place) {
    int groups = compiled(regex, place).matcher("").groupCount();
    String text = written(node, place);
    // The same number of groups, but matching the empty text.
    Matcher matcher = Pattern.compile("()".repeat(groups)).matcher("");
    try {
      matcher.replaceFirst(text);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw place.refused(
          "the replacement '" + text + "' is wrong: " + e.getMessage(),
          "write $1 for the first group, \\\\$ for a $");
    }
  }

  /** Refuses a LIKE pattern that is computed, wrong, or has many wildcards. */
  static void like(Expression node, char escape, Place place) {
    like(written(node, place), escape, place);
  }

  /** Refuses a LIKE pattern that is wrong or has many wildcards. */
  static void like(String text, char escape, Place place) {
    if (text.chars().filter(c -> c == '%').count() > MOST_WILDCARDS) {
      throw place.refused(
          "the pattern '" + text + "' has many wildcards",
          "write at most " + MOST_WILDCARDS + " %");
    }
    try {
      StringUtils.escapeLikeRegex(text, escape);
    } catch (Exception e) {
      throw refusedBySpark(
          "the pattern '" + text + "'", e, place, "write _ for one character, % for any");
    }
  }

  /** Refuses a date format that is computed or wrong. */
  static void dateFormat(Expression node, boolean parses, Place place) {
    String text = written(node, place);
    try {
      Catalyst.quietly(
          ZoneOffset.UTC,
          () -> {
            TimestampFormatter$.MODULE$
                .apply(text, ZoneOffset.UTC, parses)
                .validatePatternString(false);
            return text;
          });
    } catch (Exception e) {
      throw refusedBySpark(
          "the date format '" + text + "'",
          e,
          place,
          "write it as yyyy-MM-dd HH:mm:ss or M/d/yyyy");
    }
  }

  /** Spark's own checks throw from Scala, where nothing is declared. */
  private static RuntimeException refusedBySpark(
      String what, Exception e, Place place, String allowed) {
    if (e instanceof SparkThrowable
        || e instanceof IllegalArgumentException
        || e instanceof DateTimeException) {
      String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return place.refused(what + " is wrong: " + first, allowed);
    }
    return e instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(e);
  }

  /** The text of a pattern or format; refuses one that is computed or long. */
  static String written(Expression node, Place place) {
    String text =
        Catalyst.literalText(node)
            .orElseThrow(
                () ->
                    place.refused(
                        "a pattern or format that is computed is refused", "write it out as text"));
    if (text.length() > LONGEST) {
      throw place.refused(
          "the pattern is longer than " + LONGEST + " characters", "write a shorter one");
    }
    return text;
  }

  private static Pattern compiled(Expression node, Place place) {
    String regex = written(node, place);
    Pattern pattern;
    try {
      pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw place.refused(
          "the pattern '" + regex + "' is wrong: " + e.getDescription(),
          "write \\\\ before a character meant as it is");
    }
    String fault = Backtracking.fault(regex);
    if (fault != null) {
      throw place.refused("the pattern '" + regex + "' is refused: " + fault, PLAIN_REGEX);
    }
    return pattern;
  }
}
