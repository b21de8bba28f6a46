package org.lastmetre.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;

/** Runs metric queries, changed or not, over a warehouse's silver as it stands; writes nothing. */
public final class MutantBench {
  private static final String COMMON = "common/";

  private final SparkSession spark;
  private final Contracts contracts;
  private final Map<String, String> queries = new TreeMap<>();

  /**
   * Shows silver and every period of the spans to the queries.
   *
   * @param spans what each jurisdiction's figures reach over
   */
  public MutantBench(Lake lake, Contracts contracts, List<Span> spans) {
    this.spark = lake.spark();
    this.contracts = contracts;
    Views views = new Views(lake, contracts);
    views.tables(spans);
    Views.tables(contracts).forEach(table -> spark.catalog().cacheTable(table.name()));
    views.periods(spans.stream().collect(Collectors.toMap(span -> span, Span::spine)), "");
    SharedQueries.bundled(contracts)
        .texts()
        .forEach((name, sql) -> queries.put(COMMON + name, sql));
    for (Metric metric : Metric.bundled(contracts)) {
      TableContract table = metric.table();
      queries.put(table.extras().get("family") + "/" + table.name(), metric.sql());
    }
  }

  /**
   * A query's text.
   *
   * @param name below {@code metrics/}, without ending, such as {@code common/visit_places}
   */
  public String query(String name) {
    return queries.get(name);
  }

  /**
   * The rows of a gold table, computed with one query's text replaced.
   *
   * @param changed the query's name as in {@link #query}
   */
  public Dataset<Row> compute(String table, String changed, String sql) {
    Map<String, String> texts = new HashMap<>(queries);
    texts.put(changed, sql);
    TableContract promise = contracts.table("gold", table);
    String metric = texts.get(promise.extras().get("family") + "/" + table);
    Map<String, String> shared = new HashMap<>();
    texts.forEach(
        (name, text) -> {
          if (name.startsWith(COMMON)) {
            shared.put(name.substring(COMMON.length()), text);
          }
        });
    new SharedQueries(shared)
        .neededBy(metric)
        .forEach((name, query) -> spark.sql(query).createOrReplaceTempView(name));
    return Schemas.conform(spark.sql(metric), promise);
  }
}
