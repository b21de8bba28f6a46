package org.lastmetre.silver;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.lastmetre.policy.Policy;
import org.lastmetre.worktime.WorkCalendar;

/**
 * One jurisdiction on one night.
 *
 * @param policy its rules
 * @param calendar its working days
 * @param asOf the day its figures are as of
 */
public record Place(Policy policy, WorkCalendar calendar, LocalDate asOf) implements Serializable {
  /** With the calendar that the policy describes. */
  public static Place of(Policy policy, LocalDate asOf) {
    return new Place(policy, WorkCalendar.of(policy.workingTime()), asOf);
  }

  /** The last microsecond of {@code asOf}, local. */
  public Instant asOfEnd() {
    return WorkCalendar.endOf(asOf, policy.timeZone());
  }
}
