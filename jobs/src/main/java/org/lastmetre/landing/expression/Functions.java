package org.lastmetre.landing.expression;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** The functions an expression may call, and what bounds their arguments. */
final class Functions {
  /** Longest a text is padded to. */
  private static final int LONGEST_PAD = 1000;

  /**
   * Functions whose arguments may be anything: deterministic, of one row, never longer than what
   * they are given.
   */
  private static final Set<String> PLAIN =
      Set.of(
          ("concat concat_ws upper ucase lower lcase initcap trim btrim ltrim rtrim substr"
                  + " substring substring_index left right length len char_length character_length"
                  + " translate reverse instr locate position charindex startswith endswith contains"
                  + " ascii chr char overlay replace md5 sha1 sha coalesce nvl ifnull nvl2 nullif if"
                  + " greatest least isnull isnotnull string int bigint double float decimal boolean"
                  + " date timestamp abs round bround ceil ceiling floor mod pmod sign signum try_add"
                  + " try_subtract try_multiply try_divide date_add date_sub datediff date_diff"
                  + " add_months year month day dayofmonth hour minute second quarter weekofyear"
                  + " dayofyear dayofweek weekday last_day trunc date_trunc extract date_part"
                  + " make_date timestamp_seconds timestamp_millis timestamp_micros array get size"
                  + " cardinality array_join array_contains array_distinct array_compact array_remove"
                  + " array_min array_max array_position sort_array json_array_length")
              .split(" ", -1));

  private interface Bound {
    void check(List<Expression> arguments, Place place);
  }

  private static final Map<String, Bound> BOUNDED =
      Map.ofEntries(
          entry("split", regexAt(1)),
          entry("rlike", regexAt(1)),
          entry("regexp", regexAt(1)),
          entry("regexp_like", regexAt(1)),
          entry("regexp_count", regexAt(1)),
          entry("regexp_substr", regexAt(1)),
          entry("regexp_extract", Functions::extract),
          entry("regexp_replace", Functions::replaced),
          entry("like", Functions::like),
          entry("ilike", Functions::like),
          entry("lpad", Functions::pad),
          entry("rpad", Functions::pad),
          entry("to_date", formatAt(1, true)),
          entry("to_timestamp", formatAt(1, true)),
          entry("try_to_timestamp", formatAt(1, true)),
          entry("unix_timestamp", Functions::unixTime),
          entry("to_unix_timestamp", formatAt(1, true)),
          entry("from_unixtime", formatAt(1, false)),
          entry("date_format", formatAt(1, false)),
          entry("from_utc_timestamp", Functions::zone),
          entry("to_utc_timestamp", Functions::zone),
          entry("split_part", indexAt(2)),
          entry("element_at", indexAt(1)),
          entry("try_element_at", indexAt(1)),
          entry("sha2", Functions::sha2),
          entry("decode", Functions::decode),
          entry("get_json_object", Functions::jsonPath));

  private Functions() {}

  /**
   * Refuses a function that is not on the list, is qualified, aggregates, or is given unbounded
   * arguments.
   */
  static void check(UnresolvedFunction function, Place place) {
    List<String> parts = Catalyst.list(function.nameParts());
    String name = String.join(".", parts).toLowerCase(Locale.ROOT);
    Bound bound = BOUNDED.get(name);
    if (parts.size() != 1 || (bound == null && !PLAIN.contains(name))) {
      throw place.refused(
          "the function '" + name + "' is refused", "allowed functions: " + names());
    }
    if (function.isDistinct() || function.filter().isDefined() || function.ignoreNulls()) {
      throw place.refused(
          "distinct, filter and ignore nulls are refused in '" + name + "'",
          "they aggregate over rows, of which there is one");
    }
    if (bound != null) {
      bound.check(Catalyst.list(function.arguments()), place);
    }
  }

  private static String names() {
    Set<String> names = new TreeSet<>(PLAIN);
    names.addAll(BOUNDED.keySet());
    return names.stream().collect(Collectors.joining(", "));
  }

  private static Optional<Expression> argument(List<Expression> arguments, int index) {
    return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
  }

  private static Bound regexAt(int index) {
    return (arguments, place) ->
        argument(arguments, index).ifPresent(regex -> Patterns.regex(regex, place));
  }

  private static Bound formatAt(int index, boolean parses) {
    return (arguments, place) ->
        argument(arguments, index).ifPresent(format -> Patterns.dateFormat(format, parses, place));
  }

  private static Bound indexAt(int index) {
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

  private static void extract(List<Expression> arguments, Place place) {
    regexAt(1).check(arguments, place);
    argument(arguments, 2)
        .ifPresent(
            group ->
                Patterns.group(arguments.get(1), Catalyst.literalNumber(group).orElse(-1L), place));
  }

  private static void replaced(List<Expression> arguments, Place place) {
    regexAt(1).check(arguments, place);
    argument(arguments, 2)
        .ifPresent(replacement -> Patterns.replacement(arguments.get(1), replacement, place));
  }

  private static void like(List<Expression> arguments, Place place) {
    argument(arguments, 1).ifPresent(pattern -> Patterns.like(pattern, '\\', place));
    if (arguments.size() > 2) {
      throw place.refused(
          "an escape character is refused here", "write it as x like '…' escape '!'");
    }
  }

  private static void pad(List<Expression> arguments, Place place) {
    argument(arguments, 1)
        .ifPresent(
            length -> {
              long written = Catalyst.literalNumber(length).orElse(-1L);
              if (written < 0 || written > LONGEST_PAD) {
                throw place.refused(
                    "padding is refused unless its length is written out",
                    "write a whole number from 0 to " + LONGEST_PAD);
              }
            });
  }

  private static void unixTime(List<Expression> arguments, Place place) {
    if (arguments.isEmpty()) {
      throw place.refused("unix_timestamp() is refused: it reads the clock", "give it a column");
    }
    formatAt(1, true).check(arguments, place);
  }

  private static void zone(List<Expression> arguments, Place place) {
    argument(arguments, 1)
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

  private static void sha2(List<Expression> arguments, Place place) {
    if (arguments.size() == 2
        && !Set.of(0L, 224L, 256L, 384L, 512L)
            .contains(Catalyst.literalNumber(arguments.get(1)).orElse(-1L))) {
      throw place.refused("sha2 has no such length", "allowed: 224, 256, 384, 512");
    }
  }

  private static void decode(List<Expression> arguments, Place place) {
    if (arguments.size() < 3) {
      throw place.refused(
          "decode of bytes is refused", "allowed: decode(value, search, result, …)");
    }
  }

  private static void jsonPath(List<Expression> arguments, Place place) {
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
