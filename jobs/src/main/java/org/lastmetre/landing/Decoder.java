package org.lastmetre.landing;

import static org.apache.commons.collections4.IteratorUtils.transformedIterator;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.vault.Vault;
import scala.collection.JavaConverters;

/**
 * Decodes contents into {@code bronze.rows} and the vault, streaming: no file is held in memory.
 */
final class Decoder {
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

  /** Reads the files, once: what becomes of them later is nothing to the rows. */
  Dataset<Row> read(Collection<Decoding> decodings) {
    if (decodings.isEmpty()) {
      return lake.spark().createDataFrame(List.of(), Intake.ROWS);
    }
    Broadcast<Intake> intake = lake.broadcast(new Intake(runId, vault, contracts.inputs()));
    return lake.settled(taken(decodings, intake));
  }

  /**
   * Writes the rows.
   *
   * @param read as {@link #read} yields them
   * @param left files not to be taken in, by {@code jurisdiction/file_id}
   * @return the counts by {@code jurisdiction/file_id}
   */
  Map<String, Count> write(Dataset<Row> read, Set<String> left) {
    Dataset<Row> rows =
        left.isEmpty()
            ? read
            : read.where(
                not(concat_ws("/", col("jurisdiction"), col("file_id")).isInCollection(left)));
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

  private static Iterator<Row> taken(Iterator<Found> found, Intake intake) {
    return new SkippedRuns(transformedIterator(found, intake.another()::take));
  }

  private Dataset<Row> taken(Collection<Decoding> decodings, Broadcast<Intake> intake) {
    List<Decoding> unmapped = new ArrayList<>();
    Map<String, List<Decoding>> byMapping = new LinkedHashMap<>();
    for (Decoding decoding : decodings) {
      if (decoding.mapping() == null) {
        unmapped.add(decoding);
      } else {
        byMapping
            .computeIfAbsent(
                decoding.task().jurisdiction() + " " + decoding.mapping().name(),
                mapping -> new ArrayList<>())
            .add(decoding);
      }
    }
    List<Dataset<Row>> taken = new ArrayList<>();
    if (!unmapped.isEmpty()) {
      taken.add(
          spread(unmapped)
              .flatMap(
                  (FlatMapFunction<Decoding, Row>)
                      one -> taken(one.task().found(one.dataset()), intake.value()),
                  Encoders.row(Intake.ROWS)));
    }
    for (List<Decoding> same : byMapping.values()) {
      Dataset<Row> raw =
          spread(same)
              .flatMap(
                  (FlatMapFunction<Decoding, Row>) one -> one.task().rows(),
                  Encoders.row(FileTask.ROWS));
      taken.add(
          MappedRows.of(raw, same.get(0).mapping())
              .mapPartitions(
                  (MapPartitionsFunction<Row, Row>)
                      part -> taken(transformedIterator(part, Found::of), intake.value()),
                  Encoders.row(Intake.ROWS)));
    }
    return taken.stream().reduce(Dataset::unionByName).orElseThrow();
  }

  private Dataset<Decoding> spread(List<Decoding> decodings) {
    JavaSparkContext spark = new JavaSparkContext(lake.spark().sparkContext());
    List<List<Decoding>> bundles = Bundles.of(decodings, spark.defaultParallelism());
    JavaRDD<Decoding> dealt = spark.parallelize(bundles, bundles.size()).flatMap(List::iterator);
    return lake.spark().createDataset(dealt.rdd(), Encoders.javaSerialization(Decoding.class));
  }
}
