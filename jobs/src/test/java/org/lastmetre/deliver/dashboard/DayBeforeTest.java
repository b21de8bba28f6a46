package org.lastmetre.deliver.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.publish.Manifest;

/** Whether the figures of the day before are those that the shown night has. */
final class DayBeforeTest {
  private static final String MONDAY = "running/2026-06-01";
  private static final Map<String, Set<String>> MONDAY_OF_A = Map.of("A", Set.of(MONDAY));

  @TempDir Path folder;

  @Test
  void nothing_is_before_the_first_day() {
    DayBefore before = DayBefore.of(List.of(night(2, 1, "r"), night(1, 1, "r")), Optional.empty());
    assertThat(before.kept()).isEmpty();
    assertThat(before.asked()).isEmpty();
  }

  @Test
  void shown_night_of_the_day_before_has_them() throws IOException {
    DayBefore before = DayBefore.of(List.of(night(2, 2, "r"), night(1, 1, "r")), shown(1, MONDAY));
    assertThat(before.kept()).isEqualTo(MONDAY_OF_A);
    assertThat(before.asked()).isEmpty();
  }

  @Test
  void shown_night_of_the_same_day_took_them_over() throws IOException {
    DayBefore before =
        DayBefore.of(
            List.of(night(3, 2, "r"), night(2, 2, "r"), night(1, 1, "r")),
            shown(2, MONDAY, "running/2026-06-02"));
    assertThat(before.kept()).isEqualTo(MONDAY_OF_A);
    assertThat(before.asked()).isEmpty();
  }

  @Test
  void day_published_again_since_is_asked() throws IOException {
    Manifest again = night(2, 1, "r");
    DayBefore before =
        DayBefore.of(List.of(night(3, 2, "r"), again, night(1, 1, "r")), shown(1, MONDAY));
    assertThat(before.kept()).isEmpty();
    assertThat(before.asked()).containsOnlyKeys(again);
    assertThat(before.asked().get(again)).extracting(Manifest.Day::jurisdiction).containsOnly("A");
  }

  @Test
  void they_are_asked_where_the_shown_night_cannot_tell() throws IOException {
    Manifest monday = night(1, 1, "r");
    List<Manifest> nights = List.of(night(2, 2, "r"), monday);
    assertThat(DayBefore.of(nights, Optional.empty()).asked()).as("none").containsKey(monday);
    assertThat(DayBefore.of(nights, shown(7, MONDAY)).asked())
        .as("of another warehouse")
        .containsKey(monday);
    assertThat(DayBefore.of(nights, shown(1, "running/2026-05-31")).asked())
        .as("without that day")
        .containsKey(monday);
    assertThat(DayBefore.of(List.of(night(2, 2, "s"), monday), shown(1, MONDAY)).asked())
        .as("under other rules")
        .containsKey(monday);
    Optional<ShownNight> robbed = shown(1, MONDAY);
    Files.delete(robbed.orElseThrow().file("A", MONDAY));
    assertThat(DayBefore.of(nights, robbed).asked()).as("without its file").containsKey(monday);
  }

  private Optional<ShownNight> shown(int run, String... files) throws IOException {
    ShownNight shown = new ShownNight(folder, "" + run, Map.of("A", Set.of(files)));
    for (String file : files) {
      Files.createDirectories(shown.file("A", file).getParent());
      Files.writeString(shown.file("A", file), file);
    }
    return Optional.of(shown);
  }

  private static Manifest night(int run, int dayOfJune, String rules) {
    LocalDate asOf = LocalDate.of(2026, 6, dayOfJune);
    return new Manifest(
        Integer.toString(run),
        asOf,
        Instant.ofEpochSecond(run),
        Map.of(),
        List.of(new Manifest.Day("A", asOf, asOf, "Asia/Shanghai", 1, "县", "County", rules)),
        Map.of());
  }
}
