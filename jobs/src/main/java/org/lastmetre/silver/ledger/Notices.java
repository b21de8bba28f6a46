package org.lastmetre.silver.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Scope;
import org.lastmetre.silver.Place;

/** Keeps {@code ops.notices}: what was accepted and counted, and is worth a look all the same. */
public final class Notices {
  private static final String UNIT_NOT_VALID = "unit_not_valid";
  private static final StructType DAY = StructType.fromDDL("jurisdiction STRING, as_of DATE");

  private Notices() {}

  /**
   * Writes what changed among the notices.
   *
   * @param places tonight's jurisdictions, by code
   */
  public static void write(Lake lake, Contracts contracts, Map<String, Place> places) {
    Dataset<Row> lives = lake.read(contracts.table("silver", "issue_lifecycle"));
    TableContract table = contracts.table("ops", "notices");
    Dataset<Row> early =
        notice(
            lives.where("has_event_before_raised").withColumnRenamed("issue_id", "entity_id"),
            "event_before_raised",
            "issues",
            lit("有早于提出时刻的节点，耗时按 0 计。请核对时间。"),
            lit(
                "An event lies before the issue was raised; it counts as 0 hours. Please check its time."));
    Dataset<Row> calendar =
        notice(
            lives
                .where("missing_calendar_year is not null")
                .withColumnRenamed("issue_id", "entity_id"),
            "calendar_year_missing",
            "issues",
            concat(
                lit("缺少 "),
                col("missing_calendar_year"),
                lit(" 年的工作日历，时限未能计算。请在 policy.yaml 的 working_time 中补上该年的 off 与 work。")),
            concat(
                lit("The working calendar of "),
                col("missing_calendar_year"),
                lit(
                    " is not loaded, so its limit is unknown. Add that year's off and work days to working_time in policy.yaml.")));
    Scope here = Scope.jurisdictions(places.keySet());
    Dataset<Row> all =
        early.unionByName(calendar).unionByName(orphans(lake, contracts, places.values()));
    lake.sync(table, here.of(all), here);
  }

  /** Households whose unit is not valid on the day of the figures. */
  private static Dataset<Row> orphans(Lake lake, Contracts contracts, Collection<Place> places) {
    List<Row> days =
        places.stream().map(p -> RowFactory.create(p.policy().jurisdiction(), p.asOf())).toList();
    Dataset<Row> orphans =
        lake.read(contracts.table("silver", "households"))
            .select("jurisdiction", "household_id", "unit_code", "deregistered_on")
            .join(lake.spark().createDataFrame(days, DAY), "jurisdiction")
            .where("deregistered_on is null or deregistered_on > as_of")
            .alias("h")
            .join(
                lake.read(contracts.table("silver", "unit_paths")).where("not is_valid").alias("u"),
                expr(
                    "u.jurisdiction = h.jurisdiction and u.unit_code = h.unit_code"
                        + " and (u.valid_from is null or u.valid_from <= h.as_of)"
                        + " and (u.valid_until is null or h.as_of < u.valid_until)"))
            .selectExpr(
                "h.jurisdiction",
                "h.household_id as entity_id",
                "u.unit_name",
                "u.unit_code",
                "u.parent_code");
    return notice(
        orphans,
        UNIT_NOT_VALID,
        "households",
        concat(
            lit("所属单位“"),
            col("unit_name"),
            lit("”（"),
            col("unit_code"),
            lit("）今已无效，暂计入上级"),
            col("parent_code"),
            lit("。请报送该户现在的所属单位。")),
        concat(
            lit("Its unit “"),
            col("unit_name"),
            lit("” ("),
            col("unit_code"),
            lit(") is not valid today, so it counts for "),
            col("parent_code"),
            lit(" above it. Please send the unit it belongs to now.")));
  }

  /** A sentence for each jurisdiction with households whose unit is not valid. */
  public static List<String> remarks(Lake lake, Contracts contracts, Scope here) {
    return here
        .of(lake.read(contracts.table("ops", "notices")))
        .where(col("notice").equalTo(UNIT_NOT_VALID))
        .groupBy("jurisdiction")
        .count()
        .orderBy("jurisdiction")
        .collectAsList()
        .stream()
        .map(
            row ->
                "%1$s: %2$d 户所属单位已无效 households of units that are not valid today, see ops.notices"
                    .formatted(row.getString(0), row.getLong(1)))
        .toList();
  }

  private static Dataset<Row> notice(
      Dataset<Row> rows, String notice, String dataset, Column zh, Column en) {
    return rows.select(
        col("jurisdiction"),
        lit(notice).as("notice"),
        lit(dataset).as("dataset"),
        col("entity_id"),
        zh.as("sentence_zh"),
        en.as("sentence_en"));
  }
}
