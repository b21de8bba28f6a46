package org.lastmetre.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is owed: a day, a week or an assessment month, due in the morning after. */
class SlotTest {
  private static Policy policy(String rest) {
    String text =
        """
        jurisdiction: "321398"
        name: {zh: 小样县, en: Tiny County}
        %s
        """
            .formatted(rest);
    return PolicyReader.read(
        "policy.yaml", text.getBytes(StandardCharsets.UTF_8), Set.of("visits"));
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @Test
  void a_day_is_due_in_the_morning_after_local_time() {
    Policy policy = policy("submissions: {datasets: [visits], every: day, due: \"08:00\"}");
    assertThat(Slot.holding(policy, day("2024-03-01")))
        .isEqualTo(
            new Slot(day("2024-03-01"), day("2024-03-01"), Instant.parse("2024-03-02T00:00:00Z")));
  }

  @Test
  void midnight_is_the_last_microsecond() {
    Policy policy = policy("submissions: {datasets: [visits], every: day, due: \"24:00\"}");
    assertThat(Slot.holding(policy, day("2024-03-01")).dueAt())
        .isEqualTo(Instant.parse("2024-03-02T15:59:59.999999Z"));
  }

  @Test
  void a_week_runs_from_monday_to_sunday() {
    Policy policy = policy("submissions: {datasets: [visits], every: week, due: \"17:00\"}");
    assertThat(Slot.holding(policy, day("2024-03-03")))
        .isEqualTo(
            new Slot(day("2024-02-26"), day("2024-03-03"), Instant.parse("2024-03-04T09:00:00Z")));
    assertThat(Slot.holding(policy, day("2024-03-04")).first()).isEqualTo(day("2024-03-04"));
  }

  @Test
  void a_month_is_the_assessment_month() {
    Policy policy =
        policy("month_starts_on: 19\nsubmissions: {datasets: [visits], every: month, due: 08:00}");
    Slot march = Slot.holding(policy, day("2024-02-19"));
    assertThat(march.first()).isEqualTo(day("2024-02-19"));
    assertThat(march.last()).isEqualTo(day("2024-03-18"));
    assertThat(Slot.holding(policy, day("2024-03-18"))).isEqualTo(march);
    assertThat(Slot.holding(policy, day("2024-02-18")).last()).isEqualTo(day("2024-02-18"));
  }

  @Test
  void slots_that_have_not_ended_are_not_owed() {
    Policy policy = policy("submissions: {datasets: [visits], every: week, due: 08:00}");
    List<LocalDate> ends =
        Slot.ending(policy, day("2024-03-01"), day("2024-03-16")).stream().map(Slot::last).toList();
    assertThat(ends).containsExactly(day("2024-03-03"), day("2024-03-10"));
  }
}
