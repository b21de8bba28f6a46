package org.lastmetre.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Scope;

/** Keeps {@code ops.notices}: what was accepted and counted, and is worth a look all the same. */
public final class Notices {
  private Notices() {}

  /** Writes what changed among the notices about issues. */
  public static void write(Lake lake, Contracts contracts, Scope here) {
    Dataset<Row> lives = lake.read(contracts.table("silver", "issue_lifecycle"));
    TableContract table = contracts.table("ops", "notices");
    Dataset<Row> early =
        notice(
            lives.where("has_event_before_raised"),
            "event_before_raised",
            lit("有早于提出时刻的节点，耗时按 0 计。请核对时间。"),
            lit(
                "An event lies before the issue was raised; it counts as 0 hours. Please check its time."));
    Dataset<Row> calendar =
        notice(
            lives.where("missing_calendar_year is not null"),
            "calendar_year_missing",
            concat(
                lit("缺少 "),
                col("missing_calendar_year"),
                lit(" 年的工作日历，时限未能计算。请在 policy.yaml 的 working_time 中补上该年的 off 与 work。")),
            concat(
                lit("The working calendar of "),
                col("missing_calendar_year"),
                lit(
                    " is not loaded, so its limit is unknown. Add that year's off and work days to working_time in policy.yaml.")));
    lake.sync(table, here.of(early.unionByName(calendar)), here);
  }

  private static Dataset<Row> notice(Dataset<Row> lives, String notice, Column zh, Column en) {
    return lives.select(
        col("jurisdiction"),
        lit(notice).as("notice"),
        lit("issues").as("dataset"),
        col("issue_id").as("entity_id"),
        zh.as("sentence_zh"),
        en.as("sentence_en"));
  }
}
