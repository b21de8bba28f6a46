package org.lastmetre.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Changes;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;

/**
 * Computes the metric tables, only for the periods that can have changed.
 *
 * <p>A period is computed again when its end, its completeness or its existence differs from the
 * published night, or when a row changed that the metric's promise says moves it.
 */
public final class Gold {
  private final Lake lake;
  private final Contracts contracts;
  private final List<Metric> metrics;
  private final Views views;

  public Gold(Lake lake, Contracts contracts, List<Metric> metrics) {
    this(lake, contracts, metrics, lake::read);
  }

  /**
   * Over part of what there is.
   *
   * @param stored the rows of a table that queries see
   */
  public Gold(
      Lake lake,
      Contracts contracts,
      List<Metric> metrics,
      Function<TableContract, Dataset<Row>> stored) {
    this.lake = lake;
    this.contracts = contracts;
    this.metrics = Metric.inOrder(metrics);
    this.views = new Views(lake, contracts, stored);
  }

  /**
   * What a metric's computing came to.
   *
   * @param grain what of it is computed at a time
   * @param rows rows written; 0 when every cell was as before
   * @param periods what was written, such as {@code 340405 month 2017-06-01}, or {@code 340405}
   *     where a table is computed whole: all that was computed anew, or nothing when every cell was
   *     as before
   */
  public record Computed(String table, Grain grain, long rows, List<String> periods) {
    /** In words, such as {@code 1,204 rows of 5 periods}. */
    public String told() {
      return "%,d rows of %s".formatted(rows, grain.counted(periods.size()));
    }
  }

  /**
   * Computes and writes.
   *
   * @param now the jurisdictions' spans tonight
   * @param former their spans as published, by jurisdiction; one that is missing is computed whole
   * @param changes tonight's changes in silver and the ledger of files
   * @param violations is given every broken promise; a table that breaks one is not written
   */
  public List<Computed> compute(
      List<Span> now,
      Map<String, Span> former,
      Map<String, List<Changes>> changes,
      Consumer<Violation> violations,
      Consumer<Computed> said) {
    views.tables(now);
    views.changes(changes);
    List<Computed> computed = new ArrayList<>();
    Map<String, List<Moved>> written = new HashMap<>();
    for (Metric metric : metrics) {
      List<Moved> moved =
          now.stream()
              .map(span -> new Moved(span, former.get(span.policy().jurisdiction())))
              .toList();
      byChanges(metric, changes, moved);
      for (String read : metric.reads()) {
        List<Moved> there = written.getOrDefault(read, List.of());
        for (int i = 0; i < there.size(); i++) {
          moved.get(i).with(there.get(i));
        }
      }
      Computed result = compute(metric, moved, violations);
      if (!result.periods().isEmpty()) {
        written.put(result.table(), moved);
      }
      computed.add(result);
      said.accept(result);
    }
    return computed;
  }

  private void byChanges(
      Metric metric, Map<String, List<Changes>> changes, List<Moved> jurisdictions) {
    for (Move move : metric.moves()) {
      List<String> tables = move.tables().filter(changes::containsKey).toList();
      if (tables.isEmpty()) {
        continue;
      }
      if (tables.stream().flatMap(t -> changes.get(t).stream()).anyMatch(Changes::everything)) {
        jurisdictions.forEach(Moved::all);
        continue;
      }
      for (Row row : lake.spark().sql(move.days()).distinct().collectAsList()) {
        for (Moved moved : jurisdictions) {
          if (moved.jurisdiction().equals(row.getString(0))) {
            moved.by(move.kind(), row.getAs(1));
          }
        }
      }
    }
  }

  private Computed compute(Metric metric, List<Moved> moved, Consumer<Violation> violations) {
    TableContract table = metric.table();
    Grain grain = metric.grain();
    String condition = condition(grain, moved);
    if (condition.isEmpty()) {
      lake.create(table);
      return new Computed(table.name(), grain, 0, List.of());
    }
    Map<Span, List<Period>> toCompute = new LinkedHashMap<>();
    moved.forEach(m -> toCompute.put(m.span(), m.toCompute(grain)));
    views.periods(toCompute, metric.texts());
    for (String read : metric.reads()) {
      lake.read(contracts.table("gold", read)).createOrReplaceTempView(Metric.GOLD + read);
    }
    Dataset<Row> computed = Schemas.conform(lake.spark().sql(metric.sql()), table);
    Dataset<Row> rows = lake.settled(grain == Grain.WHOLE ? computed.where(condition) : computed);
    List<String> computedOf =
        moved.stream().filter(m -> !m.rows(grain).isEmpty()).map(Moved::jurisdiction).toList();
    Inspection inspection = Inspection.of(lake.spark(), metric, rows, computedOf);
    inspection.violations().forEach(violations);
    if (!inspection.violations().isEmpty() || same(table, rows, inspection.rows(), condition)) {
      lake.create(table);
      return new Computed(table.name(), grain, 0, List.of());
    }
    lake.replaceWhere(table, condition, rows);
    return new Computed(
        table.name(),
        grain,
        inspection.rows(),
        moved.stream().flatMap(m -> m.names(grain)).sorted().toList());
  }

  private boolean same(TableContract table, Dataset<Row> rows, long count, String condition) {
    if (lake.version(table.layer(), table.name()).orElse(0) == 0) {
      return false;
    }
    Dataset<Row> present = lake.read(table).where(condition);
    return count == present.count() && rows.exceptAll(present).isEmpty();
  }

  /** The rows of what moved, as SQL over the table's columns; empty when nothing did. */
  private static String condition(Grain grain, List<Moved> jurisdictions) {
    List<String> parts = new ArrayList<>();
    for (Moved moved : jurisdictions) {
      String rows = moved.rows(grain);
      if (!rows.isEmpty()) {
        parts.add("(jurisdiction = '%s' AND (%s))".formatted(moved.jurisdiction(), rows));
      }
    }
    return String.join(" OR ", parts);
  }
}
