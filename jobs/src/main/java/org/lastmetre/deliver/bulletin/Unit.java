package org.lastmetre.deliver.bulletin;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * A unit that has a line of its own.
 *
 * @param isWhole whether it is the jurisdiction
 */
record Unit(String code, String name, String level, boolean isWhole) {
  /** From the top. */
  private static final List<String> LEVELS =
      List.of("county", "township", "community", "grid", "group", "neighbour");

  /**
   * The jurisdiction and the units of the highest level below it, by code.
   *
   * @param rows of {@code gold.coverage}
   */
  static List<Unit> shown(List<Row> rows, String jurisdiction) {
    List<Unit> units =
        rows.stream()
            .map(
                row ->
                    new Unit(
                        row.getAs("unit_code"),
                        row.getAs("unit_name"),
                        row.getAs("unit_level"),
                        row.getAs("unit_code").equals(jurisdiction)))
            .sorted(Comparator.comparing((Unit unit) -> !unit.isWhole()).thenComparing(Unit::code))
            .toList();
    Optional<String> highest =
        units.stream()
            .filter(unit -> !unit.isWhole())
            .map(Unit::level)
            .min(Comparator.comparing(LEVELS::indexOf));
    return units.stream()
        .filter(unit -> unit.isWhole() || highest.filter(unit.level()::equals).isPresent())
        .toList();
  }

  /** Rows by their unit. */
  static Map<String, Row> byCode(List<Row> rows) {
    return rows.stream().collect(Collectors.toMap(row -> row.getAs("unit_code"), row -> row));
  }

  /** The units as an SQL list. */
  static String among(List<Unit> units) {
    return units.stream()
        .map(unit -> "'" + unit.code().replace("\\", "\\\\").replace("'", "\\'") + "'")
        .collect(Collectors.joining(", ", "unit_code IN (", ")"));
  }
}
