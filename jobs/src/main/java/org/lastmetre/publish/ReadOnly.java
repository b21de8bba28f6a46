package org.lastmetre.publish;

import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedNamespace;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.catalog.HiveTableRelation;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import scala.Product;
import scala.collection.Iterable;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Tells whether a reader may run a statement: it asks, of published tables alone, and reaches
 * neither files nor the machine. Looked at twice: as it was parsed, before anything is resolved;
 * and as it was resolved, before anything runs.
 */
public final class ReadOnly {
  private static final List<String> LAYERS_IN_ORDER = List.of("gold", "silver", "ops");
  private static final Set<String> LAYERS = Set.copyOf(LAYERS_IN_ORDER);

  /** What a resolved query is made of, Spark's own operators by name; any other is refused. */
  private static final Set<String> OPERATORS =
      Set.of(
          "Aggregate",
          "AsOfJoin",
          "CTERelationDef",
          "CTERelationRef",
          "Deduplicate",
          "Distinct",
          "Except",
          "Expand",
          "Filter",
          "Generate",
          "GlobalLimit",
          "Intersect",
          "Join",
          "LateralJoin",
          "LocalLimit",
          "LocalRelation",
          "Offset",
          "OneRowRelation",
          "Pivot",
          "Project",
          "Range",
          "RebalancePartitions",
          "Repartition",
          "RepartitionByExpression",
          "ResolvedHint",
          "Sample",
          "Sort",
          "SubqueryAlias",
          "Tail",
          "Union",
          "Unpivot",
          "View",
          "Window",
          "WithCTE",
          "WithWindowDefinition");

  /** What a statement that only asks is made of before it is resolved, beside those operators. */
  private static final Set<String> UNRESOLVED =
      Set.of(
          "UnresolvedFunctionName",
          "UnresolvedHaving",
          "UnresolvedHint",
          "UnresolvedInlineTable",
          "UnresolvedNamespace",
          "UnresolvedRelation",
          "UnresolvedSubqueryColumnAliases",
          "UnresolvedTVFAliases",
          "UnresolvedTableOrView",
          "UnresolvedTableValuedFunction",
          "UnresolvedWith");

