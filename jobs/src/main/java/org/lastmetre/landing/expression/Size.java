package org.lastmetre.landing.expression;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;

/**
 * How long a text an expression can yield, from above: no cell may grow without bound. Reckoned for
 * cells of 1,000 characters; what yields one of its arguments counts the longest, everything else
 * the sum of its arguments.
 */
final class Size {
  private static final double CELL = 1000;
  private static final double LONGEST = 100 * CELL;
  private static final double VALUE = 40;
  private static final double ELEMENT = 1;

  /** Two digits for each of up to four bytes. */
  private static final double HEX = 8;

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static final Set<String> ONE_OF =
      Set.of("if", "coalesce", "nvl", "ifnull", "nvl2", "nullif", "greatest", "least", "decode");

  private Size() {}

  /** Refuses an expression that could yield more than a hundred times what it is given. */
  static void check(Expression tree, Place place) {
    if (of(tree, VALUE, place) > LONGEST) {
      throw place.refused(
          "the expression could grow without bound",
          "a value may become at most 100 times as long as a cell");
    }
  }

  /**
   * From above, the length of the text.
   *
   * @param value that of a number, a date, or whatever else is no text
   */
  private static double of(Expression node, double value, Place place) {
    List<Expression> children = Catalyst.children(node);
    if (Functions.appliesToEach(node) && children.size() == 2) {
      double list = of(children.get(0), value, place);
      // For each character of the list, since every one may be an element of its own.
      return Functions.name((UnresolvedFunction) node).equals("transform")
              && children.get(1) instanceof LambdaFunction each
          ? list * of(each.function(), ELEMENT, place)
          : list;
    }
    if (node instanceof UnresolvedNamedLambdaVariable) {
      return ELEMENT;
    }
    if (node instanceof UnresolvedAttribute) {
      return CELL;
    }
    if (node instanceof Literal) {
      return Catalyst.literalText(node).map(String::length).map(Integer::doubleValue).orElse(value);
    }
    double sum = value;
    double longest = value;
    for (Expression child : children) {
      double size = of(child, value, place);
      sum += size;
      longest = Math.max(longest, size);
    }
    if (node instanceof UnresolvedFunction function) {
      String name = Functions.name(function);
      return ONE_OF.contains(name) ? longest : times(name, children, sum, place);
    }
    return node instanceof CaseWhen || node instanceof Predicate ? longest : sum;
  }

  private static double times(String name, List<Expression> arguments, double sum, Place place) {
    return switch (name) {
      case "replace" -> arguments.size() < 3 ? sum : sum * factor(arguments.get(2), 0, place);
      case "regexp_replace" ->
          arguments.size() < 3 ? sum : sum * factor(arguments.get(2), 1, place);
      case "array_join" -> arguments.size() < 2 ? sum : sum * factor(arguments.get(1), 1, place);
      case "concat_ws" -> arguments.isEmpty() ? sum : sum * factor(arguments.get(0), 1, place);
      case "lpad", "rpad" ->
          sum + arguments.stream().skip(1).limit(1).mapToDouble(Size::written).sum();
      case "repeat" -> sum * arguments.stream().skip(1).limit(1).mapToDouble(Size::written).sum();
      case "hex" -> sum * HEX;
      case "format_string", "printf" -> arguments.isEmpty() ? sum : printed(arguments.get(0), sum);
      default -> sum;
    };
  }

  /** Each conversion may print the same argument, as wide as it says. */
  private static double printed(Expression format, double sum) {
    String text = Catalyst.literalText(format).orElse("");
    double widths =
        NUMBER.matcher(text).results().mapToDouble(m -> Double.parseDouble(m.group())).sum();
    return widths + sum * Math.max(1, StringUtils.countMatches(text, '%'));
  }

  private static double written(Expression length) {
    return Catalyst.literalNumber(length).orElse(0L);
  }

  /** How many characters may stand for one; what is put in must be written out. */
  private static double factor(Expression inserted, int kept, Place place) {
    return Catalyst.literalText(inserted)
        .map(text -> (double) Math.max(1, text.length() + kept))
        .orElseThrow(
            () ->
                place.refused(
                    "a replacement or separator that is computed is refused",
                    "write it out as text"));
  }
}
