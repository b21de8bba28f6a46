package org.lastmetre.agreement;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lastmetre.county.ChineseHeaders;
import org.lastmetre.county.ChineseWords;
import org.lastmetre.oracle.FileFate;
import org.lastmetre.oracle.Oracle;
import org.lastmetre.testing.NightHarness;

/** What the oracle counts in a source, set against what a warehouse has published. */
record CountedCounties(Oracle.Result result) {
  static final Map<String, List<String>> KEYS = keys();

  private static Map<String, List<String>> keys() {
    List<String> unit = List.of("jurisdiction", "period", "period_start", "unit_code");
    Map<String, List<String>> keys = new LinkedHashMap<>();
    keys.put("coverage", unit);
    keys.put("response", with(unit, "category", "channel"));
    keys.put("response_due", with(unit, "category"));
    keys.put("handling", with(unit, "hand", "holder"));
    keys.put("satisfaction", unit);
    keys.put("submissions", with(unit, "dataset"));
    keys.put("quota", List.of("jurisdiction", "period", "period_start", "staff_id"));
    keys.put(
        "rotation",
        List.of("jurisdiction", "period", "period_start", "visiting_group", "unit_code"));
    keys.put("deliberation", unit);
    keys.put("services", with(unit, "service_type"));
    keys.put("projects", List.of("jurisdiction", "plan_period", "unit_code", "level"));
    keys.put("common_issues", with(unit, "category"));
    keys.put("scorecard", unit);
    keys.put("backlog", List.of("jurisdiction", "day", "unit_code"));
    keys.put("worklist", List.of("jurisdiction", "household_id"));
    return keys;
  }

  private static List<String> with(List<String> columns, String... more) {
    List<String> all = new ArrayList<>(columns);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  /**
   * Counts a source.
   *
   * @param notices the folder {@link Notices} wrote
   * @param days jurisdiction → as_of
   */
  static CountedCounties of(Path source, Path notices, Map<String, LocalDate> days) {
    Oracle oracle =
        new Oracle(notices, ChineseHeaders.columnsByHeader(), ChineseWords.valuesByWord());
    return new CountedCounties(oracle.compute(source, days));
  }

  List<Map<String, Object>> rows(String table) {
    return result.tables().get(table);
  }

  /** Every difference in gold and in the fates of rows, as one text; empty when all agrees. */
  String differences(NightHarness nights) {
    StringBuilder text = new StringBuilder();
    KEYS.forEach(
        (table, key) ->
            append(
                text,
                Differences.between(
                    "gold." + table, key, rows(table), nights.read("gold." + table))));
    append(text, fates(nights));
    return text.toString();
  }

  private static void append(StringBuilder text, Differences differences) {
    if (!differences.none()) {
      text.append('\n').append(differences);
    }
  }

  /** The fates of the rows of each file that counts. */
  Differences fates(NightHarness nights) {
    List<Map<String, Object>> expected = new ArrayList<>();
    for (FileFate file : result.files()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("jurisdiction", file.jurisdiction());
      row.put("path", file.path());
      row.put("dataset", file.dataset());
      row.put("submitted_on", file.submittedOn());
      row.put("rows_read", file.rowsRead());
      row.put("accepted", file.accepted());
      row.put("quarantined", file.quarantined());
      row.put("duplicate", file.duplicate());
      row.put("superseded", file.superseded());
      row.put("waiting", file.waiting());
      expected.add(row);
    }
    // A nil return counts on each day it is sent; the oracle, which counts rows, knows it once.
    return Differences.between(
        "ops.files",
        List.of("jurisdiction", "path", "dataset"),
        expected,
        nights
            .read("ops.files")
            .where("counted_at = path and status <> 'repeat' or status = 'unreadable'"));
  }
}
