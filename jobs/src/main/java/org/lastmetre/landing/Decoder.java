package org.lastmetre.landing;

import static org.apache.commons.collections4.IteratorUtils.transformedIterator;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
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
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Words;
import org.lastmetre.lake.Lake;
import org.lastmetre.landing.line.Skip;
import org.lastmetre.policy.Mapping;
import org.lastmetre.vault.Vault;
import scala.collection.JavaConverters;

/**
 * Decodes contents into {@code bronze.rows} and the vault, streaming: no file is held in memory.
 */
final class Decoder {
  private static final int TASKS = 2;

  private final Lake lake;
  private final Contracts contracts;
  private final Vault vault;
  private final String runId;

  Decoder(Lake lake, Contracts contracts, Vault vault, String runId) {
    this.lake = lake;
    this.contracts = contracts;
    this.vault = vault;
    this.runId = runId;
  }

  /**
   * Rows read and passed over, of one file for one dataset.
   *
   * @param hasSkips rows or whole sheets were passed over
   */
  record Count(long rows, long skipped, boolean hasSkips) implements Serializable {}

  /** Writes the rows; answers with the counts by {@code jurisdiction/file_id}. */
  Map<String, Count> decode(Collection<Decoding> decodings) {
    if (decodings.isEmpty()) {
      return Map.of();
    }
    Map<String, TableContract> datasets = new HashMap<>();
    contracts.inputs().forEach(table -> datasets.put(table.name(), table));
    Broadcast<Intake> intake = lake.broadcast(Intake.class, new Intake(runId, vault, datasets));
    Dataset<Row> rows =
        lake.settled(
            sources(decodings)
                .mapPartitions(
                    (MapPartitionsFunction<Row, Row>)
                        part -> new SkippedRuns(transformedIterator(part, intake.value()::take)),
                    Encoders.row(Intake.ROWS)));
    Map<String, Count> counts = counts(rows);
    if (counts.values().stream().anyMatch(count -> count.rows() > 0)) {
      Dataset<Row> real = rows.where("skip is null");
      keep(real);
      lake.append(
          contracts.table("bronze", "rows"),
          real.drop("personal", "sealed", "skip", "last_row", "skipped"));
    }
    if (counts.values().stream().anyMatch(Count::hasSkips)) {
      lake.append(contracts.table("bronze", "skipped"), skips(rows));
    }
    return counts;
  }

  private static Dataset<Row> skips(Dataset<Row> rows) {
    return rows.where("skip is not null")
        .selectExpr(
            "jurisdiction",
            "dataset",
            "file_id",
            "run_id",
            "sheet",
            "sheet_number",
            "target",
            "nullif(row_number, 0L) as first_row",
            "nullif(last_row, 0L) as last_row",
            "skipped as rows",
            "skip as reason",
            "corrects");
  }

  /** What must not be in the clear goes to the vault, before anything else is written. */
  private void keep(Dataset<Row> rows) {
    TableContract values = contracts.table("vault", "values");
    Dataset<Row> personal =
        rows.select(col("jurisdiction"), explode(col("personal")).as("p"))
            .select("jurisdiction", "p.pseudonym", "p.sealed")
            .dropDuplicates("jurisdiction", "pseudonym");
    lake.append(
        values,
        personal.join(
            lake.read(values).select("jurisdiction", "pseudonym"),
            JavaConverters.asScalaBuffer(List.of("jurisdiction", "pseudonym")),
            "left_anti"));
    lake.append(
        contracts.table("vault", "rows"),
        rows.where("sealed is not null")
            .select(
                "jurisdiction",
                "file_id",
                "sheet_number",
                "row_number",
                "element",
                "target",
                "sealed"));
  }

  private static Map<String, Count> counts(Dataset<Row> rows) {
    Map<String, Count> counts = new HashMap<>();
    for (Row row :
        rows.groupBy("jurisdiction", "file_id")
            .agg(
                count(when(col("skip").isNull(), 1)),
                sum("skipped"),
                count(when(col("skip").isNotNull(), 1)))
            .collectAsList()) {
      counts.put(
          row.getString(0) + "/" + row.getString(1),
          new Count(row.getLong(2), row.getLong(3), row.getLong(4) > 0));
    }
    return counts;
  }

  private Dataset<Row> sources(Collection<Decoding> decodings) {
    Map<String, List<Decoding>> modes = new LinkedHashMap<>();
    for (Decoding decoding : decodings) {
      String mode =
          decoding.mapping() == null
              ? "dataset " + decoding.dataset()
              : decoding.task().jurisdiction() + " mapping " + decoding.mapping().name();
      modes.computeIfAbsent(mode, m -> new ArrayList<>()).add(decoding);
    }
    Dataset<Row> all = null;
    for (List<Decoding> same : modes.values()) {
      Dataset<Row> raw = raw(same.stream().map(Decoding::task).toList());
      Mapping mapping = same.get(0).mapping();
      Dataset<Row> rows =
          mapping == null ? direct(raw, same.get(0).dataset()) : mapped(raw, mapping);
      all = all == null ? rows : all.unionByName(rows);
    }
    return all;
  }

  private Dataset<Row> raw(List<FileTask> tasks) {
    return lake.spark()
        .createDataset(tasks, Encoders.javaSerialization(FileTask.class))
        .repartition(Math.min(TASKS, tasks.size()))
        .flatMap((FlatMapFunction<FileTask, Row>) FileTask::rows, Encoders.row(FileTask.ROWS));
  }

  private static Dataset<Row> direct(Dataset<Row> raw, String dataset) {
    return placed(
        raw,
        one(lit(true), lit(dataset), col("content"), lit(0), col("source"), col("skip")),
        col("extra"));
  }

  /**
   * One pass over the source: each of its rows becomes a row for every target, read or not
   * selected; what the decoder passed over is passed over for every dataset.
   */
  private static Dataset<Row> mapped(Dataset<Row> raw, Mapping mapping) {
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
    return placed(
        raw, explode(when(col("skip").isNotNull(), all).otherwise(ours)), sourceAndExtra());
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

  private static Dataset<Row> placed(Dataset<Row> raw, Column one, Column extra) {
    return raw.select(
            col("jurisdiction"),
            col("sheet"),
            col("sheet_number"),
            col("row_number"),
            col("element"),
            extra.as("extra"),
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
