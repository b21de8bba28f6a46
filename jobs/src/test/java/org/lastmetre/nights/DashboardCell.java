package org.lastmetre.nights;

import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * A cell that a view shows of a published table.
 *
 * @param table its name in gold
 * @param text what people read, numerator and denominator included
 * @param unit the row's unit; null where the table is of one unit
 * @param start first day of the row's period; null where it is the view's
 * @param day the row's day; null where it is as_of
 */
record DashboardCell(
    String table,
    String column,
    String text,
    String unit,
    String category,
    String channel,
    String dataset,
    String start,
    String day) {
  private static final String DASH = "–";

  /** Numerator and denominator that stand beside a rate. */
  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry("coverage_rate", "households_visited, households"),
          Map.entry("key_coverage_rate", "key_households_visited, key_households"),
          Map.entry("response.on_time_rate", "resolved_on_time, due"),
          Map.entry("scorecard.on_time_rate", "resolved_on_time, due"),
          Map.entry("response_due.on_time_rate", "closed_on_time, due"),
          Map.entry("closed_rate", "closed, due"),
          Map.entry("closed_loop_rate", "closed_loop, due"),
          Map.entry("feedback_rate", "feedback, resolved"),
          Map.entry("reopen_rate", "reopened, ever_resolved"),
          Map.entry("reach_rate", "reached, asked"),
          Map.entry("response_rate", "contacted, reached"),
          Map.entry("resolution_rate", "solved, reached"),
          Map.entry("completeness", "received, expected"),
          Map.entry("timeliness", "on_time, expected"));

  private static final Map<String, Map<String, String>> WORDS =
      Map.of(
          "zh",
          Map.of(
              "within", "在范围内",
              "below_95", "偏低",
              "below_99_9", "明显偏低",
              "above_95", "偏高",
              "above_99_9", "明显偏高",
              "surge", "是",
              "no band", "未定档",
              "withheld", "隐去"),
          "en",
          Map.of(
              "within", "within",
              "below_95", "low",
              "below_99_9", "very low",
              "above_95", "high",
              "above_99_9", "very high",
              "surge", "yes",
              "no band", "No band",
              "withheld", "withheld"));

  /** Every cell of a published table that stands on the page, also in tables folded up. */
  @SuppressWarnings("unchecked")
  static List<DashboardCell> on(Page page) {
    List<Map<String, String>> cells =
        (List<Map<String, String>>)
            page.evaluate(
                """
                () => [...document.querySelectorAll('td[data-table]')].map((cell) => ({
                  ...cell.parentElement.dataset, table: cell.dataset.table, column: cell.dataset.column, text: cell.textContent,
                }))
                """);
    return cells.stream()
        .map(
            cell ->
                new DashboardCell(
                    cell.get("table"),
                    cell.get("column"),
                    cell.get("text"),
                    cell.get("unit"),
                    cell.get("category"),
                    cell.get("channel"),
                    cell.get("dataset"),
                    cell.get("start"),
                    cell.get("day")))
        .filter(cell -> cell.unit() != null)
        .toList();
  }

  /** Asks for the figure and what stands beside it, in the period of the view. */
  String query(String jurisdiction, String period, String viewStart) {
    StringBuilder query =
        new StringBuilder("SELECT ")
            .append(columns())
            .append(" FROM gold.")
            .append(table)
            .append(
                " WHERE jurisdiction = '%s' AND unit_code = '%s'".formatted(jurisdiction, unit));
    query.append(
        table.equals("backlog")
            ? day == null ? " AND day = as_of" : " AND day = '%s'".formatted(day)
            : " AND period = '%s' AND period_start = '%s'"
                .formatted(period, start == null ? viewStart : start));
    if (table.equals("response")) {
      query.append(same("category", category, "all")).append(same("channel", channel, "all"));
    } else if (table.equals("response_due")) {
      query.append(same("category", null, "all"));
    } else if (table.equals("common_issues")) {
      query.append(same("category", category, ""));
    } else if (table.equals("submissions")) {
      query.append(same("dataset", dataset, ""));
    }
    // A unit that has nothing open, or nothing due, has no row there and counts as none.
    return isAbsentWhenQuiet()
        ? "SELECT * FROM (VALUES 1) LEFT JOIN (" + query + ") ON true"
        : query.toString();
  }

  private boolean isAbsentWhenQuiet() {
    return table.equals("backlog") || table.equals("response_due");
  }

  private String columns() {
    if (column.equals("satisfaction_rate")) {
      return "satisfaction_rate, rated, satisfaction_low, satisfaction_high";
    }
    if (column.equals("lowest_units_unvisited")) {
      return "lowest_units_unvisited, lowest_units";
    }
    String parts = PARTS.getOrDefault(table + "." + column, PARTS.get(column));
    return parts == null ? column : column + ", " + parts;
  }

  private static String same(String column, String value, String otherwise) {
    return " AND %s = '%s'"
        .formatted(column, value == null ? otherwise : value.replace("'", "\\'"));
  }

  /** What people are to read of an answer. */
  String expected(Row answer, String language) {
    int at = isAbsentWhenQuiet() ? 1 : 0;
    Object value = answer.get(at);
    Map<String, String> words = WORDS.get(language);
    if (column.equals("satisfaction_rate")) {
      return satisfaction(answer, words);
    }
    if (PARTS.containsKey(column) || PARTS.containsKey(table + "." + column)) {
      return "%s %s/%s"
          .formatted(percent(value), count(answer.get(at + 1)), count(answer.get(at + 2)));
    }
    return switch (column) {
      case "lowest_units_unvisited" -> count(value) + "/" + count(answer.get(1));
      case "funnel" -> value == null ? DASH : words.get(value.toString());
      case "band" -> value == null ? words.get("no band") : value.toString();
      case "surge" -> value == null ? DASH : value.equals(true) ? words.get("surge") : "";
      case "on_time_shrunk" -> percent(value);
      case "median_days_since_visit", "expected", "composite", "composite_score" ->
          decimal(value, 1);
      case "resolve_km_p50_hours" -> decimal(value, value != null && (Double) value < 10 ? 1 : 0);
      default -> count(value);
    };
  }

  private String satisfaction(Row answer, Map<String, String> words) {
    long rated = answer.getLong(1);
    if (answer.isNullAt(0) && rated > 0) {
      return "%s n = %s".formatted(words.get("withheld"), count(rated));
    }
    String text = "%s n = %s".formatted(percent(answer.get(0)), count(rated));
    return answer.isNullAt(2)
        ? text
        : text + " %s–%s".formatted(percent(answer.get(2)), percent(answer.get(3)));
  }

  private static String percent(Object share) {
    return share == null
        ? DASH
        : new BigDecimal((Double) share * 100).setScale(1, RoundingMode.HALF_UP).toPlainString()
            + "%";
  }

  /** The page rounds the number as it is written, a share times 100 as it is stored. */
  private static String decimal(Object number, int digits) {
    return number == null
        ? DASH
        : String.format(
            Locale.ROOT,
            "%,." + digits + "f",
            BigDecimal.valueOf((Double) number).setScale(digits, RoundingMode.HALF_UP));
  }

  /** No row counts none. */
  private static String count(Object number) {
    return number == null ? "0" : String.format(Locale.ROOT, "%,d", (Long) number);
  }
}
