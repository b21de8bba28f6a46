package org.lastmetre.landing.expression;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.util.StringUtils;
import org.apache.spark.sql.catalyst.util.TimestampFormatter$;

/**
 * Bounds of patterns. A pattern must be written out, so that it is known before any row; a regular
 * expression must not be of the kind whose time explodes on hostile text (nested repetition, see
 * OWASP, “Regular expression denial of service”).
 */
final class Patterns {
  private static final int LONGEST = 300;
  private static final int MOST_REPEATS = 10;
  private static final int MOST_WIDE_REPEATS = 2;
  private static final int MOST_WILDCARDS = 4;
  private static final String PLAIN_REGEX =
      "allowed: literal text, classes, groups, |, ?, * and + on single characters, flags (?i); no"
          + " lookaround, no back-reference, no repeated group that itself repeats or branches";
  private static final Pattern QUANTIFIER = Pattern.compile("[*+?]|\\{(\\d{1,4})(,(\\d{1,4})?)?}");

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
    String text = written(node, place);
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
          () -> {
            TimestampFormatter$.MODULE$
                .apply(text, ZoneId.of(Catalyst.ZONE), parses)
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

  private static String written(Expression node, Place place) {
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
    String fault = fault(regex);
    if (fault != null) {
      throw place.refused("the pattern '" + regex + "' is refused: " + fault, PLAIN_REGEX);
    }
    return pattern;
  }

  /** A group while it is read: whether something in it repeats or branches. */
  private static final class Group {
    boolean busy;
  }

  /** What could make a valid regular expression run away; null when nothing could. */
  private static String fault(String regex) {
    Deque<Group> open = new ArrayDeque<>();
    open.push(new Group());
    int repeats = 0;
    int wideRepeats = 0;
    int i = 0;
    while (i < regex.length()) {
      char c = regex.charAt(i);
      Group closed = null;
      boolean wide = c == '.';
      int next = i + 1;
      if (c == '(') {
        Matcher flags =
            Pattern.compile("\\(\\?[imsu]*[:)]").matcher(regex).region(i, regex.length());
        if (flags.lookingAt()) {
          next = flags.end();
        } else if (regex.startsWith("(?", i)) {
          return "lookaround and special groups";
        }
        if (regex.charAt(next - 1) != ')') {
          open.push(new Group());
        }
        i = next;
        continue;
      } else if (c == ')') {
        closed = open.pop();
      } else if (c == '|') {
        open.peek().busy = true;
        i = next;
        continue;
      } else if (c == '\\') {
        char escaped = regex.charAt(i + 1);
        if (Character.isDigit(escaped) || "kQXRGNc".indexOf(escaped) >= 0) {
          return "back-references and \\" + escaped;
        }
        wide = "DWSVHP".indexOf(escaped) >= 0;
        next = escaped == 'p' || escaped == 'P' ? afterProperty(regex, i + 2) : i + 2;
      } else if (c == '[') {
        next = afterClass(regex, i);
        wide = regex.startsWith("[^", i);
      }
      Matcher quantifier = QUANTIFIER.matcher(regex).region(next, regex.length());
      if (quantifier.lookingAt()) {
        next = quantifier.end();
        if (next < regex.length() && "?+".indexOf(regex.charAt(next)) >= 0) {
          next++;
        }
        if (repeats(quantifier)) {
          if (closed != null && closed.busy) {
            return "a repeated group that itself repeats or branches";
          }
          open.peek().busy = true;
          repeats++;
          wideRepeats += wide ? 1 : 0;
        }
      }
      if (closed != null && closed.busy) {
        open.peek().busy = true;
      }
      i = next;
    }
    return repeats > MOST_REPEATS || wideRepeats > MOST_WIDE_REPEATS
        ? "more than "
            + MOST_REPEATS
            + " repetitions, or "
            + MOST_WIDE_REPEATS
            + " of any character"
        : null;
  }

  private static boolean repeats(Matcher quantifier) {
    String written = quantifier.group();
    return switch (written) {
      case "?", "{0}", "{1}", "{0,1}", "{1,1}" -> false;
      default -> true;
    };
  }

  private static int afterProperty(String regex, int from) {
    return from < regex.length() && regex.charAt(from) == '{'
        ? regex.indexOf('}', from) + 1
        : from + 1;
  }

  private static int afterClass(String regex, int from) {
    int depth = 0;
    for (int i = from; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        return i + 1;
      }
    }
    return regex.length();
  }
}
