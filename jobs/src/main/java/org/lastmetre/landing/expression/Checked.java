package org.lastmetre.landing.expression;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.ArrayJoin;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.Concat;
import org.apache.spark.sql.catalyst.expressions.DateFormatClass;
import org.apache.spark.sql.catalyst.expressions.EvalMode$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.expressions.TryEval;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.types.YearMonthIntervalType;
import org.lastmetre.policy.PolicyException;
import scala.Option;

/**
 * An expression of a mapping that may be run: parsed, on the list of what is allowed, of settled
 * types.
 */
public final class Checked {
  private static final int LONGEST = 20_000;
  private static final String WRITE =
      "write a Spark SQL expression over the source's columns, names with spaces between backticks:"
          + " `CASE ID`";

  private final Place place;
  private final ZoneId zone;
  private final Expression tree;

  private Checked(Place place, ZoneId zone, Expression tree) {
    this.place = place;
    this.zone = zone;
    this.tree = tree;
  }

  /**
   * Checks an expression.
   *
   * @param text Spark SQL
   * @param zone the zone of times without an offset
   * @param place where it stands, for messages
   * @throws PolicyException naming the place, what is refused and what is allowed
   */
  public static Checked of(String text, ZoneId zone, Place place) {
    if (text.length() > LONGEST) {
      throw place.refused(
          "the expression is longer than " + LONGEST + " characters", "write a shorter one");
    }
    try {
      Expression tree = Catalyst.parse(text, zone);
      new Rules(text, place).check(tree);
      Checked checked = new Checked(place, zone, tree);
      checked.settled(UnaryOperator.identity());
      return checked;
    } catch (StackOverflowError e) {
      throw place.refused("the expression is nested too deep", "use fewer brackets or in (…)");
    } catch (Exception e) {
      // Scala declares no exceptions, so the compiler knows of neither of these two.
      if (e instanceof ParseException || e instanceof AnalysisException) {
        throw place.refused("not an expression: " + firstLine(e), WRITE);
      }
      throw e;
    }
  }

  /**
   * Columns of the source it reads, in the order written, parts of nested names joined by a dot.
   */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    collect(tree, columns);
    return Collections.unmodifiableSet(columns);
  }

  /** Refuses what does not yield true or false. */
  public Checked mustBeCondition() {
    if (!(settled(UnaryOperator.identity()).type() instanceof BooleanType)) {
      throw place.refused(
          "the condition does not yield true or false",
          "write a comparison, as in `CASE ID` is not null");
    }
    return this;
  }

  /**
   * The value as text, as a file would hold it; an array is joined by {@code ;}, an instant has its
   * offset. Where the evaluation of a row fails, the value is null.
   *
   * @param key what a column's name is called in the map `source`
   * @return over a column `source` map&lt;string,string&gt;
   */
  public Column value(UnaryOperator<String> key) {
    Catalyst.Settled settled = settled(key);
    if (settled.type() instanceof ArrayType) {
      Expression texts = cast(settled.tree(), DataTypes.createArrayType(DataTypes.StringType));
      return new Column(new TryEval(new ArrayJoin(texts, Catalyst.text(";"), Option.empty())));
    }
    Expression text = cast(settled.tree(), DataTypes.StringType);
    if (settled.type() instanceof TimestampType) {
      // The hour that comes twice in autumn is told by its offset alone.
      Expression offset =
          new DateFormatClass(settled.tree(), Catalyst.text("xxx"), Option.apply(zone.getId()));
      text = new Concat(Catalyst.seq(List.of(text, offset)));
    }
    return new Column(new TryEval(text));
  }

  private Expression cast(Expression value, DataType type) {
    return new Cast(value, type, Option.apply(zone.getId()), EvalMode$.MODULE$.LEGACY());
  }

  /**
   * The condition, never null: a row of which it cannot be said is not selected.
   *
   * @param key what a column's name is called in the map `source`
   * @return over a column `source` map&lt;string,string&gt;
   */
  public Column condition(UnaryOperator<String> key) {
    List<Expression> choices =
        List.of(new TryEval(settled(key).tree()), Literal$.MODULE$.FalseLiteral());
    return new Column(new Coalesce(Catalyst.seq(choices)));
  }

  private Catalyst.Settled settled(UnaryOperator<String> key) {
    Catalyst.Settled settled = Catalyst.settled(tree, zone, key);
    DataType type = settled.type();
    if (type instanceof MapType
        || type instanceof StructType
        || type instanceof BinaryType
        || type instanceof DayTimeIntervalType
        || type instanceof YearMonthIntervalType) {
      throw place.refused(
          "yields a " + type.typeName() + ", which no column holds",
          "yield text, a number, a date, a time or a list");
    }
    return settled;
  }

  private static void collect(Expression node, Set<String> columns) {
    if (node instanceof UnresolvedAttribute column) {
      columns.add(Catalyst.name(column));
    }
    Catalyst.children(node).forEach(child -> collect(child, columns));
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage())
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("")
        .strip();
  }
}
