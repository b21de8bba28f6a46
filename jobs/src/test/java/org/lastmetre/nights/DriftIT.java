package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.ops.Night;

/** What a sender begins to write otherwise is told, once, with what was probably meant. */
class DriftIT {
  @TempDir Path folder;

  @Test
  void changes_are_told_once_with_what_was_meant() throws Exception {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    OneWarehouse warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    assertThat(warehouse.night(TinyDistrict.AS_OF).remarks()).isEmpty();

    district.send(
        "2024-06-02",
        "visits.csv",
        """
        走访编号,走访日期时间,走访时间,户编号,走访人员,走访方试,走访结果,天气
        V11,,2024-06-01 09:00,H1,S1,入户,见倒,晴
        V12,,2024-06-01 10:00,H2,S1,入户,见倒,晴
        V13,,2024-06-01 11:00,H3,S1,入户,见倒,雨
        V14,,2024-06-01 12:00,H4,S1,入户,不理,雨
        """);
    district.send(
        "2024-06-02",
        "households.csv",
        """
        户编号,所属单位编码,户主姓名
        H9,321398001009,欧阳癸
        """);
    Night.Outcome outcome = warehouse.night(TinyDistrict.AS_OF);
    assertThat(
            texts(
                warehouse,
                "concat_ws(' ', sender, dataset, kind, column, word, suggestion, files, rows)"))
        .containsExactlyInAnyOrder(
            "321398001000 visits new_column 天气 1",
            "321398001000 visits renamed_header 走访方试 走访方式 1",
            "321398001000 visits new_column 走访日期时间 1",
            "321398001000 visits unknown_value outcome 见倒 见到 1 3",
            "321398001000 households unknown_unit unit_code 321398001009 321398001000 1 1");
    String run = warehouse.published().runId();
    assertThat(texts(warehouse, "first_seen_run")).containsOnly(run);
    assertThat(outcome.remarks())
        .hasSize(5)
        .contains(
            "321398 321398001000 visits: 表头“走访方试”不认识，是否即“走访方式”？"
                + " the header “走访方试” is unknown; is it “走访方式”?");

    Program.Ended status = Program.here("status", "--warehouse", warehouse.directory().toString());
    assertThat(status.out()).contains("; 5 changes in what was sent, see ops.drift");

    district.send(
        "2024-06-03",
        "visits.csv",
        """
        走访编号,走访时间,户编号,走访人员,天气
        V15,2024-06-02 09:00,H1,S1,晴
        """);
    assertThat(warehouse.night(TinyDistrict.AS_OF).remarks()).isEmpty();
    assertThat(texts(warehouse, "if(word = '天气', concat(files, first_seen_run), null)"))
        .contains("2" + run);
    assertThat(warehouse.night(TinyDistrict.AS_OF).remarks()).isEmpty();
  }

  private static List<String> texts(OneWarehouse warehouse, String text) {
    return warehouse.ask("SELECT " + text + " FROM ops.drift").stream()
        .map((Row row) -> row.getString(0))
        .toList();
  }
}
