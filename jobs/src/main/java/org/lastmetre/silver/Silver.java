package org.lastmetre.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Changes;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Scope;

/**
 * Conforms what was received: every dataset in the order of its references, then what follows from
 * several of them (versions of households, paths of units, the life of issues).
 *
 * <p>Only entities that tonight's files speak of, and rows that wait, are looked at again; with
 * {@link Extent#EVERYTHING} all are. The result is the same.
 */
public final class Silver {
  private static final String UNITS = "org_units";
  private static final String HOUSEHOLDS = "households";
  private static final StructType ID = StructType.fromDDL("jurisdiction STRING, entity_id STRING");

  private final Lake lake;
  private final Contracts contracts;
  private final Map<String, Place> places;
  private final Withdrawals withdrawals;
  private final Scope here;

  /** How much is looked at again. */
  public enum Extent {
    CHANGED,
    EVERYTHING
  }

  /**
   * @param withdrawals the keys that are taken back; withdrawn files are no part of the readings
   */
  public Silver(
      Lake lake, Contracts contracts, Map<String, Place> places, Withdrawals withdrawals) {
    this.lake = lake;
    this.contracts = contracts;
    this.places = places;
    this.withdrawals = withdrawals;
    this.here = Scope.jurisdictions(places.keySet());
  }

  /**
   * Conforms.
   *
   * @param readings what counts, and what of it is new
   * @param extent how much to look at
   * @param said told each table and the rows that changed in it
   * @return what changed, per silver table, oldest first
   */
  public Map<String, List<Changes>> conform(
      Readings readings, Extent extent, Consumer<Changes> said) {
    Map<String, List<Changes>> changes = new LinkedHashMap<>();
    boolean vanished = pass(readings, extent, changes, said);
    if (vanished && extent == Extent.CHANGED) {
      // What referred to an id that is no longer known must wait again, wherever it stands.
      pass(readings, Extent.EVERYTHING, changes, said);
    }
    return changes;
  }

  private boolean pass(
      Readings readings,
      Extent extent,
      Map<String, List<Changes>> changes,
      Consumer<Changes> said) {
    RowFates fates = new RowFates(lake, contracts, extent, here);
    Set<String> waiting = new HashSet<>();
    here.of(lake.read(contracts.table("ops", "waiting")))
        .select("dataset")
        .union(
            here.of(lake.read(contracts.table("ops", "quarantine")))
                .where(LostZeros.mayBeMended())
                .select("dataset"))
        .distinct()
        .collectAsList()
        .forEach(row -> waiting.add(row.getString(0)));
    boolean vanished = false;
    for (TableContract table : inReferenceOrder()) {
      Entities entities =
          new Entities(lake, contracts, table, readings, withdrawals, extent, here, waiting);
      if (entities.none()) {
        lake.create(table);
        continue;
      }
      Dataset<Row> rows = lake.settled(fates(table, entities, readings));
      Changes changed = lake.sync(table, current(table, rows), entities.inTable());
      record(changed, changes, said);
      vanished |= isReferredTo(table) && hasVanished(changed, table);
      if (table.name().equals(HOUSEHOLDS)) {
        TableContract versions = contracts.table("silver", "household_versions");
        record(
            lake.sync(versions, HouseholdVersions.of(rows), entities.inVersions()), changes, said);
      }
      if (table.name().equals(UNITS) && !(changed.isEmpty() && extent == Extent.CHANGED)) {
        TableContract paths = contracts.table("silver", "unit_paths");
        record(lake.sync(paths, UnitPaths.of(lake, contracts, places), here), changes, said);
      }
      fates.add(table, rows, entities);
    }
    fates.write();
    return vanished;
  }

  private static void record(
      Changes changed, Map<String, List<Changes>> changes, Consumer<Changes> said) {
    if (!changed.isEmpty()) {
      changes.computeIfAbsent(changed.table(), t -> new ArrayList<>()).add(changed);
      said.accept(changed);
    }
  }

