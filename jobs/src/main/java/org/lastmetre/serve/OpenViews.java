package org.lastmetre.serve;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.PartialFunction;
import scala.collection.Seq;
import scala.runtime.AbstractPartialFunction;

/**
 * A catalogue's views, resolved once for all statements: Spark would read a view's text and open
 * its table anew for each statement, which takes longer than to answer most.
 */
final class OpenViews {
  private static final PartialFunction<LogicalPlan, LogicalPlan> QUERIES_OF_ITS_OWN =
      new AbstractPartialFunction<>() {
        @Override
        public boolean isDefinedAt(LogicalPlan node) {
          return node instanceof UnresolvedWith;
        }

        @Override
        public LogicalPlan apply(LogicalPlan node) {
          return node;
        }
      };

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
        new AbstractPartialFunction<>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return named(node).isPresent();
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            return named(node).orElseThrow();
          }

          private Optional<LogicalPlan> named(LogicalPlan node) {
            return node instanceof UnresolvedRelation relation
                ? name(relation.multipartIdentifier()).map(plans::get)
                : Optional.empty();
          }

          private Optional<String> name(Seq<String> parts) {
            String name = parts.mkString(".").toLowerCase(Locale.ROOT);
            return parts.size() > 1
                ? Optional.of(name)
                : Optional.of(schema + "." + name).filter(own -> !hasOwn);
          }
        });
  }
}
