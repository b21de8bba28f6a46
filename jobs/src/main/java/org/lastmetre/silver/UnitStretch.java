package org.lastmetre.silver;

import java.time.LocalDate;
import java.util.List;

/**
 * One row of {@code silver.unit_paths}: days in which a unit's name, level and parents stay the
 * same.
 *
 * @param from first day; null for always
 * @param until first day of the next stretch; null for open
 * @param isValid whether the unit itself is valid; else its nearest version stands in
 * @param parent the unit above; null for the jurisdiction
 * @param path codes from the unit up to the jurisdiction
 */
public record UnitStretch(
    String code,
    LocalDate from,
    LocalDate until,
    boolean isValid,
    String name,
    String level,
    String parent,
    List<String> path) {

  boolean sameExceptDays(UnitStretch other) {
    return code.equals(other.code)
        && isValid == other.isValid
        && name.equals(other.name)
        && level.equals(other.level)
        && path.equals(other.path);
  }

  UnitStretch lastingUntil(LocalDate day) {
    return new UnitStretch(code, from, day, isValid, name, level, parent, path);
  }
}
