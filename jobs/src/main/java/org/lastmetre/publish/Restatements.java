package org.lastmetre.publish;

import static org.apache.spark.sql.functions.broadcast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Changes;
import org.lastmetre.lake.Lake;
import org.lastmetre.metrics.ClosedPeriod;
import org.lastmetre.metrics.LateData;
import org.lastmetre.metrics.Span;

/**
 * Writes {@code gold.restatements}: every cell of a period that was over and published as of an
 * earlier day, and is another tonight, with the cause.
 *
 * <p>Only the tables and periods that tonight changed are compared, with what the last publication
 * of an earlier as_of holds. What an earlier run of the same as_of has told stands, unless tonight
 * changes it: {@code jobs/decisions/restated-against-an-earlier-day.md}.
 */
public final class Restatements {
  private static final String NAME = "restatements";
  private static final StructType CAUSES =
      StructType.fromDDL(
          "jurisdiction STRING, period STRING, period_start DATE, restated_as_of DATE,"
              + " run_id STRING, published_as_of DATE, published_run_id STRING, cause STRING,"
              + " datasets ARRAY<STRING>");
  private static final String[] PERIOD = {"jurisdiction", "period", "period_start"};

  private final Lake lake;
  private final Contracts contracts;
  private final TableContract table;
  private final Publications publications;
  private final LateData late;

  /**
   * Tonight, after its gold is computed.
   *
   * @param metrics all that are published, those of the jurisdictions' own among them
   * @param spans the jurisdictions' spans tonight
   * @param silver tonight's changes in silver and the ledger of files, by table
   */
  public Restatements(
      Lake lake, OwnMetrics metrics, List<Span> spans, Map<String, List<Changes>> silver) {
    this.lake = lake;
    this.contracts = metrics.contracts();
    this.table = contracts.table("gold", NAME);
    this.publications = new Publications(lake, contracts);
    this.late = new LateData(lake, contracts, metrics.withBundled(), spans, silver);
  }

  /**
   * One jurisdiction tonight and as it was published last of an earlier day.
   *
   * @param now tonight
   * @param then the earlier day
   */
  private record Pair(Manifest.Day now, Manifest.Day then) {
    /** The periods of a name as the manifest has it: one, or where it names no period, all. */
    Stream<ClosedPeriod> named(String name) {
      return name.equals(then.jurisdiction())
          ? ClosedPeriod.spine(name, then.firstRecordOn(), then.asOf(), then.monthStartsOn())
          : ClosedPeriod.of(name, then.monthStartsOn()).stream();
    }

    boolean wasPublished(ClosedPeriod period) {
      return then.firstRecordOn() != null
          && !period.last().isBefore(then.firstRecordOn())
          && !period.last().isAfter(then.asOf());
    }
  }

  /**
   * Compares and writes.
   *
   * @param runId tonight's run
   * @param published the manifest that rules; null before the first publication
   * @param days the jurisdictions as they are to be published
   * @param changes gold table to the periods that changed tonight
   * @return this table to the jurisdictions and days whose rows changed, such as {@code 340405
   *     2017-06-30}; empty when none did
   */
  public Map<String, List<String>> write(
      String runId,
      Manifest published,
      Collection<Manifest.Day> days,
      Map<String, List<String>> changes) {
    lake.create(table);
    List<Dataset<Row>> found = new ArrayList<>();
    List<String> scopes = new ArrayList<>();
    Set<String> restated = new LinkedHashSet<>();
    for (Map.Entry<Manifest, List<Pair>> group : earlier(published, days, changes).entrySet()) {
      changes.forEach(
          (name, periods) -> {
            TableContract changed = contracts.table("gold", name.substring("gold.".length()));
            Map<ClosedPeriod, Pair> over = over(changed, group.getValue(), periods);
            Long version = group.getKey().tables().get(name);
            if (over.isEmpty() || version == null || !RestatedCells.apply(changed)) {
              return;
            }
            scopes.add(scope(name, over));
            over.values().forEach(pair -> restated.add(nameOf(pair)));
            cells(runId, group.getKey(), changed, over).ifPresent(found::add);
          });
    }
    if (scopes.isEmpty()) {
      return Map.of();
    }
    boolean written =
        new RestatedDays(lake, table)
            .write(String.join(" OR ", scopes), found.stream().reduce(Dataset::unionByName));
    return written ? Map.of("gold." + NAME, List.copyOf(restated)) : Map.of();
  }

  private static String nameOf(Pair pair) {
    return pair.now().jurisdiction() + " " + pair.now().asOf();
  }

  /** The manifest each changed jurisdiction is compared with. */
  private Map<Manifest, List<Pair>> earlier(
      Manifest published, Collection<Manifest.Day> days, Map<String, List<String>> changes) {
    Set<String> changed = new HashSet<>();
    changes.values().forEach(all -> all.forEach(name -> changed.add(name.split(" ", 2)[0])));
    Map<Manifest, List<Pair>> earlier = new LinkedHashMap<>();
    for (Manifest.Day now : days) {
      if (changed.contains(now.jurisdiction())) {
        Optional.ofNullable(published)
            .filter(manifest -> isBefore(manifest, now))
            .or(() -> publications.lastBefore(now.jurisdiction(), now.asOf()))
            .ifPresent(
                manifest ->
                    earlier
                        .computeIfAbsent(manifest, m -> new ArrayList<>())
                        .add(new Pair(now, manifest.day(now.jurisdiction()).orElseThrow())));
      }
    }
    return earlier;
  }

