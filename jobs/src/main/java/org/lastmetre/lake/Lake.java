package org.lastmetre.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.delta.tables.DeltaMergeBuilder;
import io.delta.tables.DeltaTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.lastmetre.contract.TableContract;
import scala.reflect.ClassTag;

/**
 * The warehouse directory as a catalogue of Delta tables: {@code <warehouse>/<layer>/<table>}.
 *
 * <p>Every write takes rows of exactly the contract's columns, and none commits when no row
 * changes.
 */
public final class Lake {
  private final SparkSession spark;
  private final String warehouse;
  private final Map<String, Held> held = new HashMap<>();
  private final Set<String> opened = new HashSet<>();
  private Load load = Load.HEAVY;

  /** A table's rows in memory, as they are at a version. */
  private record Held(long version, Dataset<Row> rows) {}

  public Lake(SparkSession spark, String warehouse) {
    this.spark = spark;
    this.warehouse = warehouse;
  }

  public SparkSession spark() {
    return spark;
  }

  /**
   * Makes ready for what is to come.
   *
   * @param rows rows the night may have to look at
   */
  public void prepareFor(long rows) {
    load = Load.of(rows);
    Engine.prepareFor(spark, load);
  }

  /** {@link Settling#settled}. */
  public Dataset<Row> settled(Dataset<Row> rows) {
    return new Settling(spark, load).settled(rows);
  }

  /** A value that every task needs, sent to each executor once. */
  public <T> Broadcast<T> broadcast(T value) {
    return spark.sparkContext().broadcast(value, ClassTag.apply(value.getClass()));
  }

  /** The table's newest version; empty when the table does not exist. */
  public OptionalLong version(String layer, String name) {
    return LogFiles.newest(location(layer, name), hadoop());
  }

  /**
   * The version readers are to see: {@code published} when nothing was written since, or only what
   * a restore brought back.
   */
  public OptionalLong version(String layer, String name, long published) {
    OptionalLong newest = version(layer, name);
    return newest.isPresent() && stands(location(layer, name), newest.getAsLong(), published)
        ? OptionalLong.of(published)
        : newest;
  }

  /** {@link #settled} where little is to be looked at; else the rows as they are. */
  public Dataset<Row> held(Dataset<Row> rows) {
    return load.isHeld() ? settled(rows) : rows;
  }

  /**
   * The table's rows now; no rows, but typed columns, when it does not exist.
   *
   * @throws IllegalStateException when an older version of the program made it otherwise
   */
  public Dataset<Row> read(TableContract table) {
    String location = location(table.layer(), table.name());
    OptionalLong version = version(table.layer(), table.name());
    if (version.isEmpty() || version.getAsLong() == 0) {
      return spark.createDataFrame(List.of(), Schemas.of(table));
    }
    if (!load.isHeld()) {
      held.clear();
      return stored(table, location);
    }
    // Each time a table is opened costs a job; a night reads some of them a dozen times.
    return held.compute(
            location,
            (key, known) ->
                known != null && known.version() == version.getAsLong()
                    ? known
                    : new Held(version.getAsLong(), settled(stored(table, location))))
        .rows();
  }

  /** The rows that meet a condition, read where they lie: for a table that grows for years. */
  public Dataset<Row> readWhere(TableContract table, String condition) {
    return version(table.layer(), table.name()).orElse(0) == 0
        ? spark.createDataFrame(List.of(), Schemas.of(table))
        : stored(table, location(table.layer(), table.name())).where(condition);
  }

  /** The table's rows as they stood at a version. */
  public Dataset<Row> readAt(TableContract table, long version) {
    return spark.sql("SELECT * FROM " + at(table.layer(), table.name(), version));
  }

  private Dataset<Row> stored(TableContract table, String location) {
    Dataset<Row> rows = spark.read().format("delta").load(location);
    if (opened.add(location)) {
      Schemas.requireSame(rows.schema(), table);
    }
    return rows;
  }

  /** What the table says it is for, in its metadata; empty when it says nothing. */
  public String comment(String layer, String name) {
    Row detail = DeltaTable.forPath(spark, location(layer, name)).detail().first();
    return Objects.requireNonNullElse(detail.<String>getAs("description"), "");
  }

  /** SQL text that names the table as it stood at a version, for a reader's view. */
  public String at(String layer, String name, long version) {
    return "delta.`%s` VERSION AS OF %d".formatted(location(layer, name), version);
  }

  /** SQL text that names the table's newest version. */
  public String latest(String layer, String name) {
    return "delta.`%s`".formatted(location(layer, name));
  }

  /**
   * Brings the table back to a published version, if it has moved on.
   *
   * @param published the version to return to; 0 (the empty table) for a table never published
   * @return whether anything had to be undone
   */
  public boolean restore(String layer, String name, long published) {
    String table = location(layer, name);
    OptionalLong newest = LogFiles.newest(table, hadoop());
    if (newest.isEmpty() || stands(table, newest.getAsLong(), published)) {
      return false;
    }
    DeltaTable.forPath(spark, table).restoreToVersion(published);
    return true;
  }

  private boolean stands(String table, long newest, long published) {
    if (newest == published) {
      return true;
    }
    OptionalLong restored = LogFiles.restoredBy(table, newest, hadoop());
    return restored.isPresent() && restored.getAsLong() == published;
  }

