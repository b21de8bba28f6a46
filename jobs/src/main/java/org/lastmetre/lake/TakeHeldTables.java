package org.lastmetre.lake;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.Function;
import scala.Option;

/** Lets a query take rows from memory in the place of a table's files. */
final class TakeHeldTables extends Rule<LogicalPlan> {
  private final Map<FileIndex, HeldTable> held;

  /**
   * @param held may change under way
   */
  TakeHeldTables(Map<FileIndex, HeldTable> held) {
    this.held = held;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformDown(Function.unlift(node -> Option.apply(inMemory(node).orElse(null))));
  }

  private Optional<LogicalPlan> inMemory(LogicalPlan node) {
    if (node instanceof Filter filter && filter.child() instanceof LogicalRelation relation) {
      return held(relation).map(table -> table.inPlaceOf(relation, filter));
    }
    return node instanceof LogicalRelation relation
        ? held(relation).map(table -> table.inPlaceOf(relation))
        : Optional.empty();
  }

  private Optional<HeldTable> held(LogicalRelation relation) {
    return relation.relation() instanceof HadoopFsRelation files
        ? Optional.ofNullable(held.get(files.location()))
        : Optional.empty();
  }
}
