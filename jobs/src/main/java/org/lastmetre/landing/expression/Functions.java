package org.lastmetre.landing.expression;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** The functions an expression may call, and what bounds their arguments. */
final class Functions {
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
                  + " array_min array_max array_position sort_array json_array_length dateadd"
                  + " next_day months_between unix_date unix_seconds unix_millis unix_micros"
                  + " date_from_unix_date make_timestamp_ntz find_in_set elt hex hash xxhash64 crc32"
                  + " slice flatten array_append array_prepend array_except array_intersect"
                  + " array_union arrays_overlap transform filter exists forall")
              .split(" ", -1));

  /** Those of them that apply an expression of its own to each element of a list. */
  private static final Set<String> EACH = Set.of("transform", "filter", "exists", "forall");

  private static final Map<String, Bounds.Bound> BOUNDED =
      Map.ofEntries(
          bounded("split", Bounds.regexAt(1)),
          bounded("rlike", Bounds.regexAt(1)),
          bounded("regexp", Bounds.regexAt(1)),
          bounded("regexp_like", Bounds.regexAt(1)),
          bounded("regexp_count", Bounds.regexAt(1)),
          bounded("regexp_substr", Bounds.regexAt(1)),
          bounded("regexp_instr", Bounds.regexAt(1)),
          bounded("regexp_extract", Bounds::extract),
          bounded("regexp_extract_all", Bounds::extract),
          bounded("regexp_replace", Bounds::replaced),
          bounded("like", Bounds::like),
          bounded("ilike", Bounds::like),
          bounded("lpad", Bounds.countAt(1, Bounds.LONGEST_PAD)),
          bounded("rpad", Bounds.countAt(1, Bounds.LONGEST_PAD)),
          bounded("repeat", Bounds.countAt(1, Bounds.MOST_TIMES)),
          bounded("format_string", Bounds::printed),
          bounded("printf", Bounds::printed),
          bounded("format_number", Bounds::number),
          bounded("to_char", Bounds.writtenAt(1)),
          bounded("to_varchar", Bounds.writtenAt(1)),
          bounded("to_number", Bounds.writtenAt(1)),
          bounded("try_to_number", Bounds.writtenAt(1)),
          bounded("to_date", Bounds.formatAt(1, true)),
          bounded("to_timestamp", Bounds.formatAt(1, true)),
          bounded("to_timestamp_ntz", Bounds.formatAt(1, true)),
          bounded("to_timestamp_ltz", Bounds.formatAt(1, true)),
          bounded("try_to_timestamp", Bounds.formatAt(1, true)),
          bounded("unix_timestamp", Bounds::unixTime),
          bounded("to_unix_timestamp", Bounds.formatAt(1, true)),
          bounded("from_unixtime", Bounds.formatAt(1, false)),
          bounded("date_format", Bounds.formatAt(1, false)),
          bounded("from_utc_timestamp", Bounds.zoneAt(1)),
          bounded("to_utc_timestamp", Bounds.zoneAt(1)),
          bounded("make_timestamp", Bounds.zoneAt(6)),
          bounded("make_timestamp_ltz", Bounds.zoneAt(6)),
          bounded("convert_timezone", Bounds::converted),
          bounded("split_part", Bounds.indexAt(2)),
          bounded("element_at", Bounds::element),
          bounded("try_element_at", Bounds::element),
          bounded("map", Bounds::map),
          bounded("sha2", Bounds::sha2),
          bounded("decode", Bounds::decode),
          bounded("get_json_object", Bounds::jsonPath));

  private Functions() {}

  private static Map.Entry<String, Bounds.Bound> bounded(String function, Bounds.Bound bound) {
    return Map.entry(function, bound);
  }

  /**
   * Refuses a function that is not on the list, is qualified, aggregates, or is given unbounded
   * arguments.
   */
  static void check(UnresolvedFunction function, Place place) {
    List<String> parts = Catalyst.list(function.nameParts());
    String name = name(function);
    Bounds.Bound bound = BOUNDED.get(name);
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

  static String name(UnresolvedFunction function) {
    return String.join(".", Catalyst.list(function.nameParts())).toLowerCase(Locale.ROOT);
  }

  /** Whether a function of one element, {@code x -> …}, may stand among the node's arguments. */
  static boolean appliesToEach(Expression node) {
    return node instanceof UnresolvedFunction function && EACH.contains(name(function));
  }

  private static String names() {
    Set<String> names = new TreeSet<>(PLAIN);
    names.addAll(BOUNDED.keySet());
    return names.stream().collect(Collectors.joining(", "));
  }
}
