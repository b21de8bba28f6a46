package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.hostile.MutatedFiles;
import org.lastmetre.ops.Night.State;
import org.lastmetre.silver.Silver;

/**
 * Workbooks and JSON lines through whole nights: counties that send each in its own kind, one that
 * sends whatever there is, one whose spreadsheet takes the zeros from its codes, and one whose
 * files are damaged on the way.
 */
final class KindsIT {
  private static final Path WORKBOOKS = Path.of("jobs/src/test/resources/workbooks");
  private static final String DAY = "2024-06-02";
  private static final String IN_WORKBOOKS = "321391";
  private static final String IN_JSON_LINES = "321392";
  private static final String IN_ALL = "321393";
  private static final String WITHOUT_ZEROS = "321394";
  private static final String DAMAGED = "321395";
  private static final int DAMAGED_FILES = 150;

  @TempDir static Path folder;
  private static TinyDistrict withoutZeros;
  private static OneWarehouse warehouse;

  @BeforeAll
  static void night_runs() throws IOException {
    TinyDistrict csv = TinyDistrict.in(folder.resolve("source"));
    OtherKinds.workbooks(csv.twin(IN_WORKBOOKS).folder());
    OtherKinds.jsonLines(csv.twin(IN_JSON_LINES).folder());
    sendAllKinds(csv.twin(IN_ALL));
    withoutZeros = csv.twin(WITHOUT_ZEROS);
    withoutZeros.send(DAY, "households.csv", "户编号,所属单位编码\n0012,321394001001\n");
    withoutZeros.send(
        DAY,
        "visits.csv",
        """
        走访编号,走访时间,户编号,走访人员,走访结果
        V8,2024-06-01,12,S1,见到
        V9,2024-06-01,99,S1,见到
        """);
    sendDamaged(csv.twin(DAMAGED));
    warehouse = new OneWarehouse(csv.source(), folder.resolve("warehouse"));
    assertThat(warehouse.night(TinyDistrict.AS_OF).state()).isEqualTo(State.PUBLISHED);
  }

  private static void sendAllKinds(TinyDistrict district) throws IOException {
    Path landing = district.folder().resolve("landing").resolve(IN_ALL + "001000").resolve(DAY);
    Files.createDirectories(landing);
    send("openpyxl-households.xlsx", landing.resolve("households.采集.xlsx"));
    send("openpyxl-sheets.xlsx", landing.resolve("visits.各月.xlsx"));
    send("legacy.xls", landing.resolve("visits.旧.xls"));
    send("openpyxl-two-headers.xlsx", landing.resolve("visits.两个表头.xlsx"));
    send("openpyxl-register.xlsx", landing.resolve("register.xlsx"));
    district.mapping(
        "register.yaml",
        """
        match: "*/*/register*"
        read: {sheet: 登记, header_row: 3}
        targets:
          - dataset: issues
            where: "`类别` = '道路'"
            columns: {issue_id: "`工单号`", raised_at: "`来电时间`", category: "`类别`", unit_code: "'321393001001'"}
        """);
    district.mapping(
        "tickets.yaml",
        """
        match: "*/*/tickets*"
        targets:
          - dataset: issues
            columns: {issue_id: "`id`", raised_at: "`at.opened`", category: "'道路'", unit_code: "'321393001001'"}
          - dataset: issue_events
            explode: notes
            where: "`notes.what` = 'done'"
            columns: {issue_id: "`id`", event: "'resolved'", occurred_at: "`notes.when`"}
        """);
    district.send(
        DAY,
        "tickets.jsonl",
        """
        {"id": "T1", "at": {"opened": "2024-03-01 09:00"}, "notes": [{"what": "call", "when": "2024-03-01 10:00"}, {"what": "done", "when": "2024-03-02 10:00"}, {"what": "done", "when": "2024-03-02 10:00"}]}
        {"id": "T2", "at": {"opened": "2024-03-03 09:00"}, "notes": []}

        {"id": "T3", "at":
        """);
  }

  private static void sendDamaged(TinyDistrict district) throws IOException {
    Path landing = district.folder().resolve("landing").resolve(DAMAGED + "001000").resolve(DAY);
    Files.createDirectories(landing);
    MutatedFiles files = new MutatedFiles(7);
    for (int i = 0; i < DAMAGED_FILES; i++) {
      Files.write(landing.resolve("visits.%03d.csv".formatted(i)), files.next());
    }
  }

  @Test
  void every_row_of_damaged_files_is_accounted_for() {
    assertThat(
            rows(
                "SELECT path FROM ops.files WHERE rows_read"
                    + " <> accepted + quarantined + duplicate + superseded + waiting"))
        .isEmpty();
    Row all =
        warehouse.askOne(
            "SELECT count(*), sum(rows_read), count_if(status = 'unreadable'), sum(quarantined)"
                + " FROM ops.files WHERE jurisdiction = '321395' AND path LIKE '%"
                + DAY
                + "%'");
    assertThat(all.getLong(0)).isEqualTo(DAMAGED_FILES);
    assertThat(List.of(all.getLong(1), all.getLong(2), all.getLong(3)))
        .as("rows read, files refused, rows refused")
        .allMatch(some -> some > 10);
  }

