package org.lastmetre.metrics;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Changes;
import org.lastmetre.lake.Lake;
import org.lastmetre.worktime.WorkCalendar;

/**
 * Tells which of tonight's changed rows speak of what had happened by an earlier day, and which
 * periods of a metric they move: what came late or was corrected, beside what is simply new.
 *
 * <p>A row of a dataset that tells when a thing happened is late when that was by the earlier day;
 * of registers, which tell no such time, every changed row is. What is derived from datasets is
 * late where they are.
 */
public final class LateData {
  private static final String[] JURISDICTION = {"jurisdiction"};

  private final Lake lake;
  private final Contracts contracts;
  private final Views views;
  private final Map<String, Metric> metrics = new HashMap<>();
  private final List<Span> spans;
  private final Map<String, List<Changes>> changes;

  /**
   * Tonight's changes, after {@link Gold} has computed.
   *
   * @param changes in silver and the ledger of files, by table
   */
  public LateData(
      Lake lake,
      Contracts contracts,
      List<Metric> metrics,
      List<Span> spans,
      Map<String, List<Changes>> changes) {
    this.lake = lake;
    this.contracts = contracts;
    this.views = new Views(lake, contracts);
    metrics.forEach(metric -> this.metrics.put(metric.table().name(), metric));
    this.spans = spans;
    this.changes = changes;
  }

  /**
   * The datasets whose late or corrected rows move these periods of a metric.
   *
   * @param table the metric's table, without its layer
   * @param days the earlier day, by jurisdiction
   * @return by period; one that nothing late moves is missing
   */
  public Map<ClosedPeriod, Set<String>> behind(
      String table, Collection<ClosedPeriod> periods, Map<String, LocalDate> days) {
    Map<ClosedPeriod, Set<String>> behind = new HashMap<>();
    Map<String, Dataset<Row>> late = new HashMap<>();
    for (Move move : moves(table)) {
      for (String dataset : datasets(move)) {
        Map<String, List<Changes>> seen =
            seen(move, dataset, late.computeIfAbsent(dataset, name -> late(name, days)));
        if (seen.isEmpty()) {
          continue;
        }
        views.changes(seen);
        for (Row row : lake.spark().sql(move.days()).distinct().collectAsList()) {
          for (ClosedPeriod period : periods) {
            if (period.jurisdiction().equals(row.getString(0))
                && period.isMovedBy(move.kind(), row.getAs(1))) {
              behind.computeIfAbsent(period, p -> new TreeSet<>()).add(dataset);
            }
          }
        }
      }
    }
    return behind;
  }

  /** What moves the table, and what moves those that it reads. */
  private List<Move> moves(String table) {
    Metric metric = metrics.get(table);
    return Stream.concat(
            metric.moves().stream(), metric.reads().stream().flatMap(read -> moves(read).stream()))
        .distinct()
        .toList();
  }

  /** The changed datasets that the move looks at, itself or in what is derived from them. */
  private Set<String> datasets(Move move) {
    Set<String> datasets = new LinkedHashSet<>();
    move.tables().flatMap(this::sources).filter(changes::containsKey).forEach(datasets::add);
    return datasets;
  }

  private Stream<String> sources(String table) {
    List<String> derivedFrom = derivedFrom(table);
    return derivedFrom.isEmpty() ? Stream.of(table) : derivedFrom.stream();
  }

  private List<String> derivedFrom(String table) {
    return promise(table)
        .map(promise -> promise.extras().get("derived_from"))
        .map(names -> ((List<?>) names).stream().map(String::valueOf).toList())
        .orElse(List.of());
  }

  private Optional<TableContract> promise(String table) {
    return Views.tables(contracts).stream().filter(t -> t.name().equals(table)).findFirst();
  }

  /** What the move would see, had only these rows of the dataset changed. */
  private Map<String, List<Changes>> seen(Move move, String dataset, Dataset<Row> late) {
    Map<String, List<Changes>> seen = new LinkedHashMap<>();
    if (late.isEmpty()) {
      return seen;
    }
    for (String table : move.tables().toList()) {
      if (table.equals(dataset)) {
        seen.put(table, only(table, late));
      } else if (derivedFrom(table).contains(dataset) && changes.containsKey(table)) {
        seen.put(table, only(table, derived(table, dataset, late)));
      }
    }
    return seen;
  }

  private static List<Changes> only(String table, Dataset<Row> images) {
    return List.of(new Changes(table, false, 1, Optional.of(images)));
  }

  private Dataset<Row> derived(String table, String dataset, Dataset<Row> late) {
    TableContract source = promise(dataset).orElseThrow();
    if (happened(source).isEmpty()) {
      return images(table);
    }
    String[] shared =
        Stream.concat(Stream.of(JURISDICTION), promise(table).orElseThrow().key().stream())
            .distinct()
            .filter(key -> source.columns().stream().anyMatch(c -> c.name().equals(key)))
            .toArray(String[]::new);
    Column[] keys = Stream.of(shared).map(functions::col).toArray(Column[]::new);
    return images(table).join(late.select(keys).distinct(), shared, "left_semi");
  }

  private Dataset<Row> late(String dataset, Map<String, LocalDate> days) {
    List<org.lastmetre.contract.Column> happened = happened(promise(dataset).orElseThrow());
    Column late = lit(false);
    for (Span span : spans) {
      LocalDate day = days.get(span.policy().jurisdiction());
      if (day != null) {
        Column here = col("jurisdiction").equalTo(span.policy().jurisdiction());
        late = late.or(here.and(byThen(happened, span, day)));
      }
    }
    return lake.settled(images(dataset).where(late));
  }

  private static Column byThen(
      List<org.lastmetre.contract.Column> happened, Span span, LocalDate day) {
    Column by = lit(false);
    Column untold = lit(true);
    for (org.lastmetre.contract.Column column : happened) {
      Column time = col(column.name());
      Object end =
          column.type().equals("date") ? day : WorkCalendar.endOf(day, span.policy().timeZone());
      by = by.or(coalesce(time.leq(lit(end)), lit(false)));
      untold = untold.and(time.isNull());
    }
    return by.or(untold);
  }

  private static List<org.lastmetre.contract.Column> happened(TableContract table) {
    return table.columns().stream().filter(org.lastmetre.contract.Column::happened).toList();
  }

  /** Every changed row as it was and as it is; of a table that was empty, every row. */
  private Dataset<Row> images(String table) {
    List<Changes> changed = changes.get(table);
    if (changed.stream().anyMatch(Changes::everything)) {
      TableContract promise = promise(table).orElseThrow();
      Column[] names =
          promise.columns().stream().map(column -> lit(column.name())).toArray(Column[]::new);
      return lake.read(promise)
          .withColumn("image", lit("after"))
          .withColumn("changed_columns", array(names));
    }
    return changed.stream()
        .flatMap(change -> change.images().stream())
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }
}
