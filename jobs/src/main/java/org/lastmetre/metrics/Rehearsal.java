package org.lastmetre.metrics;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.lastmetre.contract.Check;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;

/** Looks at what a metric asks over views without rows, before any night runs it. */
public final class Rehearsal {
  private static final Set<String> RULES =
      Set.of("policies", "quotas", "scorecard_bands", "submission_slots", "periods");

  private final Lake lake;
  private final Contracts contracts;

  public Rehearsal(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.contracts = contracts;
  }

  /** The names that the texts of a metric may read from, its own rows and changes included. */
  public Set<String> views(Metric metric) {
    Set<String> views = new HashSet<>(RULES);
    for (TableContract table : Views.tables(contracts)) {
      views.add(table.name());
      views.add("changed_" + table.name());
    }
    views.addAll(SharedQueries.bundled(contracts).texts().keySet());
    views.add("new_" + metric.table().name());
    return views;
  }

  /**
   * Shows the views, without rows, and resolves the metric's query over them.
   *
   * @return no rows, of the promised columns
   * @throws IllegalStateException when query and promise disagree; Spark's own exceptions when the
   *     query names what is not there
   */
  public Dataset<Row> query(Metric metric) {
    SparkSession spark = lake.spark();
    Views views = new Views(lake, contracts, t -> spark.createDataFrame(List.of(), Schemas.of(t)));
    views.tables(List.of());
    views.changes(Map.of());
    views.periods(Map.of(), metric.sql());
    return Schemas.conform(spark.sql(metric.sql()), metric.table());
  }

  /**
   * Resolves what else the metric's promise asks, over the rows of {@link #query}.
   *
   * @throws IllegalStateException when an identity does not yield whose rows offend, or a move
   *     anything but a jurisdiction and a day; Spark's own exceptions as there
   */
  public void promise(Metric metric, Dataset<Row> rows) {
    rows.createOrReplaceTempView("new_" + metric.table().name());
    for (Check check : metric.table().checks()) {
      rows.where(functions.expr(check.expression()));
    }
    for (Identity identity : metric.identities()) {
      String[] columns = lake.spark().sql(identity.sql()).columns();
      if (!List.of(columns).contains("jurisdiction")) {
        throw new IllegalStateException(
            "identities: sql yields %s; select jurisdiction among them"
                .formatted(List.of(columns)));
      }
    }
    for (Move move : metric.moves()) {
      String[] columns = lake.spark().sql(move.days()).columns();
      if (!List.of(columns).equals(List.of("jurisdiction", "day"))) {
        throw new IllegalStateException(
            "moves: days yields %s; select jurisdiction and day".formatted(List.of(columns)));
      }
    }
  }
}
