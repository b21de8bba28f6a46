package org.lastmetre.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.lastmetre.contract.InputRows.CONTEXT;
import static org.lastmetre.contract.InputRows.codes;
import static org.lastmetre.contract.InputRows.parser;
import static org.lastmetre.contract.InputRows.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Until when a row may say that something happened, and where its days begin and end. */
class RowTimesTest {
  @Test
  void what_has_happened_may_lie_until_the_end_of_the_day_after_submission() {
    RowParser visits = parser("visits");
    Map<String, String> row = visit();
    row.put("visited_at", "2026-03-07 23:59:59.999999");
    assertThat(visits.parse(row, CONTEXT).accepted()).isTrue();
    row.put("visited_at", "2026-03-07 24:00");
    assertThat(visits.parse(row, CONTEXT).accepted()).isTrue();
    row.put("visited_at", "2026-03-08 00:00");
    assertThat(codes(visits.parse(row, CONTEXT))).containsExactly("visited_at:in_future");
    row.put("visited_at", "2026-03-07T16:00:00Z");
    assertThat(codes(visits.parse(row, CONTEXT))).containsExactly("visited_at:in_future");
  }

  @Test
  void the_day_of_submission_ends_at_home_wherever_a_mapping_reads() {
    ParseContext chicago =
        new ParseContext(
            ZoneId.of("America/Chicago"),
            OneColumn.SHANGHAI,
            OneColumn.SUBMITTED,
            List.of(),
            Set.of(),
            Set.of());
    Map<String, String> row = visit();
    // 23:59 and 24:00 of 7 March in Shanghai.
    row.put("visited_at", "2026-03-07 09:59");
    assertThat(parser("visits").parse(row, chicago).accepted()).isTrue();
    row.put("visited_at", "2026-03-07 10:00");
    assertThat(codes(parser("visits").parse(row, chicago))).containsExactly("visited_at:in_future");
  }

  @Test
  void what_is_planned_may_lie_ahead_and_a_day_alone_ends_at_its_last_microsecond() {
    Map<String, String> row =
        new HashMap<>(
            Map.of(
                "issue_id", "I1",
                "raised_at", "2026-03-05",
                "unit_code", "U",
                "category", "路灯",
                "due_at", "2027-01-01"));
    Parsed parsed = parser("issues").parse(row, CONTEXT);
    assertThat(parsed.values())
        .contains(
            entry("due_at", Instant.parse("2027-01-01T15:59:59.999999Z")),
            entry("channel", "unknown"),
            entry("priority", "normal"));
    row.put("due_at", "2027-01-01 00:00");
    assertThat(parser("issues").parse(row, CONTEXT).values())
        .containsEntry("due_at", Instant.parse("2026-12-31T16:00:00Z"));
  }

  @Test
  void times_before_1990_are_refused_and_registrations_before_1900() {
    assertThat(new OneColumn("type: timestamp").outcome("1989-12-31 23:59"))
        .isEqualTo("before_earliest");
    Map<String, String> row =
        new HashMap<>(Map.of("household_id", "H1", "unit_code", "U", "registered_on", "1949/10/1"));
    assertThat(parser("households").parse(row, CONTEXT).values())
        .contains(
            entry("registered_on", LocalDate.of(1949, 10, 1)),
            entry("status", "resident"),
            entry("is_key", null));
  }
}
