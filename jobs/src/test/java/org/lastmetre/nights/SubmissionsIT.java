package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.ops.Night.State;
import org.lastmetre.silver.Silver.Extent;

/** What a township owed each month and sent, counted by hand, and again after a late return. */
class SubmissionsIT {
  private static final String HEADER = "走访编号,走访时间,户编号,走访人员,走访方式,走访结果\n";

  @TempDir Path folder;

  @Test
  void months_are_owed_received_and_on_time_by_the_files_own_time() throws IOException {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    district.policy(
        """
        jurisdiction: "321398"
        name: {zh: 小样县, en: Tiny County}
        as_of: 2024-06-15
        submissions: {datasets: [visits], every: month, due: "18:00"}
        """);
    // 18:00 in China is 10:00 in UTC.
    send(district, "2024-03-31", "V31,2024-03-30 09:00,H3,S1,入户,见到\n", "2024-04-01T10:00:00Z");
    send(district, "2024-04-30", "V41,2024-04-30 09:00,H4,S1,入户,见到\n", "2024-05-01T10:00:01Z");
    send(district, "2024-05-15", "", "2024-05-15T01:00:00Z");
    OneWarehouse warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    assertThat(warehouse.night(TinyDistrict.AS_OF).failures()).isEmpty();
    assertThat(visits(warehouse))
        .containsExactly(
            "month 2024-01-01 1 0 0 0",
            "month 2024-02-01 1 0 0 0",
            "month 2024-03-01 1 1 1 1",
            "month 2024-04-01 1 1 0 1",
            "month 2024-05-01 1 1 1 0",
            "month 2024-06-01 0 0 0 3",
            "quarter 2024-01-01 3 1 1 1",
            "quarter 2024-04-01 2 2 1 4",
            "year 2024-01-01 5 3 2 5");

    send(district, "2024-02-10", "V21,2024-02-09 09:00,H2,S1,入户,见到\n", "2024-06-15T01:00:00Z");
    assertThat(warehouse.night(TinyDistrict.AS_OF).state()).isEqualTo(State.PUBLISHED);
    assertThat(visits(warehouse))
        .contains(
            "month 2024-02-01 1 1 0 1", "quarter 2024-01-01 3 2 1 2", "year 2024-01-01 5 4 2 6");
    assertThat(warehouse.published().changes().get("gold.submissions"))
        .containsExactly(
            "321398 month 2024-02-01", "321398 quarter 2024-01-01", "321398 year 2024-01-01");
    assertThat(warehouse.harness().run(TinyDistrict.AS_OF, Extent.EVERYTHING).state())
        .isEqualTo(State.UNCHANGED);
  }

  private static void send(TinyDistrict district, String day, String rows, String writtenAt)
      throws IOException {
    district.send(day, "visits.monthly.csv", HEADER + rows);
    Path file = district.folder().resolve("landing/321398001000/" + day + "/visits.monthly.csv");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(writtenAt)));
  }

  /** Period, and how many returns of visits were owed, received, on time; rows read. */
  private static List<String> visits(OneWarehouse warehouse) {
    return warehouse
        .ask(
            "SELECT concat_ws(' ', period, period_start, expected, received, on_time, rows_read)"
                + " FROM gold.submissions WHERE dataset = 'visits' ORDER BY 1")
        .stream()
        .map((Row row) -> row.getString(0))
        .toList();
  }
}
