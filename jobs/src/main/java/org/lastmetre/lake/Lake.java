package org.lastmetre.lake;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.delta.tables.DeltaMergeBuilder;
import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.lastmetre.contract.Check;
import org.lastmetre.contract.TableContract;
import scala.reflect.ClassTag;

/**
 * The warehouse directory as a catalogue of Delta tables: {@code <warehouse>/<layer>/<table>}.
 *
 * <p>Every write takes rows of exactly the contract's columns, and none commits when no row
 * changes.
 */
public final class Lake {
  private static final String CHANGE = "_change";
  private static final String CHANGED_COLUMNS = "changed_columns";

  private final SparkSession spark;
  private final String warehouse;

  public Lake(SparkSession spark, String warehouse) {
    this.spark = spark;
    this.warehouse = warehouse;
  }

  public SparkSession spark() {
    return spark;
  }

  /** A value that every task needs, sent to each executor once. */
  public <T> Broadcast<T> broadcast(Class<T> type, T value) {
    return spark.sparkContext().broadcast(value, ClassTag.apply(type));
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

  /** The table's rows now; no rows, but typed columns, when it does not exist. */
  public Dataset<Row> read(TableContract table) {
    if (version(table.layer(), table.name()).isEmpty()) {
      return spark.createDataFrame(List.of(), Schemas.of(table));
    }
    return spark.read().format("delta").load(location(table.layer(), table.name()));
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
    Schemas.conform(rows, table)
        .write()
        .format("delta")
        .mode(SaveMode.Append)
        .save(location(table.layer(), table.name()));
  }

  /**
   * Makes the part of the table within {@code scope} equal to {@code desired}.
   *
   * @param desired rows of the contract's columns, one per key
   * @param scope picks the present rows that {@code desired} stands for
   * @return the rows that changed, with their images before and after
   */
  public Changes sync(TableContract table, Dataset<Row> desired, Scope scope) {
    create(table);
    Dataset<Row> wanted = Schemas.conform(desired, table);
    Dataset<Row> present = scope.of(read(table));
    if (newestIsEmpty(table)) {
      append(table, wanted);
      String location = location(table.layer(), table.name());
      long newest = version(table.layer(), table.name()).orElseThrow();
      long count = LogFiles.rowsWritten(location, newest, hadoop());
      return new Changes(table.name(), count > 0, count, Optional.empty());
    }
    Dataset<Row> changed =
        difference(table, present, wanted).persist(StorageLevel.MEMORY_AND_DISK());
    long count = changed.count();
    if (count == 0) {
      changed.unpersist();
      return Changes.none(table.name());
    }
    merge(table, changed);
    return new Changes(table.name(), false, count, Optional.of(images(table, changed)));
  }

  /**
   * Replaces the rows that meet {@code condition} by the given ones, in one commit.
   *
   * @param condition SQL over the table's columns; every new row must meet it
   */
  public void replaceWhere(TableContract table, String condition, Dataset<Row> rows) {
    create(table);
    Schemas.conform(rows, table)
        .write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .option("replaceWhere", condition)
        .save(location(table.layer(), table.name()));
  }

  /** Replaces all rows, in one commit. */
  public void overwrite(TableContract table, Dataset<Row> rows) {
    create(table);
    Schemas.conform(rows, table)
        .write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .save(location(table.layer(), table.name()));
  }

  /**
   * Makes the table, empty, at version 0, with its comments and constraints, if it is not there.
   */
  public void create(TableContract table) {
    if (version(table.layer(), table.name()).isPresent()) {
      requireSameColumns(table);
      return;
    }
    DeltaTableBuilder builder =
        DeltaTable.createIfNotExists(spark)
            .location(location(table.layer(), table.name()))
            .comment(table.description().zh() + " / " + table.description().en());
    for (org.lastmetre.contract.Column column : table.columns()) {
      builder.addColumn(
          DeltaTable.columnBuilder(spark, column.name())
              .dataType(Schemas.type(column))
              .nullable(!column.required())
              .comment(column.description().zh() + " / " + column.description().en())
              .build());
    }
    if (!table.partitionBy().isEmpty()) {
      builder.partitionedBy(table.partitionBy().toArray(String[]::new));
    }
    int number = 0;
    for (Check check : table.checks()) {
      builder.property("delta.constraints.check_" + ++number, check.expression());
    }
    // Published nights stay readable for years; upkeep, not Delta's defaults, decides what goes.
    builder.property("delta.logRetentionDuration", "interval 3650 days");
    builder.property("delta.deletedFileRetentionDuration", "interval 3650 days");
    builder.execute();
  }

  private void requireSameColumns(TableContract table) {
    List<String> now = List.of(read(table).columns());
    List<String> promised =
        table.columns().stream().map(org.lastmetre.contract.Column::name).toList();
    if (!now.equals(promised)) {
      throw new IllegalStateException(
          "%s.%s in the warehouse has the columns %s, this version promises %s; build the warehouse anew"
              .formatted(table.layer(), table.name(), now, promised));
    }
  }

  private boolean newestIsEmpty(TableContract table) {
    OptionalLong version = version(table.layer(), table.name());
    return version.isEmpty() || version.getAsLong() == 0 || read(table).isEmpty();
  }

  /**
   * Rows of both sides that differ: {@code before} and {@code after} structs, null where absent.
   */
  private static Dataset<Row> difference(
      TableContract table, Dataset<Row> present, Dataset<Row> wanted) {
    Dataset<Row> before = keyed(table, present, "before");
    Dataset<Row> after = keyed(table, wanted, "after");
    Column same = lit(true);
    for (String key : table.key()) {
      same = same.and(col("before." + key).eqNullSafe(col("after." + key)));
    }
    return before
        .join(after, same, "full_outer")
        .where(col("before").eqNullSafe(col("after")).equalTo(false))
        .select(
            col("before"),
            col("after"),
            when(col("before").isNull(), "insert")
                .when(col("after").isNull(), "delete")
                .otherwise("update")
                .as(CHANGE));
  }

  private static Dataset<Row> keyed(TableContract table, Dataset<Row> rows, String name) {
    Column[] all = table.columns().stream().map(c -> col(c.name())).toArray(Column[]::new);
    return rows.select(org.apache.spark.sql.functions.struct(all).as(name));
  }

  private void merge(TableContract table, Dataset<Row> changed) {
    Dataset<Row> source =
        changed.select(
            col(CHANGE),
            when(col(CHANGE).equalTo("delete"), col("before")).otherwise(col("after")).as("row"));
    Column match = lit(true);
    for (String key : table.key()) {
      match = match.and(col("t." + key).eqNullSafe(col("s.row." + key)));
    }
    Map<String, Column> values = new HashMap<>();
    for (org.lastmetre.contract.Column column : table.columns()) {
      values.put(column.name(), col("s.row." + column.name()));
    }
    DeltaMergeBuilder merge =
        DeltaTable.forPath(spark, location(table.layer(), table.name()))
            .as("t")
            .merge(source.as("s"), match)
            .whenMatched(col("s." + CHANGE).equalTo("delete"))
            .delete()
            .whenMatched()
            .update(values)
            .whenNotMatched()
            .insert(values);
    merge.execute();
  }

  private static Dataset<Row> images(TableContract table, Dataset<Row> changed) {
    List<Column> differing = new ArrayList<>();
    for (org.lastmetre.contract.Column column : table.columns()) {
      differing.add(
          when(
              col("before." + column.name())
                  .eqNullSafe(col("after." + column.name()))
                  .equalTo(false)
                  .or(col("before").isNull())
                  .or(col("after").isNull()),
              column.name()));
    }
    Column names = array_compact(array(differing.toArray(Column[]::new))).as(CHANGED_COLUMNS);
    Dataset<Row> before =
        changed
            .where(col("before").isNotNull())
            .select(col("before.*"), lit("before").as("image"), names);
    Dataset<Row> after =
        changed
            .where(col("after").isNotNull())
            .select(col("after.*"), lit("after").as("image"), names);
    return before.unionByName(after);
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  private String location(String layer, String name) {
    return warehouse + "/" + layer + "/" + name;
  }
}
