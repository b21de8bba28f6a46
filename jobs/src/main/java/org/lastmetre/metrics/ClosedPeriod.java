package org.lastmetre.metrics;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A period of one jurisdiction, or a single day.
 *
 * @param period {@code month quarter year day}
 * @param start its first day
 * @param last its last day
 */
public record ClosedPeriod(String jurisdiction, String period, LocalDate start, LocalDate last) {
  private static final String DAY = "day";
  private static final Pattern NAME =
      Pattern.compile("(\\S+) (month|quarter|year) (\\d{4}-\\d{2}-\\d{2})");

  /**
   * The period of a name as in {@link Gold.Computed#periods}; empty for a name of another kind.
   *
   * @param monthStartsOn first day of the assessment month, 1 to 28
   */
  public static Optional<ClosedPeriod> of(String name, int monthStartsOn) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    LocalDate start = LocalDate.parse(parts.group(3));
    Period.Kind kind = Period.Kind.valueOf(parts.group(2).toUpperCase(Locale.ROOT));
    LocalDate last = Period.holding(kind, start, monthStartsOn).last();
    return Optional.of(new ClosedPeriod(parts.group(1), parts.group(2), start, last));
  }

  /**
   * Every month, quarter and year of a jurisdiction that holds a day from the first to the last.
   *
   * @param first null where there is no record
   */
  public static Stream<ClosedPeriod> spine(
      String jurisdiction, LocalDate first, LocalDate last, int monthStartsOn) {
    return Period.spine(first, last, monthStartsOn).stream()
        .map(p -> new ClosedPeriod(jurisdiction, p.kind().word(), p.start(), p.last()));
  }

  /** Its days, each as a period of its own. */
  public Stream<ClosedPeriod> days() {
    return start
        .datesUntil(last.plusDays(1))
        .map(day -> new ClosedPeriod(jurisdiction, DAY, day, day));
  }

  /** Whether a day moves it, as a {@link Move} of that kind says. */
  boolean isMovedBy(Move.Kind kind, LocalDate day) {
    return kind.moves(start, last, day);
  }
}