  @Test
  void the_same_county_in_any_kind_has_the_same_gold() {
    Map<String, List<String>> expected = gold(TinyDistrict.CODE);
    assertThat(expected.get("gold.coverage")).isNotEmpty();
    assertThat(gold(IN_WORKBOOKS)).isEqualTo(expected);
    assertThat(gold(IN_JSON_LINES)).isEqualTo(expected);
  }

  /** The gold of a county, its code written as that of the first. */
  private static Map<String, List<String>> gold(String code) {
    Map<String, List<String>> gold = new TreeMap<>();
    warehouse
        .cells()
        .forEach(
            (table, rows) -> {
              if (table.startsWith("gold.")) {
                gold.put(
                    table,
                    rows.stream()
                        .filter(row -> row.contains("\"jurisdiction\":\"" + code + "\""))
                        .map(row -> row.replace("\"" + code, "\"" + TinyDistrict.CODE))
                        .sorted()
                        .toList());
              }
            });
    return gold;
  }

  @Test
  void each_row_is_found_whatever_becomes_of_it() {
    assertThat(
            warehouse.ask(
                "SELECT f.path, f.dataset, f.skipped, sum(s.rows) FROM ops.files f"
                    + " LEFT JOIN ops.skipped s ON s.path = f.path AND s.dataset = f.dataset"
                    + " GROUP BY f.path, f.dataset, f.skipped"
                    + " HAVING f.skipped <> coalesce(sum(s.rows), 0)"))
        .isEmpty();
    assertThat(
            rows(
                "SELECT dataset, sheet, sheet_number, first_row, last_row, rows, reason"
                    + " FROM ops.skipped WHERE jurisdiction = '321393'"
                    + " AND path NOT LIKE '%households%'"
                    + " ORDER BY path, dataset, sheet_number, first_row"))
        .containsExactly(
            "[issues,Sheet,1,null,null,0,other_sheet]",
            "[issues,登记,2,1,2,2,title]",
            "[issues,登记,2,5,6,2,not_selected]",
            "[issues,附表,3,null,null,0,other_sheet]",
            "[issue_events,null,0,1,1,1,not_selected]",
            "[issue_events,null,0,3,3,1,blank]",
            "[issues,null,0,3,3,1,blank]",
            "[visits,填写说明,2,null,null,0,no_header_sheet]",
            "[visits,去年,3,null,null,0,hidden_sheet]",
            "[visits,代码表,4,null,null,0,hidden_sheet]",
            "[visits,空白,5,null,null,0,no_header_sheet]",
            "[visits,二月,6,1,1,1,title]");
    assertThat(
            rows(
                "SELECT dataset, sheet, sheet_number, row_number, column, value, reason"
                    + " FROM ops.quarantine WHERE jurisdiction = '321393'"
                    + " AND path LIKE '%"
                    + DAY
                    + "%' AND reason NOT IN ('unknown_reference', 'in_future')"
                    + " ORDER BY dataset, path, row_number, column"))
        .containsExactly(
            "[households,河口镇,1,7,id_number,3.21E+17,damaged_code]",
            "[issues,null,0,4,null,null,bad_json]",
            "[visits,null,0,null,null,321393001000/2024-06-02/visits.两个表头.xlsx,two_headers]",
            "[visits,null,0,null,null,321393001000/2024-06-02/visits.旧.xls,legacy_workbook]");
    assertThat(
            rows(
                "SELECT dataset, rows_read, accepted, quarantined, duplicate, skipped FROM"
                    + " ops.files WHERE path LIKE '%tickets%' ORDER BY dataset"))
        .containsExactly("[issue_events,2,1,0,1,2]", "[issues,3,2,1,0,1]");
  }

  @Test
  void a_reference_without_its_zeros_is_sent_back_until_it_is_known() throws IOException {
    assertThat(
            rows(
                "SELECT entity_id, column, value, reason, reason_zh FROM ops.quarantine"
                    + " WHERE jurisdiction = '321394'"))
        .containsExactly(
            "[V8,household_id,12,lost_leading_zeros,“户编号”填的“12”没有找到，很可能是“0012”丢了开头的 0。"
                + "请把这一列设为“文本”格式，填入完整编码后再报。]");
    assertThat(rows("SELECT entity_id FROM ops.waiting WHERE jurisdiction = '321394'"))
        .containsExactly("[V9]");

    withoutZeros.send("2024-06-03", "households.csv", "户编号,所属单位编码\n12,321394001001\n");
    assertThat(warehouse.night(TinyDistrict.AS_OF).failures()).isEmpty();
    assertThat(rows("SELECT visit_id FROM silver.visits WHERE household_id = '12'"))
        .containsExactly("[V8]");
    assertThat(rows("SELECT entity_id FROM ops.quarantine WHERE jurisdiction = '321394'"))
        .isEmpty();
    assertThat(warehouse.harness().run(TinyDistrict.AS_OF, Silver.Extent.EVERYTHING).state())
        .isEqualTo(State.UNCHANGED);
  }

  private static List<String> rows(String query) {
    return warehouse.ask(query).stream().map(Row::toString).toList();
  }

  private static void send(String workbook, Path file) throws IOException {
    Files.copy(WORKBOOKS.resolve(workbook), file);
  }
}
