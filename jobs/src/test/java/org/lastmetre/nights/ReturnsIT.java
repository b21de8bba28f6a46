package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.deliver.Returns;
import org.lastmetre.deliver.Template;
import org.lastmetre.testing.PlainWorkbook;
import org.lastmetre.vault.Vault;
import org.lastmetre.vault.VaultKey;

/**
 * What comes back to a township, is mended by its clerk in a spreadsheet program and sent again.
 */
final class ReturnsIT {
  private static final String TOWNSHIP = "321398001000";
  private static final String OTHER = "321398002000";
  private static final LocalDate FIRST = TinyDistrict.AS_OF;
  private static final String VISITS = "走访 visits";
  private static final String HOUSEHOLDS = "农户 households";

  @TempDir Path folder;
  private TinyDistrict district;
  private OneWarehouse warehouse;

  @BeforeEach
  void send() throws IOException {
    district = TinyDistrict.in(folder.resolve("source"));
    district.policy(
        """
        jurisdiction: "321398"
        name: {zh: 小样县, en: Tiny County}
        submissions: {datasets: [visits], every: month}
        """);
    district.send("2024-05-31", "visits.零报告.csv", "走访编号,走访时间,户编号,走访人员\n");
    district.send(
        "2024-06-02",
        "visits.补报.csv",
        """
        走访编号,走访时间,户编号,走访人员,走访结果,备注
        V10,2024年5月41日,H1,S1,见到,=1+1
        ,2024-05-22 10:00,H2,S1,见到,没有编号
        V11,五月下旬,H3,S1,见到,
        V12,2024-05-23 10:00,H99,S1,见到,
        """);
    district.send(
        "2024-06-02",
        "households.补报.csv",
        "户编号,所属单位编码,户主姓名,联系电话,登记日期\nH9,321398001001,欧阳戊,15400000009,不详\n");
    district.send("2024-06-02", "台账.csv", "甲,乙\n1,2\n");
    Path other = district.folder().resolve("landing").resolve(OTHER).resolve("2024-06-02");
    Files.createDirectories(other);
    Files.writeString(
        other.resolve("visits.csv"),
        "走访编号,走访时间,户编号,走访人员\nV20,昨天,H1,S1\nV2,2024-03-06 10:00,H2,S1\n");
    warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
  }

  @Test
  void mended_rows_land_and_leave_the_envelope() throws Exception {
    LibreOffice.assumeThere();
    night(FIRST);
    Map<String, TreeMap<Integer, List<String>>> sheets = envelope(TOWNSHIP, FIRST);
    assertThat(sheets.keySet()).containsExactly("退件单", HOUSEHOLDS, VISITS);
    assertThat(sheets.get(HOUSEHOLDS).get(3)).contains("H9", "欧阳戊", "15400000009", "不详");
    assertThat(sheets.get(VISITS).get(3)).contains("V10", "2024年5月41日", "=1+1");
    assertThat(sheets.get(VISITS)).hasSize(6);
    assertThat(sheets.toString()).contains("台账.csv").doesNotContain("V20").doesNotContain("应报的日子");
    assertThat(envelope(OTHER, FIRST).toString()).contains("V20").doesNotContain("15400000009");

    LocalDate second = FIRST.plusDays(1);
    mended(
        FIRST,
        landing("2024-06-16", "改好的.xlsx"),
        new Cell("visits", "visited_at", 3, "2024-05-21 10:00"),
        new Cell("visits", "visit_id", 4, "V13"));
    night(second);
    assertThat(rows("SELECT visit_id, note FROM silver.visits WHERE visit_id IN ('V10','V13')"))
        .containsExactlyInAnyOrder("[V10,=1+1]", "[V13,没有编号]");
    assertThat(
            rows(
                "SELECT dataset, status, rows_read, accepted, quarantined, waiting,"
                    + " size(unknown_columns), size(absent_columns)"
                    + " FROM ops.files WHERE path LIKE '%改好的%' ORDER BY dataset"))
        .containsExactly("[households,read,1,0,1,0,0,0]", "[visits,read,4,2,1,1,0,0]");
    balance();
    sheets = envelope(TOWNSHIP, second);
    assertThat(file(TOWNSHIP, FIRST)).doesNotExist();
    assertThat(sheets.get(HOUSEHOLDS)).hasSize(3);
    assertThat(sheets.get(VISITS)).hasSize(4);
    assertThat(sheets.get(VISITS).toString())
        .contains("V11", "V12", "H99")
        .doesNotContain("V10", "没有编号");

    LocalDate third = second.plusDays(1);
    mended(
        second,
        landing("2024-06-17", "issues.再改.xlsx"),
        new Cell("households", "registered_on", 3, "2024-01-01"),
        new Cell("visits", "visited_at", 3, "2024-05-25"),
        new Cell("visits", "household_id", 4, "H4"));
    night(third);
    assertThat(
            rows(
                "SELECT visit_id, household_id FROM silver.visits WHERE visit_id > 'V10' AND"
                    + " visit_id < 'V13'"))
        .containsExactlyInAnyOrder("[V11,H3]", "[V12,H4]");
    assertThat(rows("SELECT household_id FROM silver.households WHERE household_id = 'H9'"))
        .hasSize(1);
    balance();
    assertThat(envelope(TOWNSHIP, third).keySet()).containsExactly("退件单");

    night(LocalDate.of(2024, 7, 10));
    assertThat(file(TOWNSHIP, LocalDate.of(2024, 7, 10)))
        .as("a month after its submission the file is told no more")
        .doesNotExist();
  }

