package org.lastmetre.landing.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what could make a valid regular expression run away on hostile text (nested or touching
 * repetition, see OWASP, “Regular expression denial of service”).
 */
final class Backtracking {
  private static final int MOST_REPEATS = 10;
  private static final int MOST_WIDE_REPEATS = 4;
  private static final String SPECIAL = "\\.[]{}()*+?^$|";

  private static final Pattern QUANTIFIER = Pattern.compile("[*+?]|\\{(\\d{1,4})(,(\\d{1,4})?)?}");
  private static final Pattern OPENING =
      Pattern.compile("\\((?!\\?)|\\(\\?(?:[imsu]*[:)]|(?<look><?[=!]))");

  /** Words and bars between them, as in 上午|下午. */
  private static final Pattern WORDS =
      Pattern.compile("[^\\\\\\[\\](){}.*+?^$|]+(?:\\|[^\\\\\\[\\](){}.*+?^$|]+)*");

  /** A group while it is read. */
  private static final class Group {
    private final int start;
    private final boolean isLook;
    private final boolean touchedBefore;
    private boolean branches;
    private boolean repeats;
    private boolean touchesAfter;

    Group(int start, boolean isLook, boolean touchedBefore) {
      this.start = start;
      this.isLook = isLook;
      this.touchedBefore = touchedBefore;
    }
  }

  private final String regex;
  private final Deque<Group> open = new ArrayDeque<>();
  private int repeats;
  private int wideRepeats;

  /** A wide repetition came last: whatever comes next may be taken by it as well. */
  private boolean touches;

  private Backtracking(String regex) {
    this.regex = regex;
    open.push(new Group(0, false, false));
  }

  /** What could make it run away; null when nothing could. */
  static String fault(String regex) {
    Backtracking read = new Backtracking(regex);
    int i = 0;
    while (i < regex.length()) {
      char c = regex.charAt(i);
      if (c == '(') {
        Matcher opening = OPENING.matcher(regex).region(i, regex.length());
        if (!opening.lookingAt()) {
          return "a special group";
        }
        i = opening.end();
        if (regex.charAt(i - 1) != ')') {
          read.open.push(new Group(i, opening.group("look") != null, read.touches));
        }
      } else if (c == '|') {
        read.branch();
        i++;
      } else if (c == '\\' && isReference(regex.charAt(i + 1))) {
        return "back-references and \\" + regex.charAt(i + 1);
      } else {
        int end = read.endOfAtom(i);
        String fault = read.atom(i, end);
        if (fault != null) {
          return fault;
        }
        i = read.endOfQuantifier(end);
      }
    }
    return read.repeats > MOST_REPEATS || read.wideRepeats > MOST_WIDE_REPEATS
        ? "more than "
            + MOST_REPEATS
            + " repetitions, or "
            + MOST_WIDE_REPEATS
            + " of any character"
        : null;
  }

  private void branch() {
    Group group = open.peek();
    group.branches = true;
    group.touchesAfter |= touches;
    touches = group.touchedBefore;
  }

  private static boolean isReference(char escaped) {
    return Character.isDigit(escaped) || "kQXRGNc".indexOf(escaped) >= 0;
  }

  /** One character, class or closed group with its quantifier. */
  private String atom(int from, int end) {
    Group closed = regex.charAt(from) == ')' ? open.pop() : null;
    Matcher quantifier = QUANTIFIER.matcher(regex).region(end, regex.length());
    boolean isQuantified = quantifier.lookingAt();
    boolean isOptional = isQuantified && quantifier.group().matches("[?*]|\\{0.*");
    if (isQuantified && repeats(quantifier.group())) {
      if (closed != null && !mayRepeat(closed, from)) {
        return "a repeated group that itself repeats or branches";
      }
      repeats++;
      open.peek().repeats = true;
      boolean isWide = isWide(from) && (touches || !isDelimited(from, end));
      if (isWide && touches) {
        return "repetitions of any character that touch";
      }
      wideRepeats += isWide ? 1 : 0;
      touches = isWide || (touches && isOptional);
    } else if (isOptional) {
      open.peek().branches = true;
    } else if (closed == null && !isAnchor(from)) {
      touches = false;
    }
    if (closed != null) {
      if (closed.isLook && closed.repeats) {
        return "a lookaround that repeats";
      }
      touches |= closed.touchesAfter || (closed.touchedBefore && (isOptional || closed.isLook));
      open.peek().branches |= closed.branches;
      open.peek().repeats |= closed.repeats;
    }
    return null;
  }

