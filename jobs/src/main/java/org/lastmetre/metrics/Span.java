package org.lastmetre.metrics;

import java.time.LocalDate;
import java.util.List;
import org.lastmetre.policy.Policy;

/**
 * What a jurisdiction's figures reach over.
 *
 * @param policy its rules
 * @param firstRecordOn day of the earliest record; null when there is none
 * @param asOf the day the figures are as of
 */
public record Span(Policy policy, LocalDate firstRecordOn, LocalDate asOf) {
  /** Every period from the first record to as_of. */
  public List<Period> spine() {
    return Period.spine(firstRecordOn, asOf, policy.monthStartsOn());
  }
}
