package org.lastmetre.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.deliver.Envelope.Missing;
import org.lastmetre.deliver.Expected.Sent;
import org.lastmetre.policy.Policy;
import org.lastmetre.policy.Source;

/** What a township still owes on the morning after a night. */
class ExpectedTest {
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 4);

  @TempDir Path source;

  @Test
  void every_dataset_is_owed_for_the_day_itself() throws IOException {
    Policy policy = policy("{datasets: [visits, issues], every: day, due: \"08:00\"}");
    Set<Sent> sent =
        Set.of(new Sent("visits", WEDNESDAY), new Sent("issues", WEDNESDAY.minusDays(1)));
    List<Missing> missing = Expected.missing(policy, WEDNESDAY, sent);
    assertThat(missing).extracting(Missing::dataset).containsExactly("issues");
    assertThat(missing.get(0).slot().last()).isEqualTo(WEDNESDAY);
  }

  @Test
  void a_week_is_owed_when_it_is_over() throws IOException {
    Policy policy = policy("{datasets: [visits], every: week}");
    assertThat(
            Expected.missing(policy, WEDNESDAY, Set.of(new Sent("visits", WEDNESDAY.minusDays(4)))))
        .isEmpty();
    assertThat(Expected.missing(policy, WEDNESDAY, Set.of(new Sent("visits", WEDNESDAY))))
        .extracting(missing -> missing.slot().first())
        .containsExactly(LocalDate.of(2026, 2, 23));
  }

  private Policy policy(String submissions) throws IOException {
    Files.createDirectories(source.resolve("x"));
    Files.writeString(
        source.resolve("x/policy.yaml"),
        "jurisdiction: \"321398\"\nname: {zh: 小样县, en: Tiny County}\nsubmissions: "
            + submissions
            + "\n");
    return Source.read(source, Map.of("visits", Set.of(), "issues", Set.of())).get(0).policy();
  }
}
