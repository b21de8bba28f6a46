package org.lastmetre.cli;

import java.util.Locale;
import org.lastmetre.deliver.bulletin.Edition;
import org.lastmetre.metrics.Period;
import org.lastmetre.publish.Manifest;

/** The period that an option names. */
final class AskedPeriod {
  private AskedPeriod() {}

  /**
   * The period written out, or the last of a kind that is over.
   *
   * @param asked such as {@code 2017Q2}, or {@code quarter}
   * @param day the jurisdiction as published
   * @throws BadUsage when it says no period, or none of the kind is over
   */
  static Period of(String asked, Manifest.Day day) {
    for (Period.Kind kind : Period.Kind.values()) {
      if (kind.word().equals(asked.toLowerCase(Locale.ROOT))) {
        return lastOver(kind, day);
      }
    }
    return Period.written(asked, day.monthStartsOn())
        .orElseThrow(
            () ->
                new BadUsage(
                    "%s is no period; write month, quarter or year, or one such as 2017-04, 2017Q2 or 2017. 周期写法有误。"
                        .formatted(asked)));
  }

  private static Period lastOver(Period.Kind kind, Manifest.Day day) {
    Period running = Period.holding(kind, day.asOf(), day.monthStartsOn());
    if (running.isCompleteBy(day.asOf())) {
      return running;
    }
    Period over = Period.holding(kind, running.start().minusDays(1), day.monthStartsOn());
    if (day.firstRecordOn() == null || over.last().isBefore(day.firstRecordOn())) {
      throw new BadUsage(
          "No %s of %s is over: its records run from %s to %s; name the running one, such as --period %s. 还没有结束的周期，请写明周期。"
              .formatted(
                  kind.word(),
                  day.jurisdiction(),
                  day.firstRecordOn(),
                  day.asOf(),
                  Edition.code(running)));
    }
    return over;
  }
}
