package org.lastmetre.landing;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.lastmetre.landing.expression.Checked;
import org.lastmetre.landing.expression.Place;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.Mapping;
import org.lastmetre.policy.PolicyException;

/**
 * The expressions of mappings: Spark SQL over the columns of a source row, which stand in one
 * column {@code source} map&lt;string,string&gt;. Checked as parsed trees against lists of node
 * kinds and functions; what is not listed is refused: subqueries, whatever reaches the JVM, files,
 * the session, the environment or the clock, chance, raised errors, aggregates, windows, and what
 * grows or runs without bound.
 */
public final class Expressions {
  private static final Place NOWHERE = new Place("mapping", "expression");

  private Expressions() {}

  /**
   * Checks every expression of every mapping.
   *
   * @throws PolicyException at the first that is refused, naming the file, the target and column,
   *     what is refused and what is allowed
   */
  public static void check(Jurisdiction jurisdiction) {
    for (Mapping mapping : jurisdiction.mappings()) {
      check(mapping, jurisdiction.folder().resolve("mapping").resolve(mapping.name()).toString());
    }
  }

  /**
   * Checks every expression of one mapping.
   *
   * @param mapping the mapping
   * @param file its file as the operator knows it, for messages
   * @throws PolicyException at the first that is refused
   */
  public static void check(Mapping mapping, String file) {
    ZoneId zone = mapping.read().timeZone();
    condition(mapping.where(), zone, new Place(file, "where"));
    List<Mapping.Target> targets = mapping.targets();
    for (int i = 0; i < targets.size(); i++) {
      Mapping.Target target = targets.get(i);
      String name = "target " + (i + 1) + " (" + target.dataset() + ")";
      condition(target.where(), zone, new Place(file, name + " where"));
      for (Map.Entry<String, String> column : target.columns().entrySet()) {
        Checked.of(column.getValue(), zone, new Place(file, name + " column " + column.getKey()));
      }
    }
  }

  private static void condition(String text, ZoneId zone, Place place) {
    if (text != null) {
      Checked.of(text, zone, place).mustBeCondition();
    }
  }

  /**
   * Columns of the source an expression reads, in the order written; parts of nested names are
   * joined by a dot.
   *
   * @throws PolicyException when it is refused
   */
  public static Set<String> columnsOf(String expression) {
    return Checked.of(expression, ZoneOffset.UTC, NOWHERE).columns();
  }

  /**
   * An expression as a column of text for {@code Dataset.select}. Casts that fail and rows that
   * cannot be evaluated give null, whatever the session is set to; an instant has its offset, a
   * date has no time; a text with a time of day alone is no instant; a list is joined by {@code ;}.
   *
   * @param expression Spark SQL
   * @param zone the mapping's zone, of times without an offset
   * @param key what a column's name is called in the map `source`, such as without case, spaces and
   *     full-width forms
   * @return string, over a column `source` map&lt;string,string&gt;
   * @throws PolicyException when it is refused
   */
  public static Column resolved(String expression, ZoneId zone, UnaryOperator<String> key) {
    return Checked.of(expression, zone, NOWHERE).value(key);
  }

  /**
   * A `where` as a column for {@code Dataset.filter}; false where it cannot be said.
   *
   * @param expression Spark SQL that yields true or false
   * @param zone the mapping's zone, of times without an offset
   * @param key what a column's name is called in the map `source`
   * @return boolean, never null, over a column `source` map&lt;string,string&gt;
   * @throws PolicyException when it is refused
   */
  public static Column resolvedCondition(
      String expression, ZoneId zone, UnaryOperator<String> key) {
    return Checked.of(expression, zone, NOWHERE).mustBeCondition().condition(key);
  }
}