  /** Adds rows in one commit. */
  public void append(TableContract table, Dataset<Row> rows) {
    create(table);
    Dataset<Row> conformed = Schemas.conform(rows, table);
    if (isNew(table)) {
      fill(table, held(conformed));
    } else {
      add(table, conformed);
    }
  }

  /** Writes a new table's first rows, and keeps them: they are about to be read. */
  private void fill(TableContract table, Dataset<Row> rows) {
    add(table, rows);
    if (load.isHeld()) {
      version(table.layer(), table.name())
          .ifPresent(v -> held.put(location(table.layer(), table.name()), new Held(v, rows)));
    }
  }

  private void add(TableContract table, Dataset<Row> rows) {
    rows.write().format("delta").mode(SaveMode.Append).save(location(table.layer(), table.name()));
  }

  /**
   * Makes the part of the table within {@code scope} equal to {@code desired}.
   *
   * @param desired rows of the contract's columns, one per key
   * @param scope picks the present rows that {@code desired} stands for
   * @return the rows that changed, with their images before and after
   * @throws BrokenPromise when two of the rows to be written have one key, or one lacks a required
   *     value; nothing is written then
   */
  public Changes sync(TableContract table, Dataset<Row> desired, Scope scope) {
    create(table);
    Dataset<Row> wanted = Schemas.conform(desired, table);
    Dataset<Row> present = scope.of(read(table));
    if (isNew(table)) {
      Dataset<Row> rows = settled(wanted);
      long count = Promise.of(table).countOf(rows);
      if (count == 0) {
        return Changes.none(table.name());
      }
      fill(table, rows);
      return new Changes(table.name(), true, count, Optional.empty());
    }
    Dataset<Row> changed = settled(Difference.of(table, present, wanted));
    long count = changed.count();
    if (count == 0) {
      return Changes.none(table.name());
    }
    Promise.of(table).countOf(changed.where("after is not null").select("after.*"));
    merge(table, changed);
    return new Changes(table.name(), false, count, Optional.of(Difference.images(table, changed)));
  }

  /**
   * Replaces the rows that meet {@code condition} by the given ones, in one commit.
   *
   * @param condition SQL over the table's columns; every new row must meet it, which Delta checks
   *     where there are rows to replace
   * @param rows {@link #settled} rows of the contract's columns
   */
  public void replaceWhere(TableContract table, String condition, Dataset<Row> rows) {
    create(table);
    Dataset<Row> written = load.isHeld() ? rows : partByPart(table, rows);
    if (isNew(table)) {
      fill(table, written);
      return;
    }
    Schemas.conform(written, table)
        .write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .option("replaceWhere", condition)
        .save(location(table.layer(), table.name()));
  }

  /**
   * One task writes a part of the table, into one file, as each file that is read takes its time;
   * in the order of its key, so that readers pass over what they do not ask for.
   */
  private static Dataset<Row> partByPart(TableContract table, Dataset<Row> rows) {
    if (table.partitionBy().isEmpty()) {
      return rows;
    }
    Column[] parts = columns(table.partitionBy().stream());
    Column[] order =
        columns(Stream.concat(table.partitionBy().stream(), table.key().stream()).distinct());
    return rows.repartition(parts).sortWithinPartitions(order);
  }

  private static Column[] columns(Stream<String> names) {
    return names.map(functions::col).toArray(Column[]::new);
  }

  /**
   * Makes the table, empty, at version 0, with its comments and constraints, if it is not there.
   */
  public void create(TableContract table) {
    String location = location(table.layer(), table.name());
    if (version(table.layer(), table.name()).isEmpty()) {
      Creation.of(spark, table, location);
      opened.add(location);
    } else if (!opened.contains(location)) {
      stored(table, location);
    }
  }

  /** Makes the table, empty, as it is promised now; former versions of it stay readable. */
  public void renew(TableContract table) {
    String location = location(table.layer(), table.name());
    if (version(table.layer(), table.name()).isPresent()) {
      Creation.anew(spark, table, location);
      opened.add(location);
    }
    create(table);
  }

  /** Nothing has ever been written to it. */
  private boolean isNew(TableContract table) {
    return version(table.layer(), table.name()).orElse(0) == 0;
  }

  private void merge(TableContract table, Dataset<Row> changed) {
    Dataset<Row> source =
        changed.select(
            col(Difference.CHANGE),
            when(col(Difference.CHANGE).equalTo("delete"), col("before"))
                .otherwise(col("after"))
                .as("row"));
    Column match = lit(true);
    for (String key : Difference.identity(table)) {
      match = match.and(col("t." + key).eqNullSafe(col("s.row." + key)));
    }
    Map<String, Column> values = new HashMap<>();
    for (var column : table.columns()) {
      values.put(column.name(), col("s.row." + column.name()));
    }
    DeltaMergeBuilder merge =
        DeltaTable.forPath(spark, location(table.layer(), table.name()))
            .as("t")
            .merge(source.as("s"), match)
            .whenMatched(col("s." + Difference.CHANGE).equalTo("delete"))
            .delete()
            .whenMatched()
            .update(values)
            .whenNotMatched()
            .insert(values);
    merge.execute();
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  private String location(String layer, String name) {
    return warehouse + "/" + layer + "/" + name;
  }
}