  private static boolean isBefore(Manifest manifest, Manifest.Day now) {
    return manifest.day(now.jurisdiction()).filter(d -> d.asOf().isBefore(now.asOf())).isPresent();
  }

  /** Those of the periods that were over and published; of a table by day, those of their days. */
  private static Map<ClosedPeriod, Pair> over(
      TableContract changed, List<Pair> pairs, List<String> periods) {
    Map<String, Pair> byCode =
        pairs.stream().collect(Collectors.toMap(p -> p.now().jurisdiction(), p -> p));
    Map<ClosedPeriod, Pair> over = new LinkedHashMap<>();
    for (String name : periods) {
      Pair pair = byCode.get(name.split(" ", 2)[0]);
      if (pair != null) {
        pair.named(name)
            .flatMap(period -> RestatedCells.isByDay(changed) ? period.days() : Stream.of(period))
            .filter(pair::wasPublished)
            .forEach(period -> over.put(period, pair));
      }
    }
    return over;
  }

  private Optional<Dataset<Row>> cells(
      String runId, Manifest manifest, TableContract changed, Map<ClosedPeriod, Pair> over) {
    RestatedCells compared = RestatedCells.of(changed);
    String which = condition(compared.period(), compared.start(), over.keySet());
    Dataset<Row> stored = lake.readAt(changed, manifest.version("gold." + changed.name()));
    if (!List.of(stored.columns()).equals(changed.columns().stream().map(Column::name).toList())) {
      // A metric of a county's own that promises other columns now measures something else.
      return Optional.empty();
    }
    Dataset<Row> before = stored.where(which);
    Dataset<Row> after = lake.read(changed).where(which);
    Dataset<Row> cells = lake.settled(compared.between(before, after));
    Set<List<Object>> moved = new HashSet<>();
    cells
        .select("jurisdiction", "period", "period_start")
        .distinct()
        .collectAsList()
        .forEach(row -> moved.add(List.of(row.get(0), row.get(1), row.get(2))));
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    over.keySet().removeIf(p -> !moved.contains(List.of(p.jurisdiction(), p.period(), p.start())));
    Dataset<Row> causes = causes(runId, manifest, changed, over);
    return Optional.of(cells.join(broadcast(causes), PERIOD, "inner"));
  }

  private Dataset<Row> causes(
      String runId, Manifest manifest, TableContract changed, Map<ClosedPeriod, Pair> over) {
    Map<String, LocalDate> days = new TreeMap<>();
    over.values().forEach(pair -> days.put(pair.then().jurisdiction(), pair.then().asOf()));
    Map<ClosedPeriod, Set<String>> behind = late.behind(changed.name(), over.keySet(), days);
    List<Row> rows = new ArrayList<>();
    over.forEach(
        (period, pair) -> {
          Set<String> datasets = behind.getOrDefault(period, Set.of());
          rows.add(
              RowFactory.create(
                  period.jurisdiction(),
                  period.period(),
                  period.start(),
                  pair.now().asOf(),
                  runId,
                  pair.then().asOf(),
                  manifest.runId(),
                  cause(pair, datasets),
                  datasets.toArray(String[]::new)));
        });
    return lake.spark().createDataFrame(rows, CAUSES);
  }

  private static String cause(Pair pair, Set<String> datasets) {
    if (!pair.now().rules().equals(pair.then().rules())) {
      return "rules";
    }
    return datasets.isEmpty() ? "as_of" : "data";
  }

  /** The rows of the periods, as SQL. */
  private static String condition(String period, String start, Collection<ClosedPeriod> periods) {
    Map<String, String> days = new TreeMap<>();
    for (ClosedPeriod one : periods) {
      String kind = period == null ? "" : " AND %s = '%s'".formatted(period, one.period());
      days.merge(
          "jurisdiction = '%s'%s".formatted(one.jurisdiction(), kind),
          "DATE'" + one.start() + "'",
          (all, more) -> all + ", " + more);
    }
    return days.entrySet().stream()
        .map(entry -> "(%s AND %s IN (%s))".formatted(entry.getKey(), start, entry.getValue()))
        .collect(Collectors.joining(" OR "));
  }

  /** The rows of this table that speak of those periods as of tonight's days, as SQL. */
  private static String scope(String name, Map<ClosedPeriod, Pair> over) {
    Map<LocalDate, List<ClosedPeriod>> byDay =
        over.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.getValue().now().asOf(),
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    return byDay.entrySet().stream()
        .map(
            entry ->
                "(restated_as_of = DATE'%s' AND table_name = '%s' AND (%s))"
                    .formatted(
                        entry.getKey(),
                        name,
                        condition("period", "period_start", entry.getValue())))
        .collect(Collectors.joining(" OR "));
  }
}
