package org.lastmetre.metrics;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What of a jurisdiction is worth computing again for one metric. */
final class Moved {
  private final Span span;
  private final Span former;
  private final Set<Period> periods = new LinkedHashSet<>();
  private boolean any;

  /**
   * What the passing of days moves: periods that are new, have ended or have grown since the
   * published night, or are gone.
   *
   * @param former what the published figures reach over; null for a jurisdiction to compute whole
   */
  Moved(Span span, Span former) {
    this.span = span;
    this.former = former;
    List<Period> spine = span.spine();
    if (former == null) {
      periods.addAll(spine);
      any = true;
      return;
    }
    any = !span.asOf().equals(former.asOf());
    Set<Period> before = new LinkedHashSet<>(former.spine());
    for (Period period : spine) {
      if (!before.contains(period)
          || !period.endBy(span.asOf()).equals(period.endBy(former.asOf()))
          || period.isCompleteBy(span.asOf()) != period.isCompleteBy(former.asOf())) {
        periods.add(period);
      }
    }
    before.removeAll(spine);
    periods.addAll(before);
  }

  String jurisdiction() {
    return span.policy().jurisdiction();
  }

  Span span() {
    return span;
  }

  /** The rows to compute again, as SQL over the table's columns; empty when there are none. */
  String rows(Grain grain) {
    return former == null ? "true" : grain.condition(this);
  }

  boolean isAny() {
    return any || !periods.isEmpty();
  }

  /** Everything moves. */
  void all() {
    any = true;
    periods.addAll(span.spine());
  }

  /** Moves what follows from a day; see {@link Move.Kind}. */
  void by(Move.Kind kind, LocalDate day) {
    any = true;
    for (Period period : span.spine()) {
      if (kind.moves(period.start(), period.last(), day)) {
        periods.add(period);
      }
    }
  }

  /** Moves what moved in a table that this one reads. */
  void with(Moved read) {
    any |= read.isAny();
    periods.addAll(read.periods);
  }

  /** Those of a kind, also ones that are no more. */
  Stream<Period> of(Period.Kind kind) {
    return periods.stream().filter(period -> period.kind() == kind);
  }

  /** Those to compute: what is no more has no rows. */
  List<Period> toCompute(Grain grain) {
    List<Period> spine = span.spine();
    if (grain == Grain.WHOLE) {
      return isAny() ? spine : List.of();
    }
    return periods.stream().filter(spine::contains).toList();
  }

  /** As the manifest tells it, such as {@code 340405 month 2017-06-01}. */
  Stream<String> names(Grain grain) {
    if (grain == Grain.WHOLE) {
      return isAny() ? Stream.of(jurisdiction()) : Stream.empty();
    }
    return periods.stream()
        .filter(period -> grain == Grain.PERIOD || period.kind() == Period.Kind.MONTH)
        .map(p -> "%s %s %s".formatted(jurisdiction(), p.kind().word(), p.start()));
  }
}
