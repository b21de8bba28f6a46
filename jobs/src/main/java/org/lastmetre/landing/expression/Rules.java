package org.lastmetre.landing.expression;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ILike;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Like;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.MultiLikeBase;
import org.apache.spark.sql.catalyst.expressions.RLike;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.YearMonthIntervalType;

/**
 * The list of what an expression may be made of. What is not on it is refused, so that a new Spark
 * brings no new way out.
 */
final class Rules {
  private static final int DEEPEST = 100;

  private static final Set<String> NODES =
      Set.of(
          "UnresolvedAttribute",
          "UnresolvedFunction",
          "UnresolvedExtractValue",
          "Literal",
          "Cast",
          "CaseWhen",
          "And",
          "Or",
          "Not",
          "EqualTo",
          "EqualNullSafe",
          "LessThan",
          "LessThanOrEqual",
          "GreaterThan",
          "GreaterThanOrEqual",
          "In",
          "IsNull",
          "IsNotNull",
          "Like",
          "ILike",
          "RLike",
          "Add",
          "Subtract",
          "Multiply",
          "Divide",
          "Remainder",
          "IntegralDivide",
          "UnaryMinus",
          "UnaryPositive",
          "Concat",
          "Substring",
          "StringTrim",
          "StringTrimLeft",
          "StringTrimRight",
          "StringLocate",
          "Overlay",
          "TimestampAdd",
          "TimestampDiff",
          "Lower",
          "LikeAll",
          "LikeAny",
          "NotLikeAll",
          "NotLikeAny",
          "UnresolvedNamedLambdaVariable");

  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("ScalarSubquery", "a subquery"),
          Map.entry("Exists", "a subquery"),
          Map.entry("InSubquery", "a subquery"),
          Map.entry("ListQuery", "a subquery"),
          Map.entry("AggregateExpression", "an aggregate over rows"),
          Map.entry("WindowExpression", "a window over rows"),
          Map.entry("LambdaFunction", "a function x -> … of no list"),
          Map.entry("UnresolvedStar", "a star"),
          Map.entry("Alias", "a name given with `as`"),
          Map.entry("MultiAlias", "a name given with `as`"),
          Map.entry("NamedParameter", "a parameter"),
          Map.entry("PosParameter", "a parameter"),
          Map.entry("NamedArgumentExpression", "a named argument"),
          Map.entry("ExpressionWithUnresolvedIdentifier", "a name made at run time"));

  private static final Set<String> CLOCK_WORDS =
      Set.of(
          "current_date",
          "current_timestamp",
          "current_user",
          "current_time",
          "localtimestamp",
          "session_user");

  private static final Set<DataType> TYPES =
      Set.of(
          DataTypes.StringType,
          DataTypes.ByteType,
          DataTypes.ShortType,
          DataTypes.IntegerType,
          DataTypes.LongType,
          DataTypes.FloatType,
          DataTypes.DoubleType,
          DataTypes.BooleanType,
          DataTypes.DateType,
          DataTypes.TimestampType,
          DataTypes.TimestampNTZType);

  static final String OPERATORS =
      "allowed: columns, text and number literals, date '2026-03-05', comparisons, and, or, not,"
          + " in, between, like, rlike, is null, + - * / % div, ||, case, cast, [n], interval 1 day,"
          + " x -> … over a list, and the listed functions";

  private final String text;
  private final Place place;

  private static final String NAMES =
      "write a column whose name has spaces between backticks: `CASE ID`";

  /** For one expression; its text tells how a literal was written. */
  Rules(String text, Place place) {
    this.text = text;
    this.place = place;
  }

  /** Refuses what is not on the list, anywhere in the tree. */
  void check(Expression tree) {
    check(tree, 1);
    Size.check(tree, place);
  }

  private void check(Expression node, int depth) {
    if (depth > DEEPEST) {
      throw place.refused(
          "the expression is nested more than " + DEEPEST + " deep",
          "use fewer brackets or in (…)");
    }
    String kind = node.getClass().getSimpleName();
    if (!NODES.contains(kind)) {
      throw place.refused(
          REFUSED.getOrDefault(kind, kind) + " is refused: " + source(node),
          node instanceof Alias ? NAMES : OPERATORS);
    }
    if (node instanceof UnresolvedFunction function) {
      Functions.check(function, place);
    } else if (node instanceof UnresolvedAttribute column) {
      column(column);
    } else if (node instanceof Literal literal) {
      literal(literal);
    } else if (node instanceof Cast cast) {
      type(cast.dataType());
    } else if (node instanceof RLike rlike) {
      Patterns.regex(rlike.right(), place);
    } else if (node instanceof Like like) {
      Patterns.like(like.right(), like.escapeChar(), place);
    } else if (node instanceof ILike like) {
      Patterns.like(like.right(), like.escapeChar(), place);
    } else if (node instanceof MultiLikeBase likes) {
      Catalyst.list(likes.patterns()).stream()
          .filter(Objects::nonNull)
          .forEach(pattern -> Patterns.like(pattern.toString(), '\\', place));
    }
    for (Expression child : Catalyst.children(node)) {
      boolean isOfEach = child instanceof LambdaFunction && Functions.appliesToEach(node);
      check(isOfEach ? ((LambdaFunction) child).function() : child, depth + 1);
    }
  }

  private void column(UnresolvedAttribute column) {
    // Spark reads these words without brackets as functions of the clock or the session.
    if (CLOCK_WORDS.contains(Catalyst.name(column).toLowerCase(Locale.ROOT))) {
      throw place.refused(
          "'" + Catalyst.name(column) + "' is refused: it depends on the clock or the session",
          "allowed: columns of the source");
    }
  }

  private void literal(Literal literal) {
    DataType type = literal.dataType();
    if (type.equals(DataTypes.DateType) || type.equals(DataTypes.TimestampType)) {
      // date 'today' and timestamp 'now' are read from the clock while parsing.
      if (!source(literal)
          .matches(
              "(?i)(date|timestamp)\\s*'\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2})?)?'")) {
        throw place.refused(
            "the literal " + source(literal) + " is refused",
            "write it as date '2026-03-05' or timestamp '2026-03-05 08:00'");
      }
    } else if (!TYPES.contains(type)
        && !(type instanceof DecimalType)
        && !type.equals(DataTypes.NullType)
        && !(type instanceof DayTimeIntervalType)
        && !(type instanceof YearMonthIntervalType)) {
      throw place.refused(
          "a literal of type "
              + type.sql().toLowerCase(Locale.ROOT)
              + " is refused: "
              + source(literal),
          OPERATORS);
    }
  }

  private void type(DataType type) {
    if (!TYPES.contains(type) && !(type instanceof DecimalType)) {
      throw place.refused(
          "a cast to " + type.sql().toLowerCase(Locale.ROOT) + " is refused",
          "allowed: string, int, bigint, double, decimal, boolean, date, timestamp");
    }
  }

  /** The node as it was written. */
  private String source(Expression node) {
    if (node.origin().startIndex().isEmpty() || node.origin().stopIndex().isEmpty()) {
      return node.toString();
    }
    // The parser counts code points.
    int from = text.offsetByCodePoints(0, (Integer) node.origin().startIndex().get());
    int to = text.offsetByCodePoints(0, (Integer) node.origin().stopIndex().get() + 1);
    return text.substring(from, to);
  }
}
