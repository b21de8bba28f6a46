package org.lastmetre.generate.township;

import org.lastmetre.generate.township.Sheet.Row;

/**
 * One unit of a place's tree.
 *
 * @param code its code
 * @param name its name
 * @param level its level, by the contract's word
 * @param parent code of the unit above; empty for the top
 */
public record Unit(String code, String name, String level, String parent) {
  /** Its row in a register of units. */
  public Row row(Hand hand) {
    return Row.of(
        "unit_code",
        code,
        "unit_name",
        name,
        "level",
        hand.word("level", level),
        "parent_code",
        parent);
  }
}
