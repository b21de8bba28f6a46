package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.ops.Night.State;
import org.lastmetre.silver.Silver.Extent;

/**
 * What changes in a period that was over and published has its row, and what only grows has none.
 */
final class RestatementsIT {
  private static final LocalDate FIRST = LocalDate.of(2024, 6, 14);
  private static final LocalDate SECOND = LocalDate.of(2024, 6, 15);
  private static final LocalDate THIRD = LocalDate.of(2024, 6, 16);
  private static final String ROWS =
      "SELECT concat_ws(' ', table_name, period, period_start, row_key, measure, before, after)"
          + " FROM gold.restatements WHERE unit_code = '321398' AND %s ORDER BY 1";

  @TempDir Path folder;

  @Test
  void late_data_and_the_passing_day_are_told_apart() throws IOException {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    district.send(
        "2024-06-02",
        "issues.more.csv",
        """
        issue_id,raised_at,unit_code,category,title,due_at
        I3,2024-05-31 08:00,321398001001,道路,路灯不亮,2024-06-15
        """);
    OneWarehouse warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    assertThat(warehouse.night(FIRST).failures()).isEmpty();
    assertThat(rows(warehouse, "true")).isEmpty();
    String first = warehouse.published().runId();

    district.send("2024-06-15", "visits.late.csv", visit("V9", "2024-04-08", "H3"));
    district.send("2024-06-15", "visits.new.csv", visit("V8", "2024-06-15", "H4"));
    assertThat(warehouse.night(SECOND).failures()).isEmpty();
    String second = warehouse.published().runId();
    assertThat(warehouse.published().changes())
        .containsEntry("gold.restatements", List.of("321398 2024-06-15"));

    assertThat(rows(warehouse, "cause = 'data'"))
        .containsExactly(
            "gold.coverage month 2024-04-01 coverage_rate 0.0 0.25",
            "gold.coverage month 2024-04-01 households_attempted 0.0 1.0",
            "gold.coverage month 2024-04-01 households_never_visited 2.0 1.0",
            "gold.coverage month 2024-04-01 households_visited 0.0 1.0",
            "gold.coverage month 2024-04-01 lowest_units_unvisited 1.0 0.0",
            "gold.coverage month 2024-04-01 median_days_since_visit 83.5 56.0",
            "gold.coverage month 2024-04-01 visiting_staff 0.0 1.0",
            "gold.coverage month 2024-04-01 visits 0.0 1.0",
            "gold.coverage month 2024-04-01 visits_effective 0.0 1.0",
            "gold.coverage month 2024-05-01 households_never_visited 2.0 1.0",
            "gold.coverage month 2024-05-01 median_days_since_visit 114.5 87.0");
    assertThat(rows(warehouse, "cause = 'as_of' AND row_key = 'category=all, channel=all'"))
        .as("the time of I3 ran out on the second day")
        .contains(
            "gold.response month 2024-05-01 category=all, channel=all due 1.0 2.0",
            "gold.response month 2024-05-01 category=all, channel=all red 1.0 2.0");
    assertThat(
            texts(
                warehouse,
                "SELECT DISTINCT concat_ws(' ', cause, concat_ws(',', datasets), published_as_of,"
                    + " published_run_id, run_id) FROM gold.restatements WHERE table_name ="
                    + " 'gold.coverage'"))
        .containsExactly("data visits 2024-06-14 " + first + " " + second);
    assertThat(
            texts(
                warehouse,
                "SELECT DISTINCT unit_code FROM gold.restatements WHERE table_name ="
                    + " 'gold.coverage' ORDER BY 1"))
        .containsExactly("321398", "321398001000", "321398001001");

    // The same day once more, with another late visit.
    district.send("2024-06-15", "visits.later.csv", visit("V7", "2024-05-03", "H4"));
    assertThat(warehouse.night(SECOND).failures()).isEmpty();
    String again = warehouse.published().runId();
    assertThat(rows(warehouse, "measure = 'households_never_visited'"))
        .containsExactly(
            "gold.coverage month 2024-04-01 households_never_visited 2.0 1.0",
            "gold.coverage month 2024-05-01 households_never_visited 2.0 0.0");
    assertThat(
            texts(
                warehouse,
                "SELECT DISTINCT concat_ws(' ', period_start, run_id) FROM gold.restatements WHERE"
                    + " measure = 'households_never_visited' ORDER BY 1"))
        .containsExactly("2024-04-01 " + second, "2024-05-01 " + again);
    assertThat(
            texts(
                warehouse,
                "SELECT DISTINCT run_id FROM gold.restatements WHERE table_name = 'gold.response'"))
        .containsExactly(second);

    // Nothing new: neither the next day nor a full run restates anything of coverage.
    assertThat(warehouse.night(THIRD).failures()).isEmpty();
    assertThat(rows(warehouse, "restated_as_of = DATE'2024-06-16'")).isEmpty();
    assertThat(rows(warehouse, "restated_as_of = DATE'2024-06-15'")).isNotEmpty();
    assertThat(warehouse.harness().run(THIRD, Extent.EVERYTHING).state())
        .isEqualTo(State.UNCHANGED);
  }

  private static String visit(String id, String day, String household) {
    return """
        走访编号,走访时间,户编号,走访人员,走访方式,走访结果
        %s,%s 09:30,%s,S1,入户,见到
        """
        .formatted(id, day, household);
  }

  private static List<String> rows(OneWarehouse warehouse, String which) {
    return texts(warehouse, ROWS.formatted(which));
  }

  private static List<String> texts(OneWarehouse warehouse, String query) {
    return warehouse.ask(query).stream().map((Row row) -> row.getString(0)).toList();
  }
}
