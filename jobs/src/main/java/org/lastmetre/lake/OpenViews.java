package org.lastmetre.lake;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.Function;
import scala.Option;
import scala.PartialFunction;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Views that were resolved once for all statements: Spark would read a view's text and open its
 * table anew for each statement, which takes longer than to answer most.
 */
public final class OpenViews {
  private static final PartialFunction<LogicalPlan, LogicalPlan> QUERIES_OF_ITS_OWN =
      Function.unlift(node -> Option.apply(node instanceof UnresolvedWith ? node : null));

  private final Map<String, LogicalPlan> plans = new ConcurrentHashMap<>();

  /**
   * Opens a view.
   *
   * @param name such as {@code gold.coverage}
   * @param rows what it stands for
   */
  public void open(String name, Dataset<Row> rows) {
    plans.put(name, rows.queryExecution().analyzed());
  }

  /** Takes over a view that did not change. */
  public void take(String name, OpenViews before) {
    plans.put(name, before.plans.get(name));
  }

  /**
   * A statement as it was parsed, with the views it names in their places.
   *
   * @param schema the one that names without a schema are of
   */
  public LogicalPlan in(LogicalPlan statement, String schema) {
    // A name without a schema may be that of a query of the statement's own.
    boolean hasOwn = statement.collectWithSubqueries(QUERIES_OF_ITS_OWN).nonEmpty();
    return resolved(statement, hasOwn ? "" : schema);
  }

  private LogicalPlan resolved(LogicalPlan part, String schema) {
    return part.transformDownWithSubqueries(
        Function.unlift(
            node -> {
              if (node instanceof UnresolvedRelation relation) {
                return Option.apply(named(relation.multipartIdentifier(), schema));
              }
              return node instanceof UnresolvedWith own
                  ? Option.apply(
                      new UnresolvedWith(own.child(), resolved(own.cteRelations(), schema)))
                  : Option.empty();
            }));
  }

  private Seq<Tuple2<String, SubqueryAlias>> resolved(
      Seq<Tuple2<String, SubqueryAlias>> queries, String schema) {
    return JavaConverters.asScalaBuffer(
            JavaConverters.seqAsJavaList(queries).stream()
                .map(
                    query -> Tuple2.apply(query._1(), (SubqueryAlias) resolved(query._2(), schema)))
                .toList())
        .toSeq();
  }

  /** The view of a name; null when there is none. */
  private LogicalPlan named(Seq<String> parts, String schema) {
    String name = parts.mkString(".");
    return plans.get((parts.size() > 1 ? name : schema + "." + name).toLowerCase(Locale.ROOT));
  }
}
