package org.lastmetre.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What of a jurisdiction's rows a metric computes at a time; its promise says {@code grain}. */
public enum Grain {
  /** The rows of a period: columns {@code period, period_start}. */
  PERIOD {
    @Override
    String condition(Moved moved) {
      List<String> kinds = new ArrayList<>();
      for (Period.Kind kind : Period.Kind.values()) {
        String starts =
            moved.of(kind).map(p -> day(p.start())).sorted().collect(Collectors.joining(", "));
        if (!starts.isEmpty()) {
          kinds.add("period = '%s' AND period_start IN (%s)".formatted(kind.word(), starts));
        }
      }
      return kinds.stream().collect(Collectors.joining(" OR "));
    }
  },

  /** The days of a month: column {@code day}. */
  DAY {
    @Override
    String condition(Moved moved) {
      return moved
          .of(Period.Kind.MONTH)
          .map(p -> "day BETWEEN %s AND %s".formatted(day(p.start()), day(p.last())))
          .sorted()
          .collect(Collectors.joining(" OR "));
    }
  },

  /** All of the jurisdiction's rows. */
  WHOLE {
    @Override
    String condition(Moved moved) {
      return moved.isAny() ? "true" : "";
    }
  };

  /** The rows of what moved, as SQL over the table's columns; empty when there is none. */
  abstract String condition(Moved moved);

  /** The columns that a table of this grain has in its key. */
  public List<String> columns() {
    return switch (this) {
      case PERIOD -> List.of("period", "period_start");
      case DAY -> List.of("day");
      case WHOLE -> List.of();
    };
  }

  /** So much of a table of this grain, such as {@code 5 periods}, or {@code 1 jurisdiction}. */
  String counted(int many) {
    String one =
        switch (this) {
          case PERIOD -> "period";
          case DAY -> "month";
          case WHOLE -> "jurisdiction";
        };
    return "%,d %s%s".formatted(many, one, many == 1 ? "" : "s");
  }

  static Grain of(Object word) {
    return word == null ? PERIOD : valueOf(word.toString().toUpperCase(Locale.ROOT));
  }

  private static String day(Object date) {
    return "DATE'" + date + "'";
  }
}
