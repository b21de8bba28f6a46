package org.lastmetre.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.TableContract;
import org.lastmetre.ops.Night;
import org.lastmetre.silver.Silver.Extent;
import org.lastmetre.testing.NightHarness;

/**
 * Law: what is taken back leaves silver and gold as if it had never come, and no other trace; what
 * is given back is received again. One county takes back on the second night, one takes back on the
 * first and gives back on the second, and to one it never came.
 */
class WithdrawalsIT {
  private static final String TAKES_BACK = "321398";
  private static final String GIVES_BACK = "321397";
  private static final String NEVER = "321396";
  private static final LocalDate AS_OF = LocalDate.of(2024, 6, 15);
  private static final String WITHDRAWN =
      """
      数据集,编号,文件,日期,经办人,原因
      org_units,U2,,2024-06-14,赵编办,误报外县的村
      visits,V2,,2024-06-14,赵编办,登记在别人名下
      ,,%s001000/2024-03-01/households.csv,2024-06-14,赵编办,发错了版本
      visits,V99,,2024-06-14,赵编办,编号写错
      """;

  @TempDir Path folder;

  @Test
  void taken_back_is_never_received_and_given_back_is_received() throws IOException {
    Path source = folder.resolve("source");
    write(source.resolve(TAKES_BACK), true);
    write(source.resolve(GIVES_BACK), true);
    write(source.resolve(NEVER), false);
    Path first = takeBack(source, GIVES_BACK);
    NightHarness nights = NightHarness.of(source, folder.resolve("warehouse"));
    remarks(nights.run(AS_OF, Extent.CHANGED), GIVES_BACK);
    assertThat(of(TAKES_BACK, nights, "silver.visits").count()).isEqualTo(4);
    assertThat(of(TAKES_BACK, nights, "silver.household_versions").count()).isEqualTo(4);
    Map<String, Map<String, List<String>>> before = cells(nights);
    Map<String, List<String>> whole = before.get(TAKES_BACK);
    Map<String, List<String>> never = before.get(NEVER);
    assertThat(whole.get("gold.coverage")).isNotEmpty().isNotEqualTo(never.get("gold.coverage"));
    assertThat(before.get(GIVES_BACK)).isEqualTo(never);

    takeBack(source, TAKES_BACK);
    Files.delete(first);
    String idle = remarks(nights.run(AS_OF, Extent.CHANGED), TAKES_BACK);
    Map<String, Map<String, List<String>>> after = cells(nights);
    assertThat(after.get(TAKES_BACK)).isEqualTo(never);
    told(nights);
    assertThat(after.get(GIVES_BACK)).isEqualTo(whole);
    assertThat(of(GIVES_BACK, nights, "ops.withdrawals").count()).isZero();
    assertThat(of(GIVES_BACK, nights, "ops.withdrawn_rows").count()).isZero();

    Night.Outcome again = nights.run(AS_OF, Extent.CHANGED);
    assertThat(again.state()).isEqualTo(Night.State.UNCHANGED);
    assertThat(again.remarks()).containsExactly(idle);
    assertThat(nights.run(AS_OF, Extent.EVERYTHING).state()).isEqualTo(Night.State.UNCHANGED);
  }