  /** A group that is simple, or words of which none begins another: each text is read one way. */
  private boolean mayRepeat(Group group, int end) {
    if (group.isLook || group.repeats) {
      return false;
    }
    Matcher words = WORDS.matcher(regex).region(group.start, end);
    return !group.branches || (words.matches() && isPrefixFree(words.group()));
  }

  private static boolean isPrefixFree(String words) {
    List<String> sorted =
        List.of(words.toLowerCase(Locale.ROOT).split("\\|", -1)).stream().sorted().toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).startsWith(sorted.get(i - 1))) {
        return false;
      }
    }
    return true;
  }

  private boolean isWide(int from) {
    return switch (regex.charAt(from)) {
      case '.' -> true;
      case '\\' -> "DWSVHP".indexOf(regex.charAt(from + 1)) >= 0;
      case '[' -> regex.startsWith("[^", from);
      default -> false;
    };
  }

  /** {@code [^,]*,}: it ends where it must, since the class does not take what follows. */
  private boolean isDelimited(int from, int end) {
    if (regex.charAt(from) != '[') {
      return false;
    }
    int next = endOfQuantifier(end);
    while (next < regex.length() && regex.charAt(next) == ')') {
      next++;
    }
    boolean isEscaped = next + 1 < regex.length() && regex.charAt(next) == '\\';
    int at = isEscaped ? next + 1 : next;
    if (at >= regex.length() || (!isEscaped && SPECIAL.indexOf(regex.charAt(at)) >= 0)) {
      return false;
    }
    String literal = regex.substring(at, at + 1);
    boolean mayLack = at + 1 < regex.length() && "?*{".indexOf(regex.charAt(at + 1)) >= 0;
    // Letters may be meant in either case, or after a \\ mean something else.
    return !mayLack
        && !Character.isLetterOrDigit(literal.charAt(0))
        && !Pattern.matches(regex.substring(from, end), literal);
  }

  private boolean isAnchor(int from) {
    char c = regex.charAt(from);
    return c == '^' || c == '$' || (c == '\\' && "bBAzZ".indexOf(regex.charAt(from + 1)) >= 0);
  }

  private static boolean repeats(String quantifier) {
    return switch (quantifier) {
      case "?", "{0}", "{1}", "{0,1}", "{1,1}" -> false;
      default -> true;
    };
  }

  private int endOfAtom(int from) {
    return switch (regex.charAt(from)) {
      case '[' -> endOfClass(from);
      case '\\' -> {
        boolean isProperty = "pP".indexOf(regex.charAt(from + 1)) >= 0;
        yield isProperty ? endOfProperty(from + 2) : from + 2;
      }
      default -> from + 1;
    };
  }

  private int endOfQuantifier(int from) {
    Matcher quantifier = QUANTIFIER.matcher(regex).region(from, regex.length());
    if (!quantifier.lookingAt()) {
      return from;
    }
    int end = quantifier.end();
    return end < regex.length() && "?+".indexOf(regex.charAt(end)) >= 0 ? end + 1 : end;
  }

  private int endOfProperty(int from) {
    return from < regex.length() && regex.charAt(from) == '{'
        ? regex.indexOf('}', from) + 1
        : from + 1;
  }

  private int endOfClass(int from) {
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
