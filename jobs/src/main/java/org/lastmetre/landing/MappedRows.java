package org.lastmetre.landing;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.map_concat;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.map_keys;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Words;
import org.lastmetre.landing.line.Skip;
import org.lastmetre.policy.Mapping;

/** What a mapping makes of the rows of its files. */
final class MappedRows {
  private MappedRows() {}

  /**
   * One pass over the source ({@link FileTask#ROWS}): each of its rows becomes a row for every
   * target, read or not selected; what the decoder passed over is passed over for every dataset.
   */
  static Dataset<Row> of(Dataset<Row> raw, Mapping mapping) {
    ZoneId zone = mapping.read().timeZone();
    List<Column> targets = new ArrayList<>();
    Map<String, Column> passedOver = new LinkedHashMap<>();
    for (Mapping.Target target : mapping.targets()) {
      Column dataset = lit(target.dataset());
      Column fileId =
          sha2(
              concat(col("content"), lit("\n" + target.dataset() + "\n" + mapping.fingerprint()))
                  .cast("binary"),
              256);
      boolean isFirst = targets.isEmpty();
      Column selected = condition(mapping.where(), zone).and(condition(target.where(), zone));
      Column isBroken = col("problem").isNotNull();
      Column isOurs =
          when(isBroken, lit(isFirst))
              .otherwise(coalesce(col("part").equalTo(JsonLayout.part(target)), lit(true)));
      Column skip = when(isBroken.or(selected), lit(null)).otherwise(Skip.NOT_SELECTED.code());
      targets.add(one(isOurs, dataset, fileId, lit(targets.size()), cells(target, zone), skip));
      passedOver.putIfAbsent(
          target.dataset(), one(lit(true), dataset, fileId, lit(-1), col("source"), col("skip")));
    }
    Column ours = filter(array(targets.toArray(Column[]::new)), t -> t.getField("ours"));
    Column all = array(passedOver.values().toArray(Column[]::new));
    return placed(raw, explode(when(col("skip").isNotNull(), all).otherwise(ours)));
  }

  /** What is sealed of a mapped row: all it held. */
  private static Column sourceAndExtra() {
    Column others =
        map_filter(
            col("extra"), (name, cell) -> not(array_contains(map_keys(col("source")), name)));
    return map_concat(col("source"), others);
  }

  private static Column cells(Mapping.Target target, ZoneId zone) {
    List<Column> cells = new ArrayList<>();
    target
        .columns()
        .forEach(
            (name, expression) -> {
              cells.add(lit(name));
              cells.add(Expressions.resolved(expression, zone, Words::matchKey));
            });
    return map(cells.toArray(Column[]::new));
  }

  private static Column one(
      Column ours, Column dataset, Column fileId, Column target, Column cells, Column skip) {
    return struct(
        ours.as("ours"),
        dataset.as("dataset"),
        fileId.as("file_id"),
        target.as("target"),
        cells.as("cells"),
        skip.cast("string").as("skip"));
  }

  private static Dataset<Row> placed(Dataset<Row> raw, Column one) {
    return raw.select(
            col("jurisdiction"),
            col("sheet"),
            col("sheet_number"),
            col("row_number"),
            col("element"),
            sourceAndExtra().as("extra"),
            col("excess_cells"),
            col("problem"),
            col("last_row"),
            col("skip").isNotNull().as("passed"),
            col("skipped"),
            one.as("one"))
        .select(
            col("jurisdiction"),
            col("one.dataset"),
            col("one.file_id"),
            col("sheet"),
            col("sheet_number"),
            col("row_number"),
            col("element"),
            col("one.target"),
            col("one.cells"),
            col("extra"),
            col("excess_cells"),
            col("problem"),
            col("one.skip"),
            col("last_row"),
            when(col("one.skip").isNotNull().and(not(col("passed"))), 1L)
                .otherwise(col("skipped"))
                .as("skipped"));
  }

  private static Column condition(String where, ZoneId zone) {
    return where == null ? lit(true) : Expressions.resolvedCondition(where, zone, Words::matchKey);
  }
}
