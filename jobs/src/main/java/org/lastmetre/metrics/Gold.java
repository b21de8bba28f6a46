package org.lastmetre.metrics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
  private final List<Metric> metrics;
  private final Views views;

  public Gold(Lake lake, Contracts contracts, List<Metric> metrics) {
    this.lake = lake;
    this.metrics = metrics;
    this.views = new Views(lake, contracts);
  }

  /**
   * What a metric's computing came to.
   *
   * @param rows rows written; 0 when every cell was as before
   * @param periods the periods that were written, such as {@code 340405 month 2017-06-01}
   */
  public record Computed(String table, long rows, List<String> periods) {}

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
    for (Metric metric : metrics) {
      Map<Span, Set<Period>> moved = new LinkedHashMap<>();
      now.forEach(span -> moved.put(span, new LinkedHashSet<>(standing(span, former))));
      byChanges(metric, now, changes, moved);
      Computed result = compute(metric, former, moved, violations);
      computed.add(result);
      said.accept(result);
    }
    return computed;
  }

  /** Periods that are new, have ended or have grown since the published night, or are gone. */
  private static Set<Period> standing(Span span, Map<String, Span> formerSpans) {
    Span former = formerSpans.get(span.policy().jurisdiction());
    List<Period> spine = span.spine();
    if (former == null) {
      return new LinkedHashSet<>(spine);
    }
    Set<Period> before = new LinkedHashSet<>(former.spine());
    Set<Period> moved = new LinkedHashSet<>();
    for (Period period : spine) {
      if (!before.contains(period)
          || !period.endBy(span.asOf()).equals(period.endBy(former.asOf()))
          || period.isCompleteBy(span.asOf()) != period.isCompleteBy(former.asOf())) {
        moved.add(period);
      }
    }
    before.removeAll(spine);
    moved.addAll(before);
    return moved;
  }

  private void byChanges(
      Metric metric,
      List<Span> spans,
      Map<String, List<Changes>> changes,
      Map<Span, Set<Period>> moved) {
    for (Move move : metric.moves()) {
      List<String> tables = move.tables().filter(changes::containsKey).toList();
      if (tables.isEmpty()) {
        continue;
      }
      boolean everything =
          tables.stream().flatMap(t -> changes.get(t).stream()).anyMatch(Changes::everything);
      if (everything) {
        spans.forEach(span -> moved.get(span).addAll(span.spine()));
        continue;
      }
      for (Row row : lake.spark().sql(move.days()).distinct().collectAsList()) {
        for (Span span : spans) {
          if (span.policy().jurisdiction().equals(row.getString(0))) {
            moved.get(span).addAll(moved(move.kind(), span, row.getAs(1)));
          }
        }
      }
    }
  }

  private static List<Period> moved(Move.Kind kind, Span span, LocalDate day) {
    return span.spine().stream()
        .filter(
            period ->
                switch (kind) {
                  case ALL -> true;
                  case ONWARD -> day == null || !period.last().isBefore(day);
                  case EVENT -> day != null && period.holds(day);
                })
        .toList();
  }

  private Computed compute(
      Metric metric,
      Map<String, Span> former,
      Map<Span, Set<Period>> moved,
      Consumer<Violation> violations) {
    TableContract table = metric.table();
    Map<Span, List<Period>> toCompute = new LinkedHashMap<>();
    moved.forEach(
        (span, periods) ->
            toCompute.put(span, periods.stream().filter(span.spine()::contains).toList()));
    boolean nothing =
        moved.entrySet().stream()
            .allMatch(
                entry ->
                    entry.getValue().isEmpty()
                        && former.containsKey(entry.getKey().policy().jurisdiction()));
    if (nothing) {
      lake.create(table);
      return new Computed(table.name(), 0, List.of());
    }
    views.periods(toCompute, metric.sql());
    Dataset<Row> rows = lake.settled(Schemas.conform(lake.spark().sql(metric.sql()), table));
    Inspection inspection = Inspection.of(lake.spark(), metric, rows);
    inspection.violations().forEach(violations);
    String condition = condition(moved, former);
    if (!inspection.violations().isEmpty() || same(table, rows, inspection.rows(), condition)) {
      lake.create(table);
      return new Computed(table.name(), 0, List.of());
    }
    lake.replaceWhere(table, condition, rows);
    return new Computed(table.name(), inspection.rows(), names(moved));
  }

  private boolean same(TableContract table, Dataset<Row> rows, long count, String condition) {
    if (lake.version(table.layer(), table.name()).orElse(0) == 0) {
      return false;
    }
    Dataset<Row> present = lake.read(table).where(condition);
    return count == present.count() && rows.exceptAll(present).isEmpty();
  }

  /** The rows of the moved periods, as SQL over the table's columns. */
  private static String condition(Map<Span, Set<Period>> moved, Map<String, Span> former) {
    List<String> parts = new ArrayList<>();
    moved.forEach(
        (span, periods) -> {
          String code = span.policy().jurisdiction();
          if (former.get(code) == null) {
            parts.add("jurisdiction = '%s'".formatted(code));
            return;
          }
          for (Period.Kind kind : Period.Kind.values()) {
            String days =
                periods.stream()
                    .filter(period -> period.kind() == kind)
                    .map(period -> "DATE'" + period.start() + "'")
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!days.isEmpty()) {
              parts.add(
                  "(jurisdiction = '%s' AND period = '%s' AND period_start IN (%s))"
                      .formatted(code, kind.word(), days));
            }
          }
        });
    return parts.isEmpty() ? "false" : String.join(" OR ", parts);
  }

  private static List<String> names(Map<Span, Set<Period>> moved) {
    List<String> names = new ArrayList<>();
    moved.forEach(
        (span, periods) ->
            periods.forEach(
                period ->
                    names.add(
                        "%s %s %s"
                            .formatted(
                                span.policy().jurisdiction(),
                                period.kind().word(),
                                period.start()))));
    names.sort(null);
    return names;
  }
}
