package org.lastmetre.deliver.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.publish.Later;
import org.lastmetre.publish.Manifest;
import org.lastmetre.testing.NightHarness;

/** Which files a night's dashboard takes over from the one that is shown. */
final class FilesAnewTest {
  private static final LocalDate FIRST_RECORD = LocalDate.of(2023, 3, 5);

  private static final Feed COVERAGE =
      Feed.of(
          "c",
          """
          -- file: concat('c/', period, '-', period_start)
          select jurisdiction, {file} as file from gold.coverage where {shown}
          """);

  private static final Feed TREND =
      Feed.of(
          "t",
          """
          -- file: concat('t/', period, '-', year(period_start))
          select jurisdiction, {file} as file from gold.coverage join gold.response
          """);

  private static final Feed CURVE =
      Feed.of(
          "v",
          """
          -- file: concat('v/', period, '-', period_start)
          -- moves with: gold.response
          select jurisdiction, {file} as file from gold.coverage join silver.issue_lifecycle
          """);

  private static final Feed BACKLOG = Feed.of("b", "select 1 from gold.backlog");
  private static final Feed UNITS =
      Feed.of("u", "-- file: 'u'\nselect jurisdiction, {file} as file from gold.units");

  @TempDir Path folder;

  @Test
  void periods_that_changed_are_written_and_those_out_of_sight_are_gone() throws IOException {
    Set<String> shown =
        IntStream.range(0, 26)
            .mapToObj(i -> "c/month-" + LocalDate.of(2024, 4, 1).plusMonths(i))
            .collect(Collectors.toSet());
    shown.remove("c/month-2025-01-01");
    shown.add("d/month-2025-02-01");
    FilesAnew.Plan plan =
        plan(
            COVERAGE,
            shown,
            night(2, "r", LocalDate.of(2026, 6, 1), "A month 2025-07-01", "A month 2024-04-01"),
            night(3, "r", LocalDate.of(2026, 6, 2), "A month 2026-06-01", "B month 2024-06-01"));
    assertThat(plan.whole()).isEmpty();
    assertThat(plan.written())
        .as("April 2024, 25 months ago, went out of sight on 2 May")
        .isEqualTo(Map.of("A", Set.of("c/month-2025-07-01", "c/month-2026-06-01")));
    assertThat(plan.kept().get("A"))
        .hasSize(22)
        .contains("c/month-2024-06-01", "c/month-2026-05-01")
        .doesNotContain("c/month-2024-05-01", "c/month-2025-01-01", "d/month-2025-02-01");
  }

  @Test
  void file_of_many_periods_is_written_when_one_of_any_table_changed() throws IOException {
    Manifest night = moved("A month 2024-07-01", "A year 2025-01-01");
    FilesAnew.Plan plan =
        plan(TREND, Set.of("t/month-2024", "t/month-2025", "t/year-2023", "t/year-2025"), night);
    assertThat(plan.written()).isEqualTo(Map.of("A", Set.of("t/month-2024", "t/year-2025")));
    assertThat(plan.kept()).isEqualTo(Map.of("A", Set.of("t/month-2025", "t/year-2023")));
  }

  @Test
  void feed_moves_with_the_table_it_names_and_no_other() throws IOException {
    Manifest night = moved("A month 2024-07-01", "A month 2024-08-01");
    FilesAnew.Plan plan = plan(CURVE, Set.of("v/month-2024-07-01", "v/month-2024-08-01"), night);
    assertThat(plan.written()).isEqualTo(Map.of("A", Set.of("v/month-2024-08-01")));
    assertThat(plan.kept()).isEqualTo(Map.of("A", Set.of("v/month-2024-07-01")));
  }

  @Test
  void feed_is_written_whole_when_what_it_reads_changed_and_the_table_it_moves_with_did_not()
      throws IOException {
    Set<String> files = Set.of("v/month-2024-07-01", "v/month-2024-08-01");
    List<String> august = List.of("A month 2024-08-01");
    LocalDate day = LocalDate.of(2026, 6, 2);
    Manifest told = lived(2, Map.of("gold.response", august), 2);
    assertThat(plan(CURVE, files, told).whole()).isEmpty();
    assertThat(plan(CURVE, files, told, lived(3, Map.of(), 2)).written())
        .as("the same lives the night after")
        .isEqualTo(Map.of("A", Set.of("v/month-2024-08-01")));
    assertThat(plan(CURVE, files, told, lived(3, Map.of("gold.response", List.of()), 3)).whole())
        .as("other lives, and every figure as it was")
        .containsExactly("A");
    assertThat(plan(COVERAGE, files, night(2, "r", day)).whole())
        .as("a feed that moves with all it reads")
        .isEmpty();
  }

