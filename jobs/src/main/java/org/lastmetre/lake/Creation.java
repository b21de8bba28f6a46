package org.lastmetre.lake;

import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Check;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.TableContract;

/** Makes a table as its contract promises it: empty, at version 0. */
final class Creation {
  private Creation() {}

  /** With its columns, comments, partitions and constraints, all in one commit. */
  static void of(SparkSession spark, TableContract table, String location) {
    of(DeltaTable.createIfNotExists(spark), spark, table, location);
  }

  /** The same in the place of one that may be there already; former versions stay readable. */
  static void anew(SparkSession spark, TableContract table, String location) {
    of(DeltaTable.createOrReplace(spark), spark, table, location);
  }

  private static void of(
      DeltaTableBuilder begun, SparkSession spark, TableContract table, String location) {
    DeltaTableBuilder builder =
        begun
            .location(location)
            .comment(table.description().zh() + " / " + table.description().en());
    for (Column column : table.columns()) {
      builder.addColumn(
          DeltaTable.columnBuilder(spark, column.name())
              .dataType(Schemas.type(column))
              .nullable(!column.required())
              .comment(column.description().zh() + " / " + column.description().en())
              .build());
    }
    if (!table.partitionBy().isEmpty()) {
      builder.partitionedBy(table.partitionBy().toArray(String[]::new));
    }
    int number = 0;
    for (Check check : table.checks()) {
      builder.property("delta.constraints.check_" + ++number, check.expression());
    }
    // Published nights stay readable for years; upkeep, not Delta's defaults, decides what goes.
    builder.property("delta.logRetentionDuration", "interval 3650 days");
    builder.property("delta.deletedFileRetentionDuration", "interval 3650 days");
    builder.execute();
  }
}
