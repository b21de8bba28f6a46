package org.lastmetre.deliver;

import org.lastmetre.contract.Column;
import org.lastmetre.contract.Pii;

/** Invented values that show how a column is filled in. */
final class Examples {
  private static final String HAN = ".*\\p{IsHan}.*";

  private Examples() {}

  /** A value that the column takes. */
  static String of(Column column) {
    if (column.pii() != Pii.NONE) {
      return personal(column.pii());
    }
    if (!column.allowed().isEmpty()) {
      return word(column, column.allowed().keySet().iterator().next());
    }
    return switch (column.type()) {
      case "boolean" -> "是";
      case "date" -> "2026-03-05";
      case "timestamp" -> "2026-03-05 14:30";
      case "integer", "bigint", "double" -> "3";
      case "list" -> "A001；A002";
      case "code" -> column.name().equals("unit_code") ? "321323102001" : "A001";
      default -> "示例";
    };
  }

  /** A value of a column as a clerk writes it. */
  static String word(Column column, String value) {
    return column.allowed().get(value).stream()
        .filter(spelling -> spelling.matches(HAN))
        .findFirst()
        .orElse(value);
  }

  private static String personal(Pii kind) {
    return switch (kind) {
      case NAME -> "欧阳示例";
      case PHONE -> "15400000000";
      case ID -> "000000190001010000";
      default -> "示例村1号";
    };
  }
}
