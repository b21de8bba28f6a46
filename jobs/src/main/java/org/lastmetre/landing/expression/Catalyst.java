package org.lastmetre.landing.expression;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetMapValue;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Spark's parser and analyzer without a session, under settings of our own: an expression means the
 * same whatever the session is set to. Casts that fail give null (no ANSI mode), and the zone is
 * UTC, which has no gaps: a local time that is parsed and written again stays as it is.
 */
final class Catalyst {
  static final String ZONE = "UTC";
  static final String SOURCE = "source";

  private static final SQLConf SETTINGS = settings();

  private Catalyst() {}

  /**
   * A tree whose functions and implicit casts are settled.
   *
   * @param type what it yields
   * @param tree bound by name to the column `source` of whatever dataset it is selected from
   */
  record Settled(DataType type, Expression tree) {}

  private static SQLConf settings() {
    SQLConf conf = new SQLConf();
    conf.setConfString("spark.sql.ansi.enabled", "false");
    conf.setConfString("spark.sql.session.timeZone", ZONE);
    conf.setConfString("spark.sql.legacy.timeParserPolicy", "CORRECTED");
    conf.setConfString("spark.sql.caseSensitive", "false");
    return conf;
  }

  /** What a task gives under our settings. */
  static <T> T quietly(Supplier<T> task) {
    return SQLConf.withExistingConf(SETTINGS, task::get);
  }

  static Expression parse(String text) {
    return quietly(() -> new CatalystSqlParser().parseExpression(text));
  }

  /**
   * The tree with every function and type settled, over one column `source`
   * map&lt;string,string&gt;.
   */
  static Settled settled(Expression tree, UnaryOperator<String> key) {
    AttributeReference source =
        new AttributeReference(
            SOURCE,
            DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType),
            true,
            Metadata.empty(),
            NamedExpression.newExprId(),
            seq(List.of()));
    Expression keyed =
        rebuilt(
            tree,
            node ->
                node instanceof UnresolvedAttribute column
                    ? new GetMapValue(source, text(key.apply(name(column))))
                    : node);
    Alias alias =
        new Alias(
            keyed,
            "value",
            NamedExpression.newExprId(),
            seq(List.of()),
            Option.empty(),
            seq(List.of()));
    Project project =
        new Project(
            seq(List.of(alias)), new LocalRelation(seq(List.of(source)), seq(List.of()), false));
    Expression settled =
        quietly(
            () -> {
              Project done =
                  (Project)
                      Analysis.ANALYZER.executeAndCheck(
                          project, new QueryPlanningTracker(Option.empty()));
              return ((Alias) done.projectList().head()).child();
            });
    return new Settled(settled.dataType(), rebuilt(settled, Catalyst::unbound));
  }

  private static Expression unbound(Expression node) {
    return node instanceof AttributeReference
        ? new UnresolvedAttribute(seq(List.of(SOURCE)))
        : node;
  }

  static Literal text(String value) {
    return new Literal(UTF8String.fromString(value), DataTypes.StringType);
  }

  /** The text of a string literal; empty for anything else. */
  static Optional<String> literalText(Expression node) {
    return node instanceof Literal literal && literal.value() instanceof UTF8String text
        ? Optional.of(text.toString())
        : Optional.empty();
  }

  /** The value of a whole-number literal; empty for anything else. */
  static Optional<Long> literalNumber(Expression node) {
    return node instanceof Literal literal
            && (literal.value() instanceof Integer || literal.value() instanceof Long)
        ? Optional.of(((Number) literal.value()).longValue())
        : Optional.empty();
  }

  static String name(UnresolvedAttribute column) {
    return String.join(".", list(column.nameParts()));
  }

  static List<Expression> children(Expression node) {
    return list(node.children());
  }

  static <T> List<T> list(Seq<T> seq) {
    return JavaConverters.seqAsJavaList(seq);
  }

  private static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toList();
  }

  private static Expression rebuilt(Expression node, UnaryOperator<Expression> change) {
    return change.apply(node.mapChildren(child -> rebuilt(child, change)));
  }

  /** Made on first use: many a night has no mapping. */
  private static final class Analysis {
    static final Analyzer ANALYZER =
        quietly(
            () ->
                new Analyzer(
                    new SessionCatalog(
                        new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
                        FunctionRegistry.builtin())));
  }
}
