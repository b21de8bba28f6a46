package org.lastmetre.serve;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.Function;
import scala.Option;
import scala.PartialFunction;
import scala.collection.Seq;

/**
 * A catalogue's views, resolved once for all statements: Spark would read a view's text and open
 * its table anew for each statement, which takes longer than to answer most.
 */
final class OpenViews {
  private static final PartialFunction<LogicalPlan, LogicalPlan> QUERIES_OF_ITS_OWN =
      Function.unlift(node -> Option.apply(node instanceof UnresolvedWith ? node : null));

  private final Map<String, LogicalPlan> plans = new TreeMap<>();

  /**
   * Opens a view.
   *
   * @param name such as {@code gold.coverage}
   */
  void open(String name, SparkSession catalogue) {
    plans.put(name, catalogue.table(name).queryExecution().analyzed());
  }

  /** Takes over a view that did not change. */
  void take(String name, OpenViews before) {
    plans.put(name, before.plans.get(name));
  }

  /**
   * A statement as it was parsed, with the views it names in their places.
   *
   * @param schema the one that names without a schema are of
   */
  LogicalPlan in(LogicalPlan statement, String schema) {
    // A name without a schema may be that of a query of the statement's own.
    boolean hasOwn = statement.collectWithSubqueries(QUERIES_OF_ITS_OWN).nonEmpty();
    return statement.transformDownWithSubqueries(
        Function.unlift(
            node ->
                Option.apply(
                    node instanceof UnresolvedRelation relation
                        ? named(relation.multipartIdentifier(), hasOwn ? "" : schema)
                        : null)));
  }

  /** The view of a name; null when there is none. */
  private LogicalPlan named(Seq<String> parts, String schema) {
    String name = parts.mkString(".");
    return plans.get((parts.size() > 1 ? name : schema + "." + name).toLowerCase(Locale.ROOT));
  }
}
