package org.lastmetre.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Scope;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Which entities of a dataset are to be looked at tonight, and the received rows that speak of
 * them.
 */
final class Entities {
  private static final StructType FILE = StructType.fromDDL("jurisdiction STRING, file_id STRING");
  private static final StructType ID = StructType.fromDDL("jurisdiction STRING, entity_id STRING");

  private final TableContract table;
  private final Scope here;
  private final Dataset<Row> received;
  private final boolean everything;
  private final boolean none;
  private final Dataset<Row> files;
  private final Dataset<Row> ids;

  Entities(
      Lake lake,
      Contracts contracts,
      TableContract table,
      Readings readings,
      Withdrawals withdrawals,
      Silver.Extent extent,
      Scope here,
      Set<String> waitingDatasets) {
    this.here = here;
    this.table = table;
    this.received =
        here.of(lake.read(contracts.table("bronze", "rows")))
            .where(col("dataset").equalTo(table.name()));
    // Whether a unit is known depends on all others.
    this.everything =
        extent == Silver.Extent.EVERYTHING
            || table.columns().stream().anyMatch(c -> c.refersTo().contains(table.name()));
    Dataset<Row> waiting =
        here.of(lake.read(contracts.table("ops", "waiting")))
            .where(col("dataset").equalTo(table.name()))
            .select("jurisdiction", "entity_id")
            .union(
                here.of(lake.read(contracts.table("ops", "quarantine")))
                    .where(col("dataset").equalTo(table.name()).and(LostZeros.mayBeMended()))
                    .select("jurisdiction", "entity_id"));
    Set<List<String>> withdrawn = withdrawals.changed(table.name());
    this.none =
        extent == Silver.Extent.CHANGED
            && withdrawn.isEmpty()
            && !readings.touch(table.name())
            && !waitingDatasets.contains(table.name());
    this.files = lake.spark().createDataFrame(changedFiles(readings), FILE);
    this.ids =
        everything || none
            ? null
            : received
                .join(files, joined("jurisdiction", "file_id"), "left_semi")
                .select("jurisdiction", "entity_id")
                .union(waiting)
                .union(lake.spark().createDataFrame(rows(withdrawn), ID))
                .where("entity_id is not null")
                .distinct()
                .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static List<Row> rows(Set<List<String>> ids) {
    return ids.stream().map(id -> RowFactory.create(id.toArray())).toList();
  }

  private List<Row> changedFiles(Readings readings) {
    List<Row> rows = new ArrayList<>();
    String prefix = table.name() + "/";
    for (String id : readings.changedFiles()) {
      if (id.startsWith(prefix)) {
        String[] parts = id.split("/", 3);
        rows.add(RowFactory.create(parts[1], parts[2]));
      }
    }
    return rows;
  }

  /** Nothing to look at. */
  boolean none() {
    return none;
  }

  /** The received rows that speak of the entities, or stand in a file that changed. */
  Dataset<Row> rows() {
    return everything ? received : within(received, col("entity_id"));
  }

  /** The present rows of the dataset's silver table that the rows stand for. */
  Scope inTable() {
    return everything ? here : present -> within(present, Silver.entity(table));
  }

  /** The present versions of the households that the rows stand for. */
  Scope inVersions() {
    return everything ? here : present -> byEntity(present, col("household_id"));
  }

  /** The present rows of a table of fates ({@code dataset, file_id, entity_id}). */
  Dataset<Row> inFates(Dataset<Row> present) {
    Dataset<Row> own = present.where(col("dataset").equalTo(table.name()));
    return everything ? here.of(own) : within(own, col("entity_id"));
  }

  private Dataset<Row> byEntity(Dataset<Row> rows, Column entity) {
    return Scope.entities(entity, ids).of(rows);
  }

  private Dataset<Row> within(Dataset<Row> rows, Column entity) {
    Dataset<Row> marked =
        rows.withColumn("_entity", entity)
            .join(
                ids.select(
                    col("jurisdiction").as("_j"), col("entity_id").as("_e"), lit(true).as("_i")),
                col("jurisdiction").equalTo(col("_j")).and(col("_entity").equalTo(col("_e"))),
                "left_outer")
            .drop("_j", "_e")
            .join(
                files.select(
                    col("jurisdiction").as("_j"), col("file_id").as("_g"), lit(true).as("_f")),
                col("jurisdiction").equalTo(col("_j")).and(col("file_id").equalTo(col("_g"))),
                "left_outer")
            .where(coalesce(col("_i"), col("_f"), lit(false)));
    return marked.drop("_j", "_g", "_i", "_f", "_entity");
  }

  private static Seq<String> joined(String... columns) {
    return JavaConverters.asScalaBuffer(List.of(columns));
  }
}