  private Dataset<Row> fates(TableContract table, Entities entities, Readings readings) {
    Broadcast<RowReader> reader =
        lake.broadcast(new RowReader(table, readings.of(table.name()), places, withdrawals));
    Dataset<Row> rows =
        entities
            .rows()
            .map(
                (MapFunction<Row, Row>) row -> reader.value().read(row),
                Encoders.row(RowReader.schema(table)))
            .where("known")
            .drop("known");
    boolean isWithdrawn = withdrawals.touch(table.name());
    if (table.name().equals(UNITS) || isWithdrawn) {
      rows = lake.settled(rows);
    }
    Dataset<Row> left = rows.where("withdrawn_key is null");
    Dataset<Row> conformed = Conformed.of(table, left, known(table, left));
    return isWithdrawn
        ? conformed.unionByName(
            rows.where("withdrawn_key is not null").withColumn("fate", lit("withdrawn")), true)
        : conformed;
  }

  /** Per referred dataset the ids that are known by now. */
  private Map<String, Dataset<Row>> known(TableContract table, Dataset<Row> rows) {
    Map<String, Dataset<Row>> known = new HashMap<>();
    for (String dataset : references(table)) {
      known.put(
          dataset,
          table.name().equals(dataset)
              ? arriving(UnitPaths.goodRows(rows))
              : accepted(contracts.table("silver", dataset)));
    }
    return known;
  }

  /** The ids of a dataset's accepted rows; the jurisdiction is a unit even if no one sends it. */
  private Dataset<Row> accepted(TableContract table) {
    Dataset<Row> ids =
        lake.read(table).select(col("jurisdiction"), entity(table).as("entity_id")).distinct();
    return table.name().equals(UNITS) ? ids.union(arriving(Map.of())).distinct() : ids;
  }

  /** The units known once every unit whose parent is not known waits. */
  private Dataset<Row> arriving(Map<String, List<UnitVersion>> units) {
    List<Row> known = new ArrayList<>();
    for (String root : places.keySet()) {
      for (String code : UnitTree.known(root, units.getOrDefault(root, List.of()))) {
        known.add(RowFactory.create(root, code));
      }
    }
    return lake.spark().createDataFrame(known, ID);
  }

  /** The current rows in the table's own columns. */
  private static Dataset<Row> current(TableContract table, Dataset<Row> rows) {
    Set<String> values = new HashSet<>();
    RowReader.valueColumns(table).forEach(c -> values.add(c.name()));
    Column[] columns =
        table.columns().stream()
            .map(c -> values.contains(c.name()) ? col("v." + c.name()).as(c.name()) : col(c.name()))
            .toArray(Column[]::new);
    return rows.where(col("fate").equalTo("accepted")).select(columns);
  }

  /** The id that a table's rows are about: the first column of its key, else of the other key. */
  static Column entity(TableContract table) {
    return table.keyOtherwise().isEmpty()
        ? col(table.key().get(0))
        : coalesce(col(table.key().get(0)), col(table.keyOtherwise().get(0)));
  }

  private boolean isReferredTo(TableContract table) {
    return contracts.inputs().stream().anyMatch(t -> references(t).contains(table.name()));
  }

  private static boolean hasVanished(Changes changes, TableContract table) {
    return changes
        .images()
        .map(
            images ->
                !images
                    .groupBy(col("jurisdiction"), entity(table).as("entity_id"))
                    .agg(max(col("image").equalTo(lit("after"))).as("stays"))
                    .where("not stays")
                    .isEmpty())
        .orElse(false);
  }

  private static Set<String> references(TableContract table) {
    Set<String> references = new HashSet<>();
    table.columns().forEach(c -> references.addAll(c.refersTo()));
    return references;
  }

  /** The datasets, each after those it refers to. */
  private List<TableContract> inReferenceOrder() {
    List<TableContract> order = new ArrayList<>();
    List<TableContract> left = new ArrayList<>(contracts.inputs());
    Set<String> placed = new HashSet<>();
    while (!left.isEmpty()) {
      TableContract next =
          left.stream()
              .filter(
                  t -> {
                    Set<String> needs = references(t);
                    needs.remove(t.name());
                    return placed.containsAll(needs);
                  })
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "The datasets refer to each other in a circle; mend refersTo in tables/silver"));
      left.remove(next);
      placed.add(next.name());
      order.add(next);
    }
    return order;
  }
}
