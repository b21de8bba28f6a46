package org.lastmetre.landing;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
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
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Words;
import org.lastmetre.lake.Lake;
import org.lastmetre.policy.Mapping;
import org.lastmetre.vault.Vault;

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

  /** Rows read and passed over, of one file for one dataset. */
  record Count(long rows, long skipped) implements Serializable {}

  /** Writes the rows; answers with the counts by {@code jurisdiction/file_id}. */
  Map<String, Count> decode(Collection<Decoding> decodings) {
    if (decodings.isEmpty()) {
      return Map.of();
    }
    Map<String, TableContract> datasets = new HashMap<>();
    contracts.inputs().forEach(table -> datasets.put(table.name(), table));
    Broadcast<Intake> intake = lake.broadcast(Intake.class, new Intake(runId, vault, datasets));
    Dataset<Row> rows =
        Lake.settled(
            sources(decodings)
                .map(
                    (MapFunction<Row, Row>) row -> intake.value().take(row),
                    Encoders.row(Intake.ROWS)));
    Dataset<Row> real = rows.where("dataset is not null");
    Map<String, Count> counts = counts(decodings, rows);
    if (counts.values().stream().anyMatch(count -> count.rows() > 0)) {
      keep(real);
      lake.append(contracts.table("bronze", "rows"), real.drop("personal", "sealed", "skipped"));
    }
    return counts;
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
            scala.collection.JavaConverters.asScalaBuffer(List.of("jurisdiction", "pseudonym")),
            "left_anti"));
    lake.append(
        contracts.table("vault", "rows"),
        rows.where("sealed is not null")
            .select("jurisdiction", "file_id", "sheet_number", "row_number", "target", "sealed"));
  }

  private Map<String, Count> counts(Collection<Decoding> decodings, Dataset<Row> rows) {
    Map<String, Long> read = new HashMap<>();
    Map<String, Long> skipped = new HashMap<>();
    for (Row row :
        rows.groupBy("jurisdiction", "dataset", "file_id")
            .agg(
                org.apache.spark.sql.functions.count(lit(1)).as("rows"),
                sum("skipped").as("skipped"))
            .collectAsList()) {
      String id = row.getString(0) + "/" + row.getString(2);
      if (row.isNullAt(1)) {
        skipped.put(id, row.getLong(4));
      } else {
        read.put(id, row.getLong(3));
      }
    }
    Map<String, Long> decoded = decodedRows(decodings, rows);
    Map<String, Count> counts = new HashMap<>();
    for (Decoding decoding : decodings) {
      FileTask task = decoding.task();
      String source = task.jurisdiction() + "/" + task.content();
      long passedOver = skipped.getOrDefault(source, 0L);
      if (decoding.mapping() == null) {
        counts.put(source, new Count(read.getOrDefault(source, 0L), passedOver));
        continue;
      }
      Map<String, Integer> targets = new LinkedHashMap<>();
      decoding.mapping().targets().forEach(t -> targets.merge(t.dataset(), 1, Integer::sum));
      targets.forEach(
          (dataset, times) -> {
            String id =
                task.jurisdiction()
                    + "/"
                    + Receiver.fileId(task.content(), dataset, decoding.mapping().fingerprint());
            long rowsRead = read.getOrDefault(id, 0L);
            long offered = decoded.getOrDefault(source, 0L) * times;
            counts.put(id, new Count(rowsRead, passedOver + offered - rowsRead));
          });
    }
    return counts;
  }

  /** Rows of each mapped content before any condition, as the end of its file tells. */
  private static Map<String, Long> decodedRows(Collection<Decoding> decodings, Dataset<Row> rows) {
    Map<String, Long> decoded = new HashMap<>();
    if (decodings.stream().anyMatch(d -> d.mapping() != null)) {
      rows.where("dataset is null")
          .select(col("jurisdiction"), col("file_id"), col("row_number"))
          .collectAsList()
          .forEach(r -> decoded.put(r.getString(0) + "/" + r.getString(1), r.getLong(2)));
    }
    return decoded;
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
    return raw.select(
        col("jurisdiction"),
        when(isEnd().equalTo(false), dataset).as("dataset"),
        col("content").as("file_id"),
        col("row_number"),
        lit(0).as("target"),
        col("source").as("cells"),
        col("extra"),
        col("excess_cells"),
        col("skipped"));
  }

  /** One pass over the source: each of its rows becomes the rows of the targets that select it. */
  private static Dataset<Row> mapped(Dataset<Row> raw, Mapping mapping) {
    ZoneId zone = mapping.read().timeZone();
    List<Column> targets = new ArrayList<>();
    for (Mapping.Target target : mapping.targets()) {
      List<Column> cells = new ArrayList<>();
      target
          .columns()
          .forEach(
              (name, expression) -> {
                cells.add(lit(name));
                cells.add(Expressions.resolved(expression, zone, Words::matchKey));
              });
      Column fileId =
          sha2(
              concat(col("content"), lit("\n" + target.dataset() + "\n" + mapping.fingerprint()))
                  .cast("binary"),
              256);
      targets.add(
          one(
              condition(mapping.where(), zone).and(condition(target.where(), zone)),
              lit(target.dataset()),
              fileId,
              lit(targets.size()),
              map(cells.toArray(Column[]::new))));
    }
    Column end = one(lit(true), lit(null).cast("string"), col("content"), lit(-1), col("source"));
    Column selected =
        filter(array(targets.toArray(Column[]::new)), target -> target.getField("selected"));
    return raw.select(
            col("jurisdiction"),
            col("row_number"),
            col("source").as("extra"),
            col("excess_cells"),
            col("skipped"),
            explode(when(isEnd(), array(end)).otherwise(selected)).as("one"))
        .select(
            col("jurisdiction"),
            col("one.dataset"),
            col("one.file_id"),
            col("row_number"),
            col("one.target"),
            col("one.cells"),
            col("extra"),
            col("excess_cells"),
            col("skipped"));
  }

  private static Column one(
      Column selected, Column dataset, Column fileId, Column target, Column cells) {
    return struct(
        selected.as("selected"),
        dataset.as("dataset"),
        fileId.as("file_id"),
        target.as("target"),
        cells.as("cells"));
  }

  private static Column isEnd() {
    return col("skipped").geq(0L);
  }

  private static Column condition(String where, ZoneId zone) {
    return where == null ? lit(true) : Expressions.resolvedCondition(where, zone, Words::matchKey);
  }
}
