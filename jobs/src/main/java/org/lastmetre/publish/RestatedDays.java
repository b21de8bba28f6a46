package org.lastmetre.publish;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;

/**
 * The rows of {@code gold.restatements} that several runs of one as_of tell: the last counts, and
 * what it leaves as it was keeps the run that told it first.
 */
record RestatedDays(Lake lake, TableContract table) {
  private static final List<String> FIGURES =
      List.of("before", "after", "before_text", "after_text", "published_run_id");

  /**
   * Makes the rows within the scope equal to the found ones, in at most one commit.
   *
   * @param scope which rows tonight's speak for, as SQL
   * @param found tonight's; empty when no cell differs
   * @return whether anything was written
   */
  boolean write(String scope, Optional<Dataset<Row>> found) {
    Dataset<Row> told = lake.settled(lake.readWhere(table, scope));
    if (told.isEmpty()) {
      found.ifPresent(rows -> lake.append(table, rows));
      return found.isPresent();
    }
    Dataset<Row> rows = found.map(now -> merged(now, told)).orElseGet(() -> told.where("false"));
    Dataset<Row> wanted = lake.settled(Schemas.conform(rows, table));
    if (wanted.count() == told.count() && wanted.exceptAll(told).isEmpty()) {
      return false;
    }
    lake.replaceWhere(table, scope, wanted);
    return true;
  }

  private Dataset<Row> merged(Dataset<Row> now, Dataset<Row> told) {
    Column one = lit(true);
    for (String key : table.key()) {
      one = one.and(col("n." + key).eqNullSafe(col("t." + key)));
    }
    Column same = col("t.run_id").isNotNull();
    for (String figure : FIGURES) {
      same = same.and(col("n." + figure).eqNullSafe(col("t." + figure)));
    }
    Column kept = same;
    Column[] columns =
        table.columns().stream()
            .map(
                column ->
                    when(kept, col("t." + column.name()))
                        .otherwise(tonights(column.name()))
                        .as(column.name()))
            .toArray(Column[]::new);
    return now.as("n").join(told.as("t"), one, "left").select(columns);
  }

  /** Of a figure that changed again: data that came with an earlier run of the day stay a cause. */
  private static Column tonights(String column) {
    Column now = col("n." + column);
    Column told = col("t." + column);
    return switch (column) {
      case "cause" -> when(now.equalTo("as_of").and(told.equalTo("data")), told).otherwise(now);
      case "datasets" -> when(told.isNotNull(), array_sort(array_union(now, told))).otherwise(now);
      default -> now;
    };
  }
}
