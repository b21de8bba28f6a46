package org.lastmetre.lake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.testing.NightHarness;

/** A warehouse that an older version of the program made stops the night and says what to do. */
final class OlderTableTest {
  @TempDir Path warehouse;

  @Test
  void a_table_that_lacks_a_column_is_told_with_the_remedy() {
    SparkSession spark = NightHarness.spark();
    String notices = warehouse.resolve("ops/notices").toString();
    for (int i = 0; i < 2; i++) {
      spark
          .sql("SELECT '321398' AS jurisdiction, 'x' AS notice")
          .write()
          .format("delta")
          .mode("append")
          .save(notices);
    }
    TableContract table = Contracts.bundled().table("ops", "notices");
    assertThatThrownBy(() -> new Lake(spark, warehouse.toString()).read(table))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ops.notices")
        .hasMessageContaining("dataset STRING")
        .hasMessageContaining("keep its key, and run nightly");
    assertThatThrownBy(() -> new Lake(spark, warehouse.toString()).create(table))
        .isInstanceOf(IllegalStateException.class);
  }
}
