package org.lastmetre.publish;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import scala.collection.JavaConverters;

/**
 * Tells from a statement's parsed tree whether a reader may run it: it asks, of published tables
 * alone, and reaches neither files nor the machine.
 */
public final class ReadOnly {
  private static final Set<String> LAYERS = Set.of("gold", "silver", "ops");
  private static final Set<String> ASKING =
      Set.of(
          "DescribeRelation",
          "DescribeColumn",
          "ShowTables",
          "ShowColumns",
          "ShowViews",
          "ShowNamespaces",
          "ExplainCommand",
          "DescribeFunction",
          "ShowFunctions",
          "ShowTablesCommand",
          "DescribeQueryCommand");
  private static final Set<String> REACHING =
      Set.of(
          "reflect",
          "java_method",
          "try_reflect",
          "input_file_name",
          "read_files",
          "spark_partition_id");

  private ReadOnly() {}

  /** Why the statement is refused; empty when it may run, or cannot be parsed at all. */
  public static Optional<String> refusal(SparkSession spark, String statement) {
    LogicalPlan plan;
    try {
      plan = spark.sessionState().sqlParser().parsePlan(statement);
    } catch (ParseException e) {
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of("The statement cannot be parsed: " + e.getMessage());
    }
    boolean asks = ASKING.contains(plan.getClass().getSimpleName());
    Deque<Object> open = new ArrayDeque<>(java.util.List.of(plan));
    while (!open.isEmpty()) {
      Object node = open.pop();
      Optional<String> refusal = refusal(node, asks && node == plan);
      if (refusal.isPresent()) {
        return refusal;
      }
      below(node).forEach(open::push);
    }
    return Optional.empty();
  }

  private static Optional<String> refusal(Object node, boolean asks) {
    if (!asks
        && (node instanceof Command
            || node instanceof InsertIntoStatement
            || node instanceof InsertIntoDir
            || node.getClass().getSimpleName().endsWith("Statement"))) {
      return Optional.of(
          "Only queries are answered (SELECT, WITH, VALUES, SHOW, DESCRIBE, EXPLAIN); published tables"
              + " cannot be changed");
    }
    if (node instanceof UnresolvedRelation relation) {
      Collection<String> parts = JavaConverters.asJavaCollection(relation.multipartIdentifier());
      String first = parts.iterator().next().toLowerCase(Locale.ROOT);
      if (parts.size() > 1 && !LAYERS.contains(first)) {
        return Optional.of(
            "Only the published tables are read (gold, silver, ops), not files or others such as %s; see SHOW TABLES IN gold"
                .formatted(String.join(".", parts)));
      }
    }
    String function =
        node instanceof UnresolvedFunction call
            ? String.join(".", JavaConverters.asJavaCollection(call.nameParts()))
            : node instanceof UnresolvedTableValuedFunction call
                ? String.join(".", JavaConverters.asJavaCollection(call.name()))
                : "";
    return REACHING.contains(function.toLowerCase(Locale.ROOT).replaceAll(".*\\.", ""))
        ? Optional.of("The function %s is not for readers".formatted(function))
        : Optional.empty();
  }

  /** Children, inner queries and expressions. */
  private static Collection<Object> below(Object node) {
    Collection<Object> below = new java.util.ArrayList<>();
    if (node instanceof TreeNode<?> tree) {
      below.addAll(JavaConverters.asJavaCollection(tree.children()));
      for (Object inner : JavaConverters.asJavaCollection(tree.innerChildren())) {
        if (inner instanceof TreeNode<?>) {
          below.add(inner);
        }
      }
    }
    if (node instanceof LogicalPlan plan) {
      below.addAll(JavaConverters.asJavaCollection(plan.expressions()));
    }
    if (node instanceof SubqueryExpression query) {
      below.add(query.plan());
    }
    below.removeIf(part -> !(part instanceof LogicalPlan || part instanceof Expression));
    return below;
  }
}