  @Test
  void file_that_somebody_removed_is_written_again() throws IOException {
    ShownNight shown = shown(Set.of("c/year-2024", "c/year-2024-01-01", "c/year-2025-01-01"));
    Files.delete(shown.file("A", "c/year-2024-01-01"));
    FilesAnew.Plan plan = plan(COVERAGE, shown, night(2, "r", LocalDate.of(2026, 6, 2), Map.of()));
    assertThat(plan.written()).isEqualTo(Map.of("A", Set.of("c/year-2024-01-01")));
    assertThat(plan.kept()).isEqualTo(Map.of("A", Set.of("c/year-2025-01-01")));
  }

  @Test
  void all_is_written_where_manifests_do_not_tell() throws IOException {
    Set<String> files = Set.of("c/year-2024-01-01", "u");
    LocalDate day = LocalDate.of(2026, 6, 2);
    assertThat(plan(BACKLOG, files, night(2, "r", day)).whole()).containsExactly("A");
    assertThat(plan(UNITS, files, night(2, "r", day)).whole()).containsExactly("A");
    assertThat(plan(COVERAGE, files, night(2, "other", day)).whole())
        .as("other rules")
        .containsExactly("A");
    assertThat(plan(COVERAGE, files, night(2, "r", day, "A")).whole())
        .as("a table computed whole")
        .containsExactly("A");
    assertThat(plan(COVERAGE, files, night(2, "r", day.minusMonths(9))).whole())
        .as("a day before the one that is shown")
        .containsExactly("A");
  }

  private FilesAnew.Plan plan(Feed feed, Set<String> files, Manifest... later) throws IOException {
    return plan(feed, shown(files), later);
  }

  private static FilesAnew.Plan plan(Feed feed, ShownNight shown, Manifest... later) {
    Manifest first = night(1, "r", LocalDate.of(2026, 5, 2));
    List<Manifest> nights = List.of(later);
    return new FilesAnew(NightHarness.spark(), shown, new Later(first, nights))
        .of(List.of(feed), nights.get(nights.size() - 1).days())
        .get(feed);
  }

  private ShownNight shown(Set<String> files) throws IOException {
    ShownNight shown = new ShownNight(folder, "1", Map.of("A", files));
    for (String file : files) {
      Files.createDirectories(shown.file("A", file).getParent());
      Files.writeString(shown.file("A", file), file);
    }
    return shown;
  }

  private static Manifest night(int number, String rules, LocalDate asOf, String... coverage) {
    return night(number, rules, asOf, Map.of("gold.coverage", List.of(coverage)));
  }

  private static Manifest moved(String coverage, String response) {
    return night(
        2,
        "r",
        LocalDate.of(2026, 6, 2),
        Map.of("gold.coverage", List.of(coverage), "gold.response", List.of(response)));
  }

  /** A night after which lives of issues stand at a version. */
  private static Manifest lived(int number, Map<String, List<String>> changes, long lives) {
    return night(number, "r", LocalDate.of(2026, 6, number), changes, lives);
  }

  private static Manifest night(
      int number, String rules, LocalDate asOf, Map<String, List<String>> changes) {
    return night(number, rules, asOf, changes, 1);
  }

  private static Manifest night(
      int number, String rules, LocalDate asOf, Map<String, List<String>> changes, long lives) {
    return new Manifest(
        Integer.toString(number),
        asOf,
        Instant.ofEpochSecond(number),
        Map.of(
            "gold.coverage",
            1L,
            "gold.response",
            1L,
            "gold.backlog",
            1L,
            "silver.issue_lifecycle",
            lives),
        List.of(
            new Manifest.Day("A", asOf, FIRST_RECORD, "Asia/Shanghai", 1, "县", "County", rules)),
        changes);
  }
}
