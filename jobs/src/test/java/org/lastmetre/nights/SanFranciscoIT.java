package org.lastmetre.nights;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city's requests of ten years, times with offsets and notes of many lines. */
final class SanFranciscoIT {
  private static final Path EXPORT = RealRecords.file("sf311/311_service_requests.csv");
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final LocalDate AS_OF = LocalDate.of(2018, 1, 25);

  @TempDir static Path folder;
  private static RealRecords.City city;

  @BeforeAll
  static void night_runs() throws IOException {
    city = RealRecords.city(folder, "sf311", "SF", AS_OF, EXPORT);
  }

  @Test
  void figures_by_year_and_category_are_the_file_s_own() {
    Map<String, String> counted = new TreeMap<>();
    city.rows().stream()
        .collect(groupingBy(row -> created(row).getYear() + " " + row.get("category")))
        .forEach((cell, rows) -> counted.put(cell, raisedAndResolved(rows)));
    Map<String, String> published = new TreeMap<>();
    city.warehouse()
        .ask(
            "SELECT concat(year(period_start), ' ', category), concat(raised, ' ', resolved) FROM"
                + " gold.response WHERE period = 'year' AND unit_code = 'SF' AND category <> 'all'"
                + " AND channel = 'all'")
        .forEach(row -> published.put(row.getString(0), row.getString(1)));
    assertThat(raisedAndResolved(city.rows())).isEqualTo("10000 9630");
    assertThat(published).isEqualTo(counted);
  }

  @Test
  void what_was_closed_before_it_was_created_took_no_time_and_is_flagged() {
    long before = city.rows().stream().filter(row -> closed(row) && hours(row) < 0).count();
    double mean =
        city.rows().stream()
            .filter(SanFranciscoIT::closed)
            .mapToDouble(row -> Math.max(0, hours(row)))
            .average()
            .orElseThrow();
    assertThat(before).isEqualTo(17);
    assertThat(
            city.warehouse()
                .askOne(
                    "SELECT count(*), max(resolve_hours) FROM silver.issue_lifecycle WHERE"
                        + " has_event_before_raised")
                .toString())
        .isEqualTo("[17,0.0]");
    assertThat(
            city.warehouse()
                .askOne(
                    "SELECT avg(resolve_hours) FROM silver.issue_lifecycle WHERE resolve_observed")
                .getDouble(0))
        .isCloseTo(mean, offset(1e-6));
  }

  @Test
  void every_line_is_read_for_both_targets_or_skipped() {
    assertThat(RealRecords.fates(city.warehouse()))
        .containsExactly(
            "[issue_events,SF/2018-01-25/requests.csv,9630,370,9630,0,0,0,0]",
            "[issues,SF/2018-01-25/requests.csv,10000,0,10000,0,0,0,0]");
    assertThat(RealRecords.skips(city.warehouse()))
        .containsExactly("[issue_events,SF/2018-01-25/requests.csv,not_selected,370]");
  }

  @Test
  void notes_of_many_lines_are_whole() {
    long broken =
        city.rows().stream().filter(row -> row.get("status_notes").contains("\n")).count();
    assertThat(broken).isEqualTo(139);
    assertThat(
            city.warehouse()
                .askOne("SELECT count(*) FROM silver.issue_events WHERE note LIKE '%\n%'")
                .getLong(0))
        .isEqualTo(
            city.rows().stream()
                .filter(row -> closed(row) && row.get("status_notes").strip().contains("\n"))
                .count());
  }

  private static String raisedAndResolved(List<Map<String, String>> rows) {
    return rows.size() + " " + rows.stream().filter(SanFranciscoIT::closed).count();
  }

  private static boolean closed(Map<String, String> request) {
    return !request.get("closed_date").isBlank();
  }

  private static double hours(Map<String, String> request) {
    OffsetDateTime closed = OffsetDateTime.parse(request.get("closed_date").replace(' ', 'T'));
    return (closed.toEpochSecond() - created(request).toEpochSecond()) / 3600.0;
  }

  private static ZonedDateTime created(Map<String, String> request) {
    return OffsetDateTime.parse(request.get("created_date").replace(' ', 'T'))
        .atZoneSameInstant(ZONE);
  }
}