  /** Expressions that reach beyond their rows, whatever name they were called by. */
  private static final Set<String> REACHING_EXPRESSIONS =
      Set.of(
          "CallMethodViaReflection",
          "InputFileName",
          "InputFileBlockStart",
          "InputFileBlockLength",
          "PythonUDF",
          "ScalaUDF",
          "HiveSimpleUDF",
          "HiveGenericUDF",
          "HiveGenericUDTF",
          "HiveUDAFFunction");

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
          "input_file_block_start",
          "input_file_block_length",
          "spark_partition_id");
  private static final Set<String> TABLE_FUNCTIONS =
      Set.of(
          "range",
          "explode",
          "explode_outer",
          "posexplode",
          "posexplode_outer",
          "inline",
          "inline_outer",
          "stack");

  private static final Set<String> FLEETING =
      Set.of(
          "now",
          "current_date",
          "curdate",
          "current_timestamp",
          "localtimestamp",
          "current_user",
          "rand",
          "random",
          "randn",
          "uuid",
          "shuffle",
          "monotonically_increasing_id");

  /** A program that rows are sent through; names that are made while the statement is resolved. */
  private static final Set<String> REACHING_NODES =
      Set.of(
          "ScriptTransformation",
          "PlanWithUnresolvedIdentifier",
          "ExpressionWithUnresolvedIdentifier");

  private ReadOnly() {}

  /** Why the statement is refused; empty when it may be resolved, or cannot be parsed at all. */
  public static Optional<String> refusal(SparkSession spark, String statement) {
    try {
      return refusalWithin(spark.sessionState().sqlParser().parsePlan(statement), LAYERS);
    } catch (ParseException e) {
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of("The statement cannot be parsed: " + e.getMessage());
    }
  }

  /**
   * Why a statement, as it was parsed, is refused to a reader of some layers alone; empty when it
   * may be resolved.
   *
   * @param layers among {@code gold}, {@code silver} and {@code ops}
   */
  public static Optional<String> refusalWithin(LogicalPlan plan, Set<String> layers) {
    boolean asks = ASKING.contains(plan.getClass().getSimpleName());
    return first(plan, node -> false, node -> refusal(node, asks && node == plan, layers));
  }

  /**
   * Why a metric's query is refused: it is no single query, reads something beside these views,
   * reaches files or the machine, or gives another answer at another time.
   *
   * @param views the names it may read from
   */
  public static Optional<String> refusal(SparkSession spark, String query, Set<String> views) {
    LogicalPlan plan;
    try {
      plan = spark.sessionState().sqlParser().parsePlan(query);
    } catch (Exception e) {
      return Optional.of("The query cannot be parsed: " + e.getMessage());
    }
    Set<String> known = new HashSet<>(views);
    first(
        plan,
        node -> {
          if (node instanceof UnresolvedWith with) {
            JavaConverters.seqAsJavaList(with.cteRelations()).forEach(cte -> known.add(cte._1()));
          }
          return Optional.empty();
        });
    return first(plan, node -> refusal(node, false, LAYERS).or(() -> refusal(node, known)));
  }

  private static Optional<String> refusal(Object node, Set<String> known) {
    if (node instanceof UnresolvedRelation relation) {
      String name = relation.multipartIdentifier().mkString(".");
      return known.contains(name)
          ? Optional.empty()
          : Optional.of(
              "There is no view %s for metrics; see \u201cAdd a metric\u201d in the README"
                  .formatted(name));
    }
    return node instanceof UnresolvedFunction call && FLEETING.contains(lastOf(call.nameParts()))
        ? Optional.of(
            "%s gives another answer at another time; use as_of of the view policies"
                .formatted(lastOf(call.nameParts())))
        : Optional.empty();
  }

  private static Optional<String> first(
      LogicalPlan plan, Function<Object, Optional<String>> judge) {
    return first(plan, node -> false, judge);
  }

  /**
   * Why a resolved query is refused: it reads something beside the readers' views, or is made of
   * something that no query of theirs needs.
   */
  public static Optional<String> refusal(Dataset<Row> rows) {
    LogicalPlan plan = rows.queryExecution().analyzed();
    // SHOW, DESCRIBE, EXPLAIN under the name they run by; as parsed, no other was let through.
    return plan instanceof Command
        ? Optional.empty()
        : first(plan, ReadOnly::isReadersView, ReadOnly::refusalResolved);
  }

  private static Optional<String> refusalResolved(Object node) {
    String kind = operator(node.getClass().getSimpleName());
    if (node instanceof LogicalRelation
        || node instanceof DataSourceV2Relation
        || node instanceof HiveTableRelation) {
      return Optional.of(beside("files", LAYERS));
    }
    if (node instanceof LogicalPlan) {
      return unknown(kind);
    }
    return REACHING_EXPRESSIONS.contains(kind) ? notForReaders(kind) : Optional.empty();
  }

  private static boolean isReadersView(Object node) {
    return node instanceof View view
        && !view.isTempView()
        && view.desc().identifier().database().exists(LAYERS::contains);
  }

  /** The first refusal of a node in a tree, each looked at once however many ways lead to it. */
  private static Optional<String> first(
      LogicalPlan plan, Predicate<Object> ends, Function<Object, Optional<String>> judge) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>(List.of(plan));
    while (!open.isEmpty()) {
      Object node = open.pop();
      if (seen.add(node)) {
        Optional<String> refusal = judge.apply(node);
        if (refusal.isPresent()) {
          return refusal;
        }
        if (!ends.test(node)) {
          below(node).forEach(open::push);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> refusal(Object node, boolean asks, Set<String> layers) {
    String kind = node.getClass().getSimpleName();
    if (!asks
        && (node instanceof Command
            || node instanceof InsertIntoStatement
            || node instanceof InsertIntoDir
            || kind.endsWith("Statement"))) {
      return Optional.of(
          "Only queries are answered (SELECT, WITH, VALUES, SHOW, DESCRIBE, EXPLAIN); published tables"
              + " cannot be changed");
    }
    if (REACHING_NODES.contains(kind)) {
      return Optional.of(
          "TRANSFORM and IDENTIFIER are not for readers; write the query without them");
    }
    if (node instanceof UnresolvedRelation relation) {
      return table(relation.multipartIdentifier(), layers);
    }
    if (node instanceof UnresolvedTableOrView relation) {
      return table(relation.multipartIdentifier(), layers);
    }
    if (node instanceof UnresolvedNamespace namespace) {
      return schema(namespace.multipartIdentifier(), layers);
    }
    if (node instanceof RelationTimeTravel travel) {
      return first(travel.relation(), below -> refusal(below, false, layers))
          .or(
              () ->
                  Optional.of(
                      "A published night is read as it is; another one by --as-of-run, not by VERSION"
                          + " or TIMESTAMP AS OF"));
    }
    if (node instanceof UnresolvedTableValuedFunction call) {
      String name = lastOf(call.name());
      return TABLE_FUNCTIONS.contains(name) ? Optional.empty() : notForReaders(name);
    }
    if (node instanceof UnresolvedFunction call) {
      String name = lastOf(call.nameParts());
      return REACHING.contains(name) ? notForReaders(name) : Optional.empty();
    }
    // Statements that other libraries bring along, such as DESCRIBE HISTORY, are no Command.
    return node instanceof LogicalPlan && !asks && !UNRESOLVED.contains(operator(kind))
        ? unknown(operator(kind))
        : Optional.empty();
  }

  private static String operator(String kind) {
    return kind.replace("$", "");
  }

  private static Optional<String> unknown(String operator) {
    return OPERATORS.contains(operator)
        ? Optional.empty()
        : Optional.of("A query made of %s is not for readers".formatted(operator));
  }

  private static Optional<String> table(Seq<String> name, Set<String> layers) {
    return name.size() > 1 && !layers.contains(name.head().toLowerCase(Locale.ROOT))
        ? Optional.of(beside("files or others such as " + name.mkString("."), layers))
        : Optional.empty();
  }

  private static Optional<String> schema(Seq<String> name, Set<String> layers) {
    return !name.isEmpty()
            && (name.size() > 1 || !layers.contains(name.head().toLowerCase(Locale.ROOT)))
        ? Optional.of(beside("others such as " + name.mkString("."), layers))
        : Optional.empty();
  }

  private static String beside(String what, Set<String> layers) {
    return "Only the published tables are read (%s), not %s; see SHOW TABLES IN gold"
        .formatted(LAYERS_IN_ORDER.stream().filter(layers::contains).collect(joining(", ")), what);
  }

  private static Optional<String> notForReaders(String function) {
    return Optional.of("The function %s is not for readers".formatted(function));
  }

  private static String lastOf(Seq<String> name) {
    return name.last().toLowerCase(Locale.ROOT);
  }

  /** Every node that stands in a node, wherever it keeps it: as a child, in a list or in a map. */
  private static Collection<Object> below(Object node) {
    Collection<Object> below = new ArrayList<>();
    if (node instanceof Product product) {
      collect(product.productIterator(), below);
    }
    if (node instanceof TreeNode<?> tree) {
      below.addAll(JavaConverters.asJavaCollection(tree.children()));
    }
    return below;
  }

  private static void collect(Iterator<?> parts, Collection<Object> below) {
    while (parts.hasNext()) {
      Object part = parts.next();
      if (part instanceof TreeNode<?>) {
        below.add(part);
      } else if (part instanceof Iterable<?> many) {
        collect(many.iterator(), below);
      } else if (part instanceof Product several) {
        collect(several.productIterator(), below);
      }
    }
  }
}
