package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city's real export read by a mapping alone, against counts of the file itself. */
final class KansasCityIT {
  private static final Path EXPORT =
      RealRecords.file("kansascity311/311_Call_Center_Service_Requests.csv");
  private static final Path RULES = Path.of("jobs/src/test/resources/kansascity");
  private static final LocalDate AS_OF = LocalDate.of(2020, 2, 26);

  @TempDir static Path folder;
  private static RealRecords.City city;

  @BeforeAll
  static void night_runs() throws IOException {
    city = RealRecords.city(folder, "kansascity", "KC", AS_OF, EXPORT);
  }

  @Test
  void figures_are_the_file_s_own() {
    long closed = city.rows().stream().filter(KansasCityIT::closed).count();
    assertThat(city.rows()).hasSize(4493);
    assertThat(closed).isEqualTo(2355);
    assertThat(
            city.warehouse()
                .askOne(
                    "SELECT raised, resolved, open, withdrawn FROM gold.response WHERE period = 'year'"
                        + " AND unit_code = 'KC' AND category = 'all' AND channel = 'all'")
                .toString())
        .isEqualTo(
            "[%d,%d,%d,0]".formatted(city.rows().size(), closed, city.rows().size() - closed));
  }

  @Test
  void figures_by_month_and_category_are_the_file_s_own() {
    Map<String, String> counted = new TreeMap<>();
    city.rows().stream()
        .collect(
            Collectors.groupingBy(
                row ->
                    "%s-%02d-01 %s"
                        .formatted(
                            row.get("CREATION YEAR"),
                            Integer.parseInt(row.get("CREATION MONTH")),
                            row.get("CATEGORY"))))
        .forEach(
            (cell, rows) ->
                counted.put(
                    cell, rows.size() + " " + rows.stream().filter(KansasCityIT::closed).count()));
    Map<String, String> published = new TreeMap<>();
    city.warehouse()
        .ask(
            "SELECT period_start, category, raised, resolved FROM gold.response WHERE period ="
                + " 'month' AND unit_code = 'KC' AND category <> 'all' AND channel = 'all'")
        .forEach(
            row ->
                published.put(
                    row.get(0) + " " + row.get(1), row.getLong(2) + " " + row.getLong(3)));
    assertThat(published).isEqualTo(counted);
  }

  @Test
  void every_line_is_read_for_both_targets_or_skipped() {
    assertThat(RealRecords.fates(city.warehouse()))
        .containsExactly(
            "[issue_events,KC/2020-02-26/requests.csv,2355,2138,2355,0,0,0,0]",
            "[issues,KC/2020-02-26/requests.csv,4493,0,4493,0,0,0,0]");
    assertThat(RealRecords.skips(city.warehouse()))
        .containsExactly("[issue_events,KC/2020-02-26/requests.csv,not_selected,2138]");
  }

  @Test
  void requests_called_resolved_without_a_date_can_be_listed() throws IOException {
    List<String> expected =
        city.rows().stream()
            .filter(row -> row.get("STATUS").equals("RESOL") && !closed(row))
            .map(row -> row.get("CASE ID"))
            .sorted()
            .toList();
    String query =
        Files.readString(RULES.resolve("resolved_without_date.sql"), StandardCharsets.UTF_8);
    assertThat(expected).hasSize(457);
    assertThat(city.warehouse().ask(query).stream().map(row -> row.getString(0)))
        .containsExactlyElementsOf(expected);
  }

  private static boolean closed(Map<String, String> request) {
    return !request.get("CLOSED DATE").isBlank();
  }
}
