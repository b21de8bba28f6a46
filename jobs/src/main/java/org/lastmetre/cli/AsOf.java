package org.lastmetre.cli;

import java.time.Instant;
import java.time.LocalDate;
import org.lastmetre.policy.Policy;

/** The day a jurisdiction's figures are as of. */
final class AsOf {
  private static final int FARTHEST = 366;

  private AsOf() {}

  /**
   * The day asked for, else the policy's own, else yesterday in the jurisdiction's time zone.
   *
   * @param asked the option's day; null where it was not given
   * @throws BadUsage when the day is more than a year ahead, where nothing can have happened yet
   */
  static LocalDate of(LocalDate asked, Policy policy, Instant now) {
    LocalDate yesterday = LocalDate.ofInstant(now, policy.timeZone()).minusDays(1);
    LocalDate own = policy.asOf();
    LocalDate day = asked != null ? asked : own != null ? own : yesterday;
    if (day.isAfter(yesterday.plusDays(FARTHEST))) {
      throw new BadUsage(
          "%s is more than a year ahead; is the year of --as-of, or of the policy's as_of, a slip?"
              .formatted(day));
    }
    return day;
  }
}
