package org.lastmetre.benchmark;

import org.apache.spark.sql.SparkSession;
import org.lastmetre.lake.Engine;

/**
 * The least a night can take: the engine started as every command starts it, and one small Delta
 * table written.
 */
final class Floor {
  private Floor() {}

  /**
   * Writes the table.
   *
   * @param args the directory of the table, which must not exist
   */
  public static void main(String[] args) {
    try (SparkSession spark = Engine.start("local[*]")) {
      spark.range(10).write().format("delta").save(args[0]);
    }
  }
}