  /** What a published night says of a county that has just taken back; the last, of an idle key. */
  private static String remarks(Night.Outcome outcome, String county) {
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.state()).isEqualTo(Night.State.PUBLISHED);
    List<String> remarks = outcome.remarks().stream().filter(r -> r.contains(county)).toList();
    assertThat(remarks).hasSize(2);
    assertThat(remarks.get(0)).contains("U2");
    assertThat(remarks.get(1)).contains("V99");
    return remarks.get(1);
  }

  private static Path takeBack(Path source, String county) throws IOException {
    return Files.writeString(
        source.resolve(county).resolve("withdrawals.csv"), WITHDRAWN.formatted(county));
  }

  private static Dataset<Row> of(String county, NightHarness nights, String table) {
    return nights.read(table).where("jurisdiction = '" + county + "'");
  }

  /** Every cell of silver and gold by county, its code left out; not in what file it stood. */
  private static Map<String, Map<String, List<String>>> cells(NightHarness nights) {
    Map<String, Map<String, List<String>>> cells = new TreeMap<>();
    for (String layer : List.of("silver", "gold")) {
      for (TableContract table : nights.contracts().layer(layer)) {
        String name = layer + "." + table.name();
        List<String> rows = HistoriesIT.values(table, nights.read(name)).toJSON().collectAsList();
        for (String county : List.of(TAKES_BACK, GIVES_BACK, NEVER)) {
          cells
              .computeIfAbsent(county, c -> new TreeMap<>())
              .put(
                  name,
                  rows.stream()
                      .filter(row -> row.contains("\"jurisdiction\":\"" + county + "\""))
                      .map(row -> row.replace("\"" + county, "\""))
                      .sorted()
                      .toList());
        }
      }
    }
    return cells;
  }

  /** Who took back what, what it hit, what waits for it now, and where its rows went. */
  private static void told(NightHarness nights) {
    assertThat(texts(nights, "ops.withdrawals", "concat_ws(' ', dataset, key, file, files, rows)"))
        .containsExactlyInAnyOrder(
            "org_units U2 1 1",
            "visits V2 1 1",
            "321398001000/2024-03-01/households.csv 1 2",
            "visits V99 0 0");
    assertThat(texts(nights, "ops.withdrawals", "concat_ws(' ', person, reason, withdrawn_on)"))
        .contains("赵编办 误报外县的村 2024-06-14");
    assertThat(
            texts(nights, "ops.withdrawn_rows", "concat_ws(' ', entity_id, withdrawn_key, path)"))
        .containsExactlyInAnyOrder(
            "U2 U2 321398001000/2024-01-02/org_units.csv",
            "V2 V2 321398001000/2024-06-01/visits.csv");
    assertThat(texts(nights, "ops.waiting", "concat_ws(' ', entity_id, waits_for[0])"))
        .containsExactlyInAnyOrder("H5 unit_code=U2", "V5 household_id=H5");
    assertThat(
            texts(
                nights,
                "ops.files",
                "concat_ws(' ', path, status, rows_read, withdrawn, accepted, waiting)"))
        .contains(
            "321398001000/2024-03-01/households.csv withdrawn 0 2 0 0",
            "321398001000/2024-06-01/visits.csv read 3 1 2 1");
    assertThat(of(TAKES_BACK, nights, "bronze.rows").where("entity_id = 'V2'").count())
        .isEqualTo(1);
  }

  private static List<String> texts(NightHarness nights, String table, String text) {
    return of(TAKES_BACK, nights, table).selectExpr(text).collectAsList().stream()
        .map((Row row) -> row.getString(0))
        .toList();
  }

  /** The district with, or without, what is taken back. */
  private static void write(Path county, boolean withAll) throws IOException {
    write(
        county.resolve("policy.yaml"),
        """
        jurisdiction: "%s"
        name: {zh: 小样县, en: Tiny County}
        submissions: {datasets: [visits], every: month, due: "18:00"}
        """
            .formatted(county.getFileName()));
    send(
        county,
        "2024-01-02/org_units.csv",
        """
        单位编码,单位名称,层级,上级单位编码
        %1$s001000,河口镇,乡镇,%1$s
        U1,柳树村,村,%1$s001000
        """
                .formatted(county.getFileName())
            + (withAll ? "U2,外县村,村," + county.getFileName() + "001000\n" : ""));
    send(
        county,
        "2024-01-02/households.csv",
        """
        户编号,所属单位编码,户主姓名,是否重点户
        H1,U1,欧阳甲,是
        H2,U1,欧阳乙,否
        H5,U2,欧阳戊,否
        """);
    if (withAll) {
      send(
          county,
          "2024-03-01/households.csv",
          """
          户编号,所属单位编码,户主姓名,是否重点户
          H1,U1,欧阳甲,否
          H2,U1,欧阳乙,否
          """);
    }
    send(
        county,
        "2024-06-01/visits.csv",
        """
        走访编号,走访时间,户编号,走访人员,走访方式,走访结果
        V1,2024-01-10 09:00,H1,S1,入户,见到
        V3,2024-05-20 11:00,H1,S1,电话,见到
        V5,2024-05-21 11:00,H5,S1,入户,见到
        """
            + (withAll ? "V2,2024-03-05 10:00,H2,S1,入户,见到\n" : ""));
  }

  private static void send(Path county, String place, String text) throws IOException {
    write(county.resolve("landing/" + county.getFileName() + "001000/" + place), text);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