  @Test
  void what_is_emptied_or_withdrawn_leaves_the_envelope_and_is_told_elsewhere() throws IOException {
    night(FIRST);
    whoseRowTookThePlaceOfAnothersIsToldToBoth();
    sendBack(FIRST, landing("2024-06-16", "退件.xlsx"), "没有编号");
    Files.writeString(
        district.folder().resolve("withdrawals.csv"),
        """
        dataset,key,file,date,person,reason
        visits,V11,,2024-06-16,赵编办,不该报
        ,,321398001000/2024-06-02/台账.csv,2024-06-16,赵编办,不是数据
        """);
    LocalDate second = FIRST.plusDays(1);
    night(second);
    Map<String, TreeMap<Integer, List<String>>> sheets = envelope(TOWNSHIP, second);
    assertThat(sheets.get(VISITS)).hasSize(4);
    assertThat(sheets.toString())
        .contains("V10", "V12", "H9")
        .doesNotContain("没有编号，", "V11", "台账.csv");
    assertThat(rows("SELECT status, reason FROM ops.files WHERE path LIKE '%台账.csv'"))
        .containsExactly("[withdrawn,unknown_dataset]");
    assertThat(rows("SELECT key, files, rows FROM ops.withdrawals ORDER BY key NULLS FIRST"))
        .containsExactly("[null,1,0]", "[V11,2,2]");
    assertThat(rows("SELECT DISTINCT withdrawn_key FROM ops.withdrawn_rows"))
        .containsExactly("[V11]");
    assertThat(rows("SELECT rows, reason_zh FROM ops.skipped WHERE reason = 'taken_back'"))
        .containsExactly("[1,退件里由报送单位清空的行：不再报，也不再退。]");
    assertThat(rows("SELECT entity_id FROM ops.quarantine WHERE entity_id = 'V11'")).isEmpty();
    balance();
  }

  @Test
  void an_unmended_envelope_counts_its_rows_as_refused_once_more_and_shows_them_once()
      throws Exception {
    night(FIRST);
    TreeMap<Integer, List<String>> before = envelope(TOWNSHIP, FIRST).get(VISITS);
    Files.createDirectories(landing("2024-06-16", "x").getParent());
    Files.copy(file(TOWNSHIP, FIRST), landing("2024-06-16", "x.xlsx"));
    night(FIRST.plusDays(1));
    night(FIRST.plusDays(1));
    balance();
    assertThat(
            rows(
                "SELECT dataset, rows_read, quarantined, waiting FROM ops.files WHERE path LIKE"
                    + " '%/x.xlsx'"))
        .containsExactlyInAnyOrder("[households,1,1,0]", "[visits,4,3,1]");
    TreeMap<Integer, List<String>> after = envelope(TOWNSHIP, FIRST.plusDays(1)).get(VISITS);
    assertThat(after).hasSameSizeAs(before);
    assertThat(numbers(after)).isEqualTo(numbers(before));
  }

