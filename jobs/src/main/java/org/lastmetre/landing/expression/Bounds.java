package org.lastmetre.landing.expression;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;

/** What the arguments of a function must be, so that it neither fails, grows nor runs away. */
final class Bounds {
  /** Longest a text is padded to. */
  static final int LONGEST_PAD = 1000;

  /** Most times a text is repeated. */
  static final int MOST_TIMES = 100;

  private static final Pattern TOO_WIDE = Pattern.compile("\\d{4}");

  /** Refuses arguments that go beyond. */
  interface Bound {
    void check(List<Expression> arguments, Place place);
  }

  private Bounds() {}

  private static Optional<Expression> argument(List<Expression> arguments, int index) {
    return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
  }

  static Bound regexAt(int index) {
    return (arguments, place) ->
        argument(arguments, index).ifPresent(regex -> Patterns.regex(regex, place));
  }

  static Bound formatAt(int index, boolean parses) {
    return (arguments, place) ->
        argument(arguments, index).ifPresent(format -> Patterns.dateFormat(format, parses, place));
  }

  static Bound indexAt(int index) {
    return (arguments, place) ->
        argument(arguments, index)
            .ifPresent(
                position -> {
                  if (Catalyst.literalNumber(position).orElse(0L) == 0) {
                    throw place.refused(
                        "the position must be a whole number other than 0, written out",
                        "write 1 for the first, -1 for the last");
                  }
                });
  }

  static void extract(List<Expression> arguments, Place place) {
    regexAt(1).check(arguments, place);
    argument(arguments, 2)
        .ifPresent(
            group ->
                Patterns.group(arguments.get(1), Catalyst.literalNumber(group).orElse(-1L), place));
  }

  static void replaced(List<Expression> arguments, Place place) {
    regexAt(1).check(arguments, place);
    argument(arguments, 2)
        .ifPresent(replacement -> Patterns.replacement(arguments.get(1), replacement, place));
  }

  static void like(List<Expression> arguments, Place place) {
    argument(arguments, 1).ifPresent(pattern -> Patterns.like(pattern, '\\', place));
    if (arguments.size() > 2) {
      throw place.refused(
          "an escape character is refused here", "write it as x like '…' escape '!'");
    }
  }

  /** A whole number from 0 to that most, written out. */
  static Bound countAt(int index, int most) {
    return (arguments, place) ->
        argument(arguments, index)
            .ifPresent(
                count -> {
                  long written = Catalyst.literalNumber(count).orElse(-1L);
                  if (written < 0 || written > most) {
                    throw place.refused(
                        "a length or count is refused unless it is small and written out",
                        "write a whole number from 0 to " + most);
                  }
                });
  }

  static Bound writtenAt(int index) {
    return (arguments, place) ->
        argument(arguments, index).ifPresent(format -> Patterns.written(format, place));
  }

  static void printed(List<Expression> arguments, Place place) {
    argument(arguments, 0)
        .map(format -> Patterns.written(format, place))
        .filter(format -> TOO_WIDE.matcher(format).find())
        .ifPresent(
            format -> {
              throw place.refused(
                  "the format '" + format + "' is too wide",
                  "write widths of at most three digits");
            });
  }

  static void number(List<Expression> arguments, Place place) {
    boolean isPattern = argument(arguments, 1).flatMap(Catalyst::literalText).isPresent();
    (isPattern ? writtenAt(1) : countAt(1, MOST_TIMES)).check(arguments, place);
  }

  static void unixTime(List<Expression> arguments, Place place) {
    if (arguments.isEmpty()) {
      throw place.refused("unix_timestamp() is refused: it reads the clock", "give it a column");
    }
    formatAt(1, true).check(arguments, place);
  }

  static Bound zoneAt(int index) {
    return (arguments, place) ->
        argument(arguments, index)
            .ifPresent(
                zone -> {
                  String name = Catalyst.literalText(zone).orElse("");
                  try {
                    ZoneId.of(name);
                  } catch (DateTimeException e) {
                    throw place.refused(
                        "'" + name + "' is not a time zone", "write one out, as 'Asia/Shanghai'");
                  }
                });
  }

  static void converted(List<Expression> arguments, Place place) {
    if (arguments.size() == 2) {
      throw place.refused(
          "convert_timezone with one zone is refused: it depends on the session",
          "write both, as convert_timezone('UTC', 'Asia/Shanghai', …)");
    }
    zoneAt(0).check(arguments, place);
    zoneAt(1).check(arguments, place);
  }

  static void element(List<Expression> arguments, Place place) {
    boolean ofMap =
        argument(arguments, 0)
            .filter(UnresolvedFunction.class::isInstance)
            .map(list -> Functions.name((UnresolvedFunction) list).equals("map"))
            .orElse(false);
    if (!ofMap) {
      indexAt(1).check(arguments, place);
    }
  }

  static void map(List<Expression> arguments, Place place) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      if (!(arguments.get(i) instanceof Literal key) || !keys.add(key.toString())) {
        throw place.refused(
            "a key of a map is refused unless it is written out, and once",
            "write it as map('key', value, 'other key', value)");
      }
    }
  }

  static void sha2(List<Expression> arguments, Place place) {
    if (arguments.size() == 2
        && !Set.of(0L, 224L, 256L, 384L, 512L)
            .contains(Catalyst.literalNumber(arguments.get(1)).orElse(-1L))) {
      throw place.refused("sha2 has no such length", "allowed: 224, 256, 384, 512");
    }
  }

  static void decode(List<Expression> arguments, Place place) {
    if (arguments.size() < 3) {
      throw place.refused(
          "decode of bytes is refused", "allowed: decode(value, search, result, …)");
    }
  }

  static void jsonPath(List<Expression> arguments, Place place) {
    argument(arguments, 1)
        .ifPresent(
            path -> {
              if (!Catalyst.literalText(path).orElse("").startsWith("$")) {
                throw place.refused(
                    "the path is refused unless it is written out", "write it as '$.name'");
              }
            });
  }
}
