package org.lastmetre.generate.shengxin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A quarter of 2020, in which each visiting group goes to three villager groups; then they swap.
 *
 * @param number 0 to 3
 */
record Cycle(int number) {
  static final List<Cycle> ALL = IntStream.range(0, 4).mapToObj(Cycle::new).toList();

  /** The day the figures are as of; nothing is recorded on it. */
  static final LocalDate AS_OF = LocalDate.of(2020, 12, 31);

  private static final int VISITING_GROUPS = 5;
  private static final List<String> LABELS = List.of("一季度", "二季度", "三季度", "四季度");

  LocalDate first() {
    return LocalDate.of(2020, 1 + 3 * number, 1);
  }

  LocalDate last() {
    return first().plusMonths(3).minusDays(1);
  }

  /** The day on which what happened in it is sent. */
  LocalDate sent() {
    return last().equals(AS_OF) ? AS_OF : last().plusDays(6);
  }

  String label() {
    return LABELS.get(number);
  }

  /** As plans name it, such as 2020-Q1. */
  String period() {
    return "2020-Q" + (number + 1);
  }

  boolean holds(LocalDateTime at) {
    LocalDate day = at.toLocalDate();
    return !day.isBefore(first()) && !day.isAfter(last());
  }

  /**
   * The visiting group, 0 to 4, that goes to a villager group in this cycle. It has one villager
   * group in each block, and moves on by one each time: after five cycles it has been to all.
   *
   * @param group the villager group, 0 to 14
   */
  int visitingGroup(int group) {
    return Math.floorMod(group - number, VISITING_GROUPS);
  }
}
