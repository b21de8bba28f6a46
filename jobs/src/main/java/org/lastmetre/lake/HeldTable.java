package org.lastmetre.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.columnar.InMemoryRelation;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * A table's rows in memory.
 *
 * @param files how its files are known to queries
 * @param jurisdictions those that the rows are of
 */
record HeldTable(FileIndex files, InMemoryRelation rows, List<String> jurisdictions) {
  static final String JURISDICTION = "jurisdiction";

  /** In the place of files. */
  LogicalPlan inPlaceOf(LogicalRelation relation) {
    // Scala's list of attributes of one kind is a list of attributes, Java's is not.
    return rows.withOutput(
        JavaConverters.<Attribute>asScalaBuffer(
                new ArrayList<>(JavaConverters.seqAsJavaList(relation.output())))
            .toSeq());
  }

  /** In the place of files of which rows are chosen. */
  LogicalPlan inPlaceOf(LogicalRelation relation, Filter filter) {
    return new Filter(toldMore(filter.condition()), inPlaceOf(relation));
  }

  /**
   * A condition with what follows of {@code unit_code = jurisdiction}, which asks for the rows of
   * counties: rows are passed over by what values they have, not by which columns are alike.
   */
  private Expression toldMore(Expression condition) {
    List<Expression> told = new ArrayList<>(List.of(condition));
    eachPart(
        condition,
        part -> {
          if (part instanceof EqualTo equal
              && equal.left() instanceof Attribute left
              && equal.right() instanceof Attribute right
              && (left.name().equals(JURISDICTION) || right.name().equals(JURISDICTION))) {
            told.add(new In(left.name().equals(JURISDICTION) ? right : left, values()));
          }
        });
    return told.stream().reduce(And::new).orElseThrow();
  }

  private Seq<Expression> values() {
    List<Expression> values = new ArrayList<>();
    jurisdictions.forEach(
        code -> values.add(Literal.create(UTF8String.fromString(code), DataTypes.StringType)));
    return JavaConverters.asScalaBuffer(values).toSeq();
  }

  private static void eachPart(Expression condition, Consumer<Expression> action) {
    if (condition instanceof And and) {
      eachPart(and.left(), action);
      eachPart(and.right(), action);
    } else {
      action.accept(condition);
    }
  }
}
