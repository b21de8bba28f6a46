package org.lastmetre.lake;

import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.contract.Check;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.TableContract;

/** Makes a table as its contract promises it: empty, at version 0. */
final class Creation {
  private static final String CONSTRAINT = "delta.constraints.";

  private Creation() {}

  /** With its columns, comments, partitions and constraints, all in one commit. */
  static void of(SparkSession spark, TableContract table, String location) {
    DeltaTableBuilder builder =
        DeltaTable.createIfNotExists(spark)
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
      builder.property(CONSTRAINT + "check_" + ++number, check.expression());
    }
    // Published nights stay readable for years; upkeep, not Delta's defaults, decides what goes.
    builder.property("delta.logRetentionDuration", "interval 3650 days");
    builder.property("delta.deletedFileRetentionDuration", "interval 3650 days");
    builder.execute();
  }

  /**
   * Empties a table that is there and gives it the columns, comments and constraints promised now;
   * former versions stay readable. Delta replaces no table that has only a path in one step.
   */
  static void anew(SparkSession spark, TableContract table, String location) {
    String name = "delta.`" + location + "`";
    for (Row property : spark.sql("SHOW TBLPROPERTIES " + name).collectAsList()) {
      if (property.getString(0).startsWith(CONSTRAINT)) {
        String constraint = property.getString(0).substring(CONSTRAINT.length());
        spark.sql("ALTER TABLE %s DROP CONSTRAINT %s".formatted(name, constraint));
      }
    }
    StructType schema = new StructType();
    for (Column column : table.columns()) {
      schema =
          schema.add(
              column.name(),
              Schemas.type(column),
              !column.required(),
              column.description().zh() + " / " + column.description().en());
    }
    spark
        .createDataFrame(List.of(), schema)
        .write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .option("overwriteSchema", "true")
        .partitionBy(table.partitionBy().toArray(String[]::new))
        .save(location);
    int number = 0;
    for (Check check : table.checks()) {
      spark.sql(
          "ALTER TABLE %s ADD CONSTRAINT check_%d CHECK (%s)"
              .formatted(name, ++number, check.expression()));
    }
  }
}
