package org.lastmetre.lake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.columnar.CachedBatch;
import org.apache.spark.sql.execution.columnar.InMemoryRelation;
import org.apache.spark.sql.execution.columnar.InMemoryRelation$;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Versions of tables whose rows are held in memory, spilled to disk where it is short, for readers
 * who ask again and again. Queries of a {@link #catalogue} take a table's rows from here once all
 * of them are there, and read its files until then; the answers are the same.
 */
public final class Memory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

  /** Of so many rows the least and the greatest value of each column are known. */
  private static final int ROWS_TOLD_OF = 500;

  /** What queries choose rows by: they lie in this order. */
  private static final List<String> CHOSEN_BY = List.of("period", "period_start", "unit_code");

  /** So many rows are worth a task of their own. */
  private static final long ROWS_PER_TASK = 2_000_000;

  private final SparkSession spark;
  private final Map<String, HeldTable> held = new LinkedHashMap<>();
  private final Map<FileIndex, HeldTable> ready = new ConcurrentHashMap<>();
  private final ExecutorService fetching =
      Executors.newSingleThreadExecutor(
          new BasicThreadFactory.Builder().namingPattern("memory").daemon(true).build());
  private volatile Set<String> wanted = Set.of();

  /** Nothing is held at first. */
  public Memory(SparkSession spark) {
    this.spark = Engine.catalogue(spark);
    this.spark
        .conf()
        .set("spark.sql.inMemoryColumnarStorage.batchSize", String.valueOf(ROWS_TOLD_OF));
  }

  /** {@link Engine#catalogue}, whose queries take rows from here. */
  public SparkSession catalogue() {
    SparkSession catalogue = Engine.catalogue(spark);
    catalogue.extensions().injectOptimizerRule(session -> new TakeHeldTables(ready));
    return catalogue;
  }

  /**
   * Holds these and no others from now on; they are fetched one by one behind the caller's back.
   *
   * @param tables names of tables at a version, as {@link Lake#at} gives them
   */
  public void hold(Set<String> tables) {
    wanted = Set.copyOf(tables);
    fetching.execute(this::fetch);
  }

  private void fetch() {
    Set<String> tables = wanted;
    // Rows that are held no more are there until the last query that reads them has ended.
    held.entrySet().removeIf(entry -> !tables.contains(entry.getKey()));
    ready.values().retainAll(held.values());
    for (String table : tables) {
      if (tables != wanted) {
        return;
      }
      if (!held.containsKey(table)) {
        try {
          HeldTable rows = fetched(table);
          held.put(table, rows);
          ready.put(rows.files(), rows);
        } catch (Exception e) {
          // Spark's analysis errors are checked exceptions that its Java signatures do not declare.
          if (tables == wanted) {
            LOG.error("{} is not held in memory; it is read from its files", table, e);
          }
        }
      }
    }
  }

  private HeldTable fetched(String table) {
    Dataset<Row> stored = spark.sql("SELECT * FROM " + table);
    LogicalRelation relation =
        (LogicalRelation) stored.queryExecution().analyzed().collectLeaves().head();
    // Each task is sent the columns; comments would be most of that.
    Dataset<Row> rows =
        stored.select(
            Stream.of(stored.columns())
                .map(name -> stored.col(name).as(name, Metadata.empty()))
                .toArray(Column[]::new));
    int tasks =
        (int) Math.min(spark.sparkContext().defaultParallelism(), 1 + rows.count() / ROWS_PER_TASK);
    Column[] order =
        CHOSEN_BY.stream()
            .filter(List.of(rows.columns())::contains)
            .map(rows::col)
            .toArray(Column[]::new);
    InMemoryRelation inMemory =
        InMemoryRelation$.MODULE$.apply(
            StorageLevel.MEMORY_AND_DISK(),
            (tasks == 1 ? rows.coalesce(1) : rows.repartitionByRange(tasks, order))
                .sortWithinPartitions(order)
                .queryExecution(),
            Option.empty());
    RDD<CachedBatch> batches = inMemory.cacheBuilder().cachedColumnBuffers();
    if (spark.sparkContext().isLocal()) {
      // Else each task is sent how the rows were read; there is no machine to lose them.
      batches.localCheckpoint();
    }
    batches.count();
    return new HeldTable(
        ((HadoopFsRelation) relation.relation()).location(),
        inMemory,
        Dataset.ofRows(spark, inMemory)
            .select(HeldTable.JURISDICTION)
            .distinct()
            .as(Encoders.STRING())
            .collectAsList());
  }

  @Override
  public void close() {
    wanted = Set.of();
    fetching.shutdownNow();
  }
}
