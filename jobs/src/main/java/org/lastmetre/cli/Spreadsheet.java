package org.lastmetre.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Makes a result safe for programs that run what looks like a formula. */
final class Spreadsheet {
  /** Tells Excel and WPS that a text is UTF-8. */
  static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final String FORMULA = "^[=+\\-@\t\r]";

  private Spreadsheet() {}

  /** The rows with an apostrophe before every text that begins like a formula. */
  static Dataset<Row> safe(Dataset<Row> rows) {
    StructField[] fields = rows.schema().fields();
    // A result may have two columns of one name.
    String[] places =
        IntStream.range(0, fields.length).mapToObj(i -> "_" + i).toArray(String[]::new);
    Column[] columns =
        IntStream.range(0, fields.length)
            .mapToObj(i -> safe(col(places[i]), fields[i]))
            .toArray(Column[]::new);
    return rows.toDF(places)
        .select(columns)
        .toDF(Stream.of(fields).map(StructField::name).toArray(String[]::new));
  }

  private static Column safe(Column value, StructField field) {
    return field.dataType().equals(DataTypes.StringType)
        ? when(value.rlike(FORMULA), concat(lit("'"), value)).otherwise(value)
        : value;
  }
}
