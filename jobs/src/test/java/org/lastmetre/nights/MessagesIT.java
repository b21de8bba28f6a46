package org.lastmetre.nights;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.testing.PlainWorkbook;

/** Messages to governments in two workbooks as they were exported, with and without replies. */
final class MessagesIT {
  private static final Path MESSAGES = RealRecords.file("taidi2020c/附件3.xlsx");
  private static final Path REPLIES = RealRecords.file("taidi2020c/附件4.xlsx");
  private static final LocalDate AS_OF = LocalDate.of(2020, 2, 1);

  /** The first day of a workbook's count; its unit is a day. */
  private static final LocalDateTime SERIAL_0 = LocalDateTime.of(1899, 12, 30, 0, 0);

  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy/M/d[ H:mm:ss]")
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .toFormatter(Locale.ROOT);

  @TempDir static Path folder;
  private static OneWarehouse warehouse;
  private static List<Map<String, String>> messages;
  private static List<Map<String, String>> replies;

  @BeforeAll
  static void night_runs() throws IOException {
    warehouse =
        RealRecords.night(
            folder,
            "taidi2020c",
            "A",
            AS_OF,
            Map.of("messages.xlsx", MESSAGES, "replies.xlsx", REPLIES));
    messages = rows(MESSAGES);
    replies = rows(REPLIES);
  }

  @Test
  void messages_by_month_are_the_files_own() {
    Map<String, Long> counted =
        Stream.concat(
                messages.stream().map(row -> "待答复留言 " + month(row)),
                replies.stream().map(row -> "已答复留言 " + month(row)))
            .collect(groupingBy(cell -> cell, TreeMap::new, counting()));
    Map<String, Long> published = new TreeMap<>();
    warehouse
        .ask(
            "SELECT concat(category, ' ', date_format(period_start, 'yyyy-MM')), raised FROM"
                + " gold.response WHERE period = 'month' AND unit_code = 'A' AND category <> 'all'"
                + " AND channel = 'all'")
        .forEach(row -> published.put(row.getString(0), row.getLong(1)));
    assertThat(messages).hasSize(4326);
    assertThat(replies).hasSize(2816);
    assertThat(published).isEqualTo(counted);
  }

  @Test
  void every_reply_is_counted_with_its_delay() {
    List<Double> hours = replies.stream().map(MessagesIT::hours).sorted().toList();
    double median = (hours.get(hours.size() / 2 - 1) + hours.get(hours.size() / 2)) / 2;
    Row row =
        warehouse.askOne(
            "SELECT count(*), percentile(resolve_hours, 0.5), max(resolve_hours) FROM"
                + " silver.issue_lifecycle WHERE resolve_observed");
    assertThat(median / 24).isCloseTo(11.2, offset(0.05));
    assertThat(row.getLong(0)).isEqualTo(2816);
    assertThat(row.getDouble(1)).isCloseTo(median, offset(1e-6));
    assertThat(row.getDouble(2)).isCloseTo(hours.get(hours.size() - 1), offset(1e-6));
    assertThat((long) (row.getDouble(2) / 24)).isEqualTo(1160);
  }

  @Test
  void every_row_is_accounted_for() {
    assertThat(RealRecords.fates(warehouse))
        .containsExactly(
            "[issue_events,A/2020-02-01/replies.xlsx,2816,0,2816,0,0,0,0]",
            "[issues,A/2020-02-01/messages.xlsx,4326,0,4326,0,0,0,0]",
            "[issues,A/2020-02-01/replies.xlsx,2816,0,2816,0,0,0,0]");
    assertThat(RealRecords.skips(warehouse)).isEmpty();
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    List<List<String>> lines =
        List.copyOf(new PlainWorkbook(file).sheets().values().iterator().next().values());
    List<String> header = lines.get(0);
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < line.size(); i++) {
        row.put(header.get(i), line.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String month(Map<String, String> row) {
    return at(row.get("留言时间")).toString().substring(0, 7);
  }

  private static double hours(Map<String, String> row) {
    Duration delay = Duration.between(at(row.get("留言时间")), at(row.get("答复时间")));
    return Math.max(0, delay.toSeconds()) / 3600.0;
  }

  /** A moment as written, or as a workbook's number of days. */
  private static LocalDateTime at(String cell) {
    if (cell.contains("/")) {
      return LocalDateTime.parse(cell.strip(), WRITTEN);
    }
    double seconds = new BigDecimal(cell).doubleValue() * Duration.ofDays(1).toSeconds();
    return SERIAL_0.plusSeconds(Math.round(seconds));
  }
}
