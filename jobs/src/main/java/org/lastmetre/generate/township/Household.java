package org.lastmetre.generate.township;

import java.time.LocalDate;
import java.util.List;
import org.lastmetre.generate.township.Sheet.Row;

/**
 * One household as a full register knows it.
 *
 * @param unit code of the lowest unit it belongs to
 * @param tags by the contract's words; empty for none
 * @param key whether it is to be visited more often
 * @param status by the contract's word
 */
public record Household(
    String id,
    String unit,
    String head,
    String phone,
    String idNumber,
    String address,
    List<String> tags,
    boolean key,
    String status,
    LocalDate registeredOn) {
  /** Its row in a register of households. */
  public Row row(Hand hand) {
    return Row.of(
        "household_id",
        id,
        "unit_code",
        unit,
        "head_name",
        head,
        "phone",
        phone,
        "id_number",
        idNumber,
        "address",
        address,
        "tags",
        hand.words("tags", tags),
        "is_key",
        hand.word("is_key", Boolean.toString(key)),
        "status",
        hand.word("status", status),
        "registered_on",
        hand.day(registeredOn));
  }
}
