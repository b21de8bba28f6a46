package org.lastmetre.landing.expression;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetMapValue;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.RLike;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
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
 * same whatever the session is set to. Casts that fail give null (no ANSI mode), and times without
 * an offset are local to the zone that is asked for.
 */
final class Catalyst {
  static final String SOURCE = "source";

  /** How a text begins that has a date: 10:30 alone would be read with the date of the clock. */
  private static final String DATED = "^\\W*\\d{4}";

  private static final Set<DataType> MOMENTS =
      Set.of(DataTypes.DateType, DataTypes.TimestampType, DataTypes.TimestampNTZType);

  private Catalyst() {}

  /**
   * A tree whose functions and implicit casts are settled.
   *
   * @param type what it yields
   * @param tree bound by name to the column `source` of whatever dataset it is selected from
   */
  record Settled(DataType type, Expression tree) {}

  private static SQLConf settings(ZoneId zone) {
    SQLConf conf = new SQLConf();
    conf.setConfString("spark.sql.ansi.enabled", "false");
    conf.setConfString("spark.sql.session.timeZone", zone.getId());
    conf.setConfString("spark.sql.legacy.timeParserPolicy", "CORRECTED");
    conf.setConfString("spark.sql.caseSensitive", "false");
    return conf;
  }

  /** What a task gives under our settings. */
  static <T> T quietly(ZoneId zone, Supplier<T> task) {
    return SQLConf.withExistingConf(settings(zone), task::get);
  }

  static Expression parse(String text, ZoneId zone) {
    return quietly(
        zone, () -> withColumns(new CatalystSqlParser().parseExpression(text), Set.of()));
  }

  /** In {@code x -> …} the parser takes every name for a variable; others than x are columns. */
  private static Expression withColumns(Expression node, Set<String> variables) {
    if (node instanceof LambdaFunction lambda) {
      Set<String> inner = new HashSet<>(variables);
      list(lambda.arguments()).forEach(x -> inner.add(x.name().toLowerCase(Locale.ROOT)));
      return new LambdaFunction(
          withColumns(lambda.function(), inner), lambda.arguments(), lambda.hidden());
    }
    if (node instanceof UnresolvedNamedLambdaVariable name) {
      String first = name.nameParts().head().toLowerCase(Locale.ROOT);
      return variables.contains(first) ? name : new UnresolvedAttribute(name.nameParts());
    }
    return node.mapChildren(child -> withColumns(child, variables));
  }

  /**
   * The tree with every function and type settled, over one column `source`
   * map&lt;string,string&gt;.
   */
  static Settled settled(Expression tree, ZoneId zone, UnaryOperator<String> key) {
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
            zone,
            () -> {
              Project done =
                  (Project)
                      Analysis.ANALYZER.executeAndCheck(
                          project, new QueryPlanningTracker(Option.empty()));
              return ((Alias) done.projectList().head()).child();
            });
    return new Settled(settled.dataType(), rebuilt(dated(settled), Catalyst::unbound));
  }

  /** Texts become dates and times only where they have a date. */
  private static Expression dated(Expression node) {
    if (node instanceof RuntimeReplaceable written) {
      return dated(written.replacement());
    }
    Expression inner = node.mapChildren(Catalyst::dated);
    if (!(inner instanceof Cast cast)
        || !cast.child().dataType().equals(DataTypes.StringType)
        || !MOMENTS.contains(cast.dataType())) {
      return inner;
    }
    Expression text =
        new If(
            new RLike(cast.child(), text(DATED)),
            cast.child(),
            new Literal(null, DataTypes.StringType));
    return new Cast(text, cast.dataType(), cast.timeZoneId(), cast.evalMode());
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

  static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBuffer(list).toList();
  }

  private static Expression rebuilt(Expression node, UnaryOperator<Expression> change) {
    return change.apply(node.mapChildren(child -> rebuilt(child, change)));
  }

  /** Made on first use: many a night has no mapping. */
  private static final class Analysis {
    static final Analyzer ANALYZER =
        quietly(
            ZoneOffset.UTC,
            () ->
                new Analyzer(
                    new SessionCatalog(
                        new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
                        FunctionRegistry.builtin())));
  }
}
