package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.ops.Night.State;
import org.lastmetre.testing.NightHarness;

/** A late visit costs the periods it can move and nothing else; Delta's own history tells. */
final class LateVisitIT {
  private static final Pattern CLAUSE =
      Pattern.compile(
          "period\\W+(month|quarter|year)\\b(.*?)(?=period\\W+(?:month|quarter|year)\\b|$)");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final List<String> LATER =
      List.of(
          "month 2024-04-01",
          "month 2024-05-01",
          "month 2024-06-01",
          "quarter 2024-04-01",
          "year 2024-01-01");

  @TempDir Path folder;

  @Test
  void late_visit_rewrites_coverage_from_its_month_on_and_nothing_of_response() throws IOException {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    OneWarehouse warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    assertThat(warehouse.night(TinyDistrict.AS_OF).state()).isEqualTo(State.PUBLISHED);
    Map<String, Long> before = versions(warehouse);
    Map<String, List<String>> cells = warehouse.cells();

    district.send(
        "2024-06-20",
        "visits.late.csv",
        """
        走访编号,走访时间,户编号,走访人员,走访方式,走访结果
        V9,2024-04-08 09:30,H3,S1,入户,见到
        """);
    assertThat(warehouse.night(TinyDistrict.AS_OF).state()).isEqualTo(State.PUBLISHED);

    Map<String, Long> after = versions(warehouse);
    assertThat(after)
        .containsEntry("coverage", before.get("coverage") + 1)
        .containsEntry("response", before.get("response"))
        .containsEntry("response_due", before.get("response_due"))
        .containsEntry("satisfaction", before.get("satisfaction"));
    List<String> later = LATER.stream().map(p -> TinyDistrict.CODE + " " + p).toList();
    assertThat(warehouse.published().changes())
        .containsEntry("gold.coverage", later)
        .containsEntry("gold.scorecard", later)
        .doesNotContainKeys(
            "gold.response",
            "gold.response_due",
            "gold.satisfaction",
            "gold.common_issues",
            "gold.backlog");

    Row commit = history(warehouse, "coverage");
    Map<String, String> said = commit.getJavaMap(commit.fieldIndex("operationParameters"));
    Map<String, String> done = commit.getJavaMap(commit.fieldIndex("operationMetrics"));
    assertThat(commit.<String>getAs("operation")).isEqualTo("WRITE");
    assertThat(said).containsEntry("mode", "Overwrite");
    assertThat(periods(said.get("predicate"))).containsExactlyElementsOf(LATER);
    // Three units in each of the five periods: the county, the township and the village.
    assertThat(done).containsEntry("numOutputRows", "15").containsEntry("numRemovedFiles", "5");

    Map<String, List<String>> now = warehouse.cells();
    assertThat(untouched(now)).isNotEmpty().isEqualTo(untouched(cells));
    assertThat(
            warehouse
                .askOne(
                    "SELECT households_visited, visits FROM gold.coverage WHERE period = 'month'"
                        + " AND period_start = DATE'2024-04-01' AND unit_code = '321398'")
                .toString())
        .isEqualTo("[1,1]");
    assertThat(
            warehouse
                .askOne(
                    "SELECT households_never_visited FROM gold.coverage WHERE period = 'month'"
                        + " AND period_start = DATE'2024-06-01' AND unit_code = '321398'")
                .getLong(0))
        .isEqualTo(1);
  }

  private static Map<String, Long> versions(OneWarehouse warehouse) {
    Map<String, Long> versions = new TreeMap<>();
    for (String table : List.of("coverage", "response", "response_due", "satisfaction")) {
      versions.put(table, history(warehouse, table).<Long>getAs("version"));
    }
    return versions;
  }

  private static Row history(OneWarehouse warehouse, String table) {
    String location = warehouse.directory().resolve("gold").resolve(table).toString();
    return DeltaTable.forPath(NightHarness.spark(), location).history(1).first();
  }

  /** The periods a predicate names, such as {@code month 2024-04-01}. */
  private static TreeSet<String> periods(String predicate) {
    TreeSet<String> periods = new TreeSet<>();
    Matcher clause = CLAUSE.matcher(predicate);
    while (clause.find()) {
      Matcher day = DAY.matcher(clause.group(2));
      while (day.find()) {
        periods.add(clause.group(1) + " " + day.group());
      }
    }
    return periods;
  }

  /** Coverage's rows of periods that end before the late visit. */
  private static List<String> untouched(Map<String, List<String>> cells) {
    return cells.get("gold.coverage").stream()
        .filter(row -> row.matches(".*\"period_start\":\"2024-0[1-3]-01\".*"))
        .filter(row -> !row.contains("\"period\":\"year\""))
        .toList();
  }
}
