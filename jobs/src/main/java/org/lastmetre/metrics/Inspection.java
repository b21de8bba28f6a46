package org.lastmetre.metrics;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Check;
import org.lastmetre.contract.TableContract;

/**
 * What a look at a metric's computed rows tells, before they are written.
 *
 * @param rows how many there are
 * @param violations the promises they break, each with one example
 */
record Inspection(long rows, List<Violation> violations) {

  private static final String IDENTITY = "identity";
  private static final String OFFENDING = "offending";

  /**
   * Looks at the rows once for all checks, once for their keys and once for all identities.
   *
   * @param jurisdictions whose rows were computed: an identity says nothing of others
   */
  static Inspection of(
      SparkSession spark, Metric metric, Dataset<Row> rows, Collection<String> jurisdictions) {
    TableContract table = metric.table();
    Column[] key = table.key().stream().map(name -> col(name)).toArray(Column[]::new);
    Map<String, Column> offences = new LinkedHashMap<>();
    for (Check check : table.checks()) {
      offences.put(
          "%s (%s)".formatted(check.why().en(), check.expression()),
          expr("(" + check.expression() + ") is false"));
    }
    for (var column : table.columns()) {
      if (column.required()) {
        offences.put(column.name() + " is null", col(column.name()).isNull());
      }
    }
    Column[] examples =
        offences.values().stream()
            .map(offends -> first(when(offends, struct(key)), true))
            .toArray(Column[]::new);
    Row found = rows.agg(count(lit(1)), examples).first();
    List<Violation> violations = new ArrayList<>();
    int at = 1;
    for (String offence : offences.keySet()) {
      if (!found.isNullAt(at)) {
        violations.add(new Violation(table.name(), offence, String.valueOf(found.get(at))));
      }
      at++;
    }
    for (Row twice : rows.groupBy(key).count().where("count > 1").takeAsList(1)) {
      violations.add(new Violation(table.name(), "two rows with one key", twice.toString()));
    }
    rows.createOrReplaceTempView("new_" + table.name());
    violations.addAll(broken(spark, metric, jurisdictions));
    return new Inspection(found.getLong(0), violations);
  }

  private static List<Violation> broken(
      SparkSession spark, Metric metric, Collection<String> jurisdictions) {
    List<Identity> identities = metric.identities();
    Optional<Dataset<Row>> offending =
        IntStream.range(0, identities.size())
            .mapToObj(
                i ->
                    spark
                        .sql(identities.get(i).sql())
                        .where(col("jurisdiction").isin(jurisdictions.toArray()))
                        .limit(1)
                        .select(lit(i).as(IDENTITY), to_json(struct(col("*"))).as(OFFENDING)))
            .reduce(Dataset::union);
    return offending.map(Dataset::collectAsList).orElse(List.of()).stream()
        .map(
            row ->
                new Violation(
                    metric.table().name(),
                    identities.get(row.getInt(0)).why().en(),
                    row.getString(1)))
        .toList();
  }
}
