package org.lastmetre.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.struct;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Problem;
import org.lastmetre.contract.Reason;

/** Tells references that lost their leading zeros in a spreadsheet: {@code 12} for {@code 0012}. */
final class LostZeros {
  private static final String DIGITS_AFTER_ZERO = "^0[0-9]+$";
  private static final String ZEROS = "^0+(?=[0-9])";
  private static final String VALUE = "{value}";
  private static final String PROBABLE = "{probable}";

  private LostZeros() {}

  /**
   * Known ids as they may be written: as they are, and without leading zeros.
   *
   * @param known {@code jurisdiction, entity_id}
   * @param found name of a column: true where an id is so written in full
   * @param probable name of a column: the least id that is so written without its zeros; null for
   *     none
   * @return one row per jurisdiction {@code _j} and spelling {@code _id}
   */
  static Dataset<Row> written(Dataset<Row> known, String found, String probable) {
    Column id = col("entity_id");
    Dataset<Row> full =
        known.select(
            col("jurisdiction").as("_j"),
            id.as("_id"),
            lit(true).as("_full"),
            lit(null).cast("string").as("_whole"));
    Dataset<Row> without =
        known
            .where(id.rlike(DIGITS_AFTER_ZERO))
            .select(
                col("jurisdiction").as("_j"),
                regexp_replace(id, ZEROS, "").as("_id"),
                lit(false).as("_full"),
                id.as("_whole"));
    return full.unionByName(without)
        .groupBy("_j", "_id")
        .agg(max("_full").as(found), min("_whole").as(probable));
  }

  /** What a clerk is told of such a reference, as an element of {@code problems}. */
  static Column problem(org.lastmetre.contract.Column column, Column value, Column probable) {
    Problem problem = Reason.LOST_LEADING_ZEROS.of(column, VALUE, Map.of("probable", PROBABLE));
    return struct(
        lit(column.name()).as("column"),
        value.as("value"),
        lit(problem.code()).as("reason"),
        filled(problem.sentence().zh(), value, probable).as("zh"),
        filled(problem.sentence().en(), value, probable).as("en"));
  }

  private static Column filled(String sentence, Column value, Column probable) {
    return replace(
        replace(lit(sentence), lit(VALUE), coalesce(value, lit(""))), lit(PROBABLE), probable);
  }

  /** Condition on {@code ops.quarantine}: rows that a newly known id can set right. */
  static Column mayBeMended() {
    return col("reason").equalTo(Reason.LOST_LEADING_ZEROS.code());
  }
}
