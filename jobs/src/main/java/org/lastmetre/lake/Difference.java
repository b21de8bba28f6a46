package org.lastmetre.lake;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.TableContract;

/** What tells the rows a table has, or had, from the rows it should have. */
public final class Difference {
  /** {@code insert}, {@code update} or {@code delete}. */
  static final String CHANGE = "_change";

  private static final String JURISDICTION = "jurisdiction";
  private static final String CHANGED_COLUMNS = "changed_columns";

  private Difference() {}

  /**
   * The columns that together name a row of the warehouse: an input table's key counts within one
   * jurisdiction, and its other key where the first is empty.
   */
  static List<String> identity(TableContract table) {
    List<String> identity = new ArrayList<>();
    if (table.columns().stream().anyMatch(c -> c.name().equals(JURISDICTION))) {
      identity.add(JURISDICTION);
    }
    identity.addAll(table.key());
    identity.addAll(table.keyOtherwise());
    return identity.stream().distinct().toList();
  }

  /**
   * Rows of both sides that differ: {@code before} and {@code after} structs, null where absent.
   */
  public static Dataset<Row> of(TableContract table, Dataset<Row> present, Dataset<Row> wanted) {
    Dataset<Row> before = keyed(table, present, "before");
    Dataset<Row> after = keyed(table, wanted, "after");
    Column same = lit(true);
    for (String key : identity(table)) {
      same = same.and(col("before." + key).eqNullSafe(col("after." + key)));
    }
    return before
        .join(after, same, "full_outer")
        .where(col("before").eqNullSafe(col("after")).equalTo(false))
        .select(
            col("before"),
            col("after"),
            when(col("before").isNull(), "insert")
                .when(col("after").isNull(), "delete")
                .otherwise("update")
                .as(CHANGE));
  }

  private static Dataset<Row> keyed(TableContract table, Dataset<Row> rows, String name) {
    Column[] all = table.columns().stream().map(c -> col(c.name())).toArray(Column[]::new);
    return rows.select(struct(all).as(name));
  }

  /** One row per image of each changed row; see {@link Changes}. */
  static Dataset<Row> images(TableContract table, Dataset<Row> changed) {
    List<Column> differing = new ArrayList<>();
    for (var column : table.columns()) {
      differing.add(
          when(
              col("before." + column.name())
                  .eqNullSafe(col("after." + column.name()))
                  .equalTo(false)
                  .or(col("before").isNull())
                  .or(col("after").isNull()),
              column.name()));
    }
    Column names = array_compact(array(differing.toArray(Column[]::new))).as(CHANGED_COLUMNS);
    Dataset<Row> before =
        changed
            .where(col("before").isNotNull())
            .select(col("before.*"), lit("before").as("image"), names);
    Dataset<Row> after =
        changed
            .where(col("after").isNotNull())
            .select(col("after.*"), lit("after").as("image"), names);
    return before.unionByName(after);
  }
}
