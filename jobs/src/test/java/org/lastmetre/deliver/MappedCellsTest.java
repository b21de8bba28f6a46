package org.lastmetre.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.ParseContext;

/** A row that a mapping read is sent back in a form that needs no mapping. */
class MappedCellsTest {
  @Test
  void days_and_instants_are_written_plainly_and_the_rest_as_sent() {
    ParseContext context =
        new ParseContext(
            ZoneId.of("America/Chicago"),
            ZoneId.of("Asia/Shanghai"),
            LocalDate.of(2024, 6, 1),
            List.of("M/d/yy h:mm a"),
            Set.of("NULL"),
            Set.of());
    assertThat(
            MappedCells.plain(
                Contracts.bundled().table("silver", "issues"),
                Map.of(
                    "issue_id", "I1",
                    "raised_at", "3/7/24 8:00 PM",
                    "due_at", "soon",
                    "household_id", "NULL"),
                context))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("issue_id", "I1", "raised_at", "2024-03-08 10:00:00", "due_at", "soon"));
  }
}