  @Test
  void a_filled_in_template_is_read_without_its_example() throws Exception {
    LibreOffice.assumeThere();
    Path template = folder.resolve("visits.template.xlsx");
    try (OutputStream out = Files.newOutputStream(template)) {
      Template.write(warehouse.contracts().table("silver", "visits"), out);
    }
    LibreOffice.edit(
        template,
        landing("2024-06-03", "visits.xlsx"),
        "走访",
        "A4",
        "0030",
        "走访",
        "B4",
        "2024-05-30",
        "走访",
        "C4",
        "H1",
        "走访",
        "E4",
        "S1");
    night(FIRST);
    assertThat(
            rows(
                "SELECT status, rows_read, accepted, size(unknown_columns), size(absent_columns)"
                    + " FROM ops.files WHERE path LIKE '%/visits.xlsx'"))
        .containsExactly("[read,1,1,0,0]");
    assertThat(rows("SELECT visit_id, visited_on FROM silver.visits WHERE visit_id = '0030'"))
        .containsExactly("[0030,2024-05-30]");
  }

  private void whoseRowTookThePlaceOfAnothersIsToldToBoth() throws IOException {
    assertThat(envelope(TOWNSHIP, FIRST).get("退件单").toString())
        .contains("V2", "已被321398002000于2024-06-02报送的行取代（321398002000/2024-06-02/visits.csv 第 3 行）")
        .doesNotContain("V1,");
    assertThat(envelope(OTHER, FIRST).get("退件单").toString())
        .contains("取代了河口镇（321398001000）于2024-06-01报送的行（321398001000/2024-06-01/visits.csv 第 3 行）")
        .contains("took the place of the one that 河口镇 (321398001000) sent on 2024-06-01");
  }

  private void night(LocalDate asOf) throws IOException {
    warehouse.night(asOf);
    new Returns(
            warehouse.harness().lake(),
            warehouse.contracts(),
            new Vault(VaultKey.readOrMake(folder.resolve("vault.key"))))
        .write(warehouse.harness().jurisdictions().get(0), asOf);
  }

  /** A cell of an envelope's sheet as its clerk fills it. */
  private record Cell(String dataset, String column, int row, String text) {}

  /** Sends the township's envelope back with some cells mended. */
  private void mended(LocalDate asOf, Path to, Cell... cells) throws Exception {
    LibreOffice.edit(
        file(TOWNSHIP, asOf),
        to,
        Stream.of(cells)
            .flatMap(
                cell ->
                    Stream.of(
                        cell.dataset().equals("visits") ? VISITS : HOUSEHOLDS,
                        place(cell),
                        cell.text()))
            .toArray(String[]::new));
  }

  /** Sends it back as it is, but for the rows with a text, of which the return number is left. */
  private void sendBack(LocalDate asOf, Path to, String emptied) throws IOException {
    Files.createDirectories(to.getParent());
    try (OutputStream out = Files.newOutputStream(to);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      envelope(TOWNSHIP, asOf)
          .forEach(
              (name, rows) -> {
                Worksheet sheet = workbook.newWorksheet(name);
                rows.forEach(
                    (number, cells) -> {
                      boolean isKept = !cells.contains(emptied);
                      for (int i = 0; i < cells.size(); i++) {
                        if (isKept || i == cells.size() - 1) {
                          sheet.value(number - 1, i, cells.get(i));
                        }
                      }
                    });
              });
    }
  }

  private void balance() {
    assertThat(
            rows(
                "SELECT path FROM ops.files WHERE rows_read"
                    + " <> accepted + quarantined + duplicate + superseded + waiting"))
        .isEmpty();
  }

  private Path file(String sender, LocalDate asOf) {
    return district.folder().resolve("returns").resolve(sender).resolve(asOf + ".return.xlsx");
  }

  private Map<String, TreeMap<Integer, List<String>>> envelope(String sender, LocalDate asOf)
      throws IOException {
    return new PlainWorkbook(file(sender, asOf)).sheets();
  }

  private Path landing(String day, String name) {
    return district.folder().resolve("landing").resolve(TOWNSHIP).resolve(day).resolve(name);
  }

  /** Where a column of the dataset stands in its sheet: a column of notes comes first. */
  private String place(Cell cell) {
    List<String> names =
        warehouse.contracts().table("silver", cell.dataset()).inputColumns().stream()
            .map(c -> c.name())
            .toList();
    return (char) ('B' + names.indexOf(cell.column())) + String.valueOf(cell.row());
  }

  private static List<String> numbers(TreeMap<Integer, List<String>> sheet) {
    return sheet.tailMap(3).values().stream().map(row -> row.get(row.size() - 1)).sorted().toList();
  }

  private List<String> rows(String query) {
    return warehouse.ask(query).stream().map(Row::toString).toList();
  }
}
