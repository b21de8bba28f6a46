package org.lastmetre.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of days for which one submission of each expected dataset is owed: a day, a week from
 * Monday to Sunday, or an assessment month.
 *
 * <p>A file whose submission date lies in it keeps it; it is on time when it was there by {@code
 * dueAt}.
 *
 * @param first its first day
 * @param last its last day
 * @param dueAt the policy's time of day on the day after {@code last}, local to the jurisdiction
 */
public record Slot(LocalDate first, LocalDate last, Instant dueAt) {

  /** The slot that holds a day. */
  public static Slot holding(Policy policy, LocalDate day) {
    LocalDate first = first(policy, day);
    LocalDate last =
        switch (policy.submissions().every()) {
          case DAY -> first;
          case WEEK -> first.plusDays(6);
          case MONTH -> first.plusMonths(1).minusDays(1);
        };
    Instant dueAt =
        last.plusDays(1)
            .atTime(policy.submissions().due().truncatedTo(ChronoUnit.MICROS))
            .atZone(policy.timeZone())
            .toInstant();
    return new Slot(first, last, dueAt);
  }

  /** Every slot whose last day lies between two days, both counted, in order. */
  public static List<Slot> ending(Policy policy, LocalDate from, LocalDate to) {
    List<Slot> slots = new ArrayList<>();
    Slot slot = holding(policy, from);
    while (!slot.last().isAfter(to)) {
      slots.add(slot);
      slot = holding(policy, slot.last().plusDays(1));
    }
    return slots;
  }

  private static LocalDate first(Policy policy, LocalDate day) {
    return switch (policy.submissions().every()) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH ->
          day.minusDays(policy.monthStartsOn() - 1L)
              .withDayOfMonth(1)
              .plusDays(policy.monthStartsOn() - 1L);
    };
  }
}
