package org.lastmetre.generate.township;

import java.time.LocalDate;
import org.lastmetre.generate.township.Sheet.Row;

/**
 * One person who visits households or answers issues.
 *
 * @param role by the contract's word
 * @param unit code of the unit this person works for
 */
public record Staff(String id, String name, String phone, String role, String unit) {
  /** The row in a register of staff. */
  public Row row(Hand hand, LocalDate activeFrom) {
    return Row.of(
        "staff_id",
        id,
        "staff_name",
        name,
        "phone",
        phone,
        "role",
        hand.word("role", role),
        "unit_code",
        unit,
        "active_from",
        hand.day(activeFrom));
  }
}
