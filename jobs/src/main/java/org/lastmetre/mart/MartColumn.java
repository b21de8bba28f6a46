package org.lastmetre.mart;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Text;
import org.lastmetre.lake.Schemas;

/**
 * A column as PostgreSQL has it.
 *
 * @param type its type in PostgreSQL
 * @param required no row is without it
 * @param comment what it holds, in Chinese and English; may be empty
 */
record MartColumn(String name, String type, boolean required, String comment) {
  /** What holds no plain value, such as a map, is kept as this. */
  static final String JSON = "jsonb";

  private static final Text AS_OF =
      new Text("统计日：该辖区的数字截至哪天", "Day the jurisdiction's figures are as of");

  /** A column as its contract promises it. */
  static MartColumn of(Column column) {
    String unit = column.unit() == null ? "" : " [" + column.unit() + "]";
    return new MartColumn(
        column.name(),
        type(Schemas.type(column)),
        column.required(),
        both(column.description()) + unit);
  }

  /** A column as a stored table has it. */
  static MartColumn of(StructField field) {
    return new MartColumn(
        field.name(),
        type(field.dataType()),
        !field.nullable(),
        field.getComment().getOrElse(() -> ""));
  }

  /** The day of the jurisdiction, which the views add. */
  static MartColumn asOf() {
    return new MartColumn("as_of", "date", false, both(AS_OF));
  }

  static String both(Text text) {
    return text.zh() + " / " + text.en();
  }

  private static String type(DataType type) {
    if (type instanceof DecimalType decimal) {
      return "numeric(%d,%d)".formatted(decimal.precision(), decimal.scale());
    }
    if (type instanceof ArrayType array && array.elementType().equals(DataTypes.StringType)) {
      return "text[]";
    }
    return switch (type.typeName()) {
      case "string" -> "text";
      case "boolean" -> "boolean";
      case "byte", "short", "integer" -> "integer";
      case "long" -> "bigint";
      case "float", "double" -> "double precision";
      case "date" -> "date";
      case "timestamp" -> "timestamptz";
      default -> JSON;
    };
  }
}
