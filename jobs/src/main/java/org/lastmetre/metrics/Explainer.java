package org.lastmetre.metrics;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;

/** Lists the records behind the numerator and the denominator of a rate. */
public final class Explainer {
  /** What stands above the line of a rate, beside each record below it. */
  public static final String COUNTED = "in_numerator";

  private final Lake lake;
  private final Views views;

  /**
   * Over tables as they were published.
   *
   * @param published the rows of a table of silver, or of the ledger of files
   */
  public Explainer(
      Lake lake, Contracts contracts, Function<TableContract, Dataset<Row>> published) {
    this.lake = lake;
    this.views = new Views(lake, contracts, published);
  }

  /**
   * The records below the line, one row each: the columns of the table's key, those of {@code
   * explains}, and {@link #COUNTED}, true for records above the line too; where the numerator is a
   * weight, it is that weight.
   *
   * @param span what the published figures of one jurisdiction reach over
   * @param periods the periods wanted
   */
  public Dataset<Row> records(Explanation explanation, Span span, List<Period> periods) {
    views.tables(List.of(span));
    views.periods(Map.of(span, periods), explanation.sql());
    return counted(explanation, lake.spark().sql(explanation.sql()));
  }

  /** The rows of the explanation's query that are counted, each with whether it is above. */
  static Dataset<Row> counted(Explanation explanation, Dataset<Row> records) {
    Dataset<Row> below = records.where(explanation.denominator());
    Dataset<Row> above = below.withColumn(COUNTED, expr(explanation.numerator()));
    boolean isCondition = above.schema().apply(COUNTED).dataType().equals(DataTypes.BooleanType);
    Column counted =
        isCondition ? coalesce(col(COUNTED), lit(false)) : col(COUNTED).cast(DataTypes.DoubleType);
    return above.withColumn(COUNTED, counted);
  }
}
