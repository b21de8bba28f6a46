package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.ops.Night;

/** Villages split, merge, move and are renamed on 1 April 2024; counted by hand. */
class ChangingUnitsIT {
  private static final String EAST = "321398001000";

  @TempDir Path folder;

  @Test
  void facts_stay_with_their_time_and_roll_up_to_today() throws IOException {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    district.send(
        "2024-06-02",
        "org_units.csv",
        """
        单位编码,单位名称,层级,上级单位编码,生效日期,失效日期
        T2,新河镇,乡镇,321398,,
        A,大村,村,321398001000,,2024-03-31
        A1,东大村,村,321398001000,2024-04-01,
        A2,西大村,村,321398001000,2024-04-01,
        B,移村,村,321398001000,,
        B,移村,村,T2,2024-04-01,
        C,丙村,村,T2,,2024-03-31
        D,丁村,村,T2,,2024-03-31
        E,合村,村,T2,2024-04-01,
        F,旧名村,村,T2,,
        F,新名村,村,T2,2024-04-01,
        """);
    district.send(
        "2024-06-02",
        "households.csv",
        """
        户编号,所属单位编码,户主姓名
        HA,A,欧阳子
        HB,B,欧阳丑
        HC,C,欧阳寅
        HF,F,欧阳卯
        """);
    district.send(
        "2024-06-10",
        "households.csv",
        """
        户编号,所属单位编码,户主姓名
        HC,E,欧阳寅
        """);
    district.send(
        "2024-06-02",
        "visits.csv",
        """
        走访编号,走访时间,户编号,走访人员,走访方式,走访结果
        W1,2024-03-10 09:00,HA,S1,入户,见到
        W2,2024-03-10 10:00,HB,S1,入户,见到
        W3,2024-03-10 11:00,HC,S1,入户,见到
        W4,2024-03-10 12:00,HF,S1,入户,见到
        W5,2024-05-10 09:00,HA,S1,入户,见到
        W6,2024-05-10 10:00,HB,S1,入户,见到
        """);
    OneWarehouse warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    Night.Outcome outcome = warehouse.night(TinyDistrict.AS_OF);
    assertThat(outcome.failures()).isEmpty();

    // 柳树村 has V2 in March and V3 in May.
    assertThat(visits(warehouse, "2024-03-01", "unit_level = 'township'"))
        .containsExactly(EAST + " 3", "T2 2");
    assertThat(visits(warehouse, "2024-05-01", "unit_level = 'township'"))
        .containsExactly(EAST + " 2", "T2 1");
    assertThat(visits(warehouse, "2024-03-01", "unit_level = 'community' AND visits > 0"))
        .containsExactly("321398001001 1", "A 1", "B 1", "C 1", "F 1");

    assertThat(
            texts(
                warehouse,
                "SELECT concat_ws(' ', t.township_code, sum(c.visits)) FROM gold.coverage c"
                    + " JOIN gold.units_today t ON t.jurisdiction = c.jurisdiction AND t.unit_code = c.unit_code"
                    + " WHERE c.period = 'month' AND c.period_start = DATE'2024-03-01' AND c.unit_level = 'community'"
                    + " GROUP BY t.township_code ORDER BY 1"))
        .containsExactly(EAST + " 2", "T2 3");
    assertThat(
            texts(
                warehouse,
                "SELECT concat_ws(' ', unit_code, ended_on, today_code, today_name, township_code)"
                    + " FROM gold.units_today WHERE length(unit_code) <= 2 ORDER BY unit_code"))
        .containsExactly(
            "A 2024-03-31 321398001000 河口镇 321398001000",
            "A1 A1 东大村 321398001000",
            "A2 A2 西大村 321398001000",
            "B B 移村 T2",
            "C 2024-03-31 T2 新河镇 T2",
            "D 2024-03-31 T2 新河镇 T2",
            "E E 合村 T2",
            "F F 新名村 T2",
            "T2 T2 新河镇 T2");
    assertThat(
            texts(
                warehouse,
                "SELECT concat_ws(' ', notice, dataset, entity_id, sentence_zh) FROM ops.notices"))
        .containsExactly(
            "unit_not_valid households HA 所属单位“大村”（A）今已无效，暂计入上级321398001000。请报送该户现在的所属单位。");
    assertThat(outcome.remarks()).singleElement().asString().contains("321398: 1 户");
  }

  private static List<String> visits(OneWarehouse warehouse, String month, String which) {
    return texts(
        warehouse,
        "SELECT concat_ws(' ', unit_code, visits) FROM gold.coverage WHERE period = 'month' AND period_start = DATE'%s' AND %s ORDER BY unit_code"
            .formatted(month, which));
  }

  private static List<String> texts(OneWarehouse warehouse, String query) {
    return warehouse.ask(query).stream().map((Row row) -> row.getString(0)).toList();
  }
}
