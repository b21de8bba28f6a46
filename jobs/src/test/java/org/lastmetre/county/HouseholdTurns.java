package org.lastmetre.county;

import java.time.LocalDate;
import java.util.List;

/** Sends the rows that follow a household's first, as its turn has it. */
record HouseholdTurns(
    Ground ground,
    Units units,
    Dice dice,
    List<Units.Unit> lowest,
    Sender sender,
    LateSender lateSender) {

  /** Sends a row in a file of its folder's day. */
  interface Sender {
    void send(String sender, LocalDate night, String part, Row row);
  }

  /** Sends a row in a file that comes to light on a later night. */
  interface LateSender {
    void send(String sender, LocalDate day, LocalDate night, Row row);
  }

  void play(HouseholdTurn turn, Row row, Units.Unit unit, LocalDate first) {
    Timeline days = ground.timeline();
    int middle = days.count() / 2;
    LocalDate a = later(first, days.night(dice.between(1, middle - 1)));
    LocalDate b = later(a, days.night(dice.between(middle, days.count() - 3)));
    switch (turn) {
      case AWAY_AND_BACK -> {
        send(unit, a, row.with("status", "away"));
        send(unit, b, row.with("status", "resident"));
      }
      case VACANT -> send(unit, a, row.with("status", "vacant"));
      case STATUS_DEREGISTERED -> send(unit, b, row.with("status", "deregistered"));
      case MOVED_NEXT_DOOR -> send(unit, a, row.with("unit_code", sibling(unit, true)));
      case MOVED_TO_OTHER_TOWNSHIP -> {
        String code = sibling(unit, false);
        String other = code.substring(0, ground.scale().code().length() + 3);
        sender.send(other, b, "1", row.with("unit_code", code));
      }
      case MOVED_TO_NEW_UNIT -> {
        String code = dice.pick(units.splitInto()).code();
        LocalDate night = later(first, days.nightFor(units.splitOn(), 1));
        send(unit, night, row.with("unit_code", code));
      }
      case TAGS_CHANGED -> {
        send(unit, a, row.with("tags", List.of("living_alone", "low_income")));
        send(unit, b, row.with("tags", null));
      }
      case KEY_CHANGED -> {
        send(unit, a, row.with("is_key", true));
        send(unit, b, row.with("is_key", dice.chance(0.5) ? false : null));
      }
      case TWO_FILES_ONE_DAY -> {
        send(unit, a, row.with("status", "away"));
        sender.send(unit.sender(), a, "2", row.with("status", "vacant"));
      }
      case TWO_ROWS_ONE_FILE -> {
        send(unit, a, row.with("status", "vacant"));
        send(unit, a, row.with("status", "resident").with("is_key", true));
      }
      case SENT_UNCHANGED -> {
        send(unit, a, row);
        send(unit, b, row);
      }
      case REGISTRATION_CORRECTED -> {
        send(unit, a, row.with("registered_on", days.day(0.2)));
        send(unit, b, row.with("registered_on", days.day(0.5).withDayOfMonth(1)));
      }
      case REGISTERED_LATER_SAID -> send(unit, b, row.with("registered_on", days.day(0.45)));
      case CHANGED_AND_BACK -> {
        send(unit, a, row.with("status", "away").with("tags", List.of("disabled")));
        send(unit, b, row);
      }
      case CHANGED_AFTER_AS_OF ->
          send(unit, days.night(days.count() - 2), row.with("status", "away").with("is_key", true));
      case OLDER_FILE_COMES_LATE -> {
        // Known to have left on b; a file of the earlier day a then tells what was before.
        send(unit, b, row.with("status", "away"));
        LocalDate night = days.nightFor(b.plusDays(1), 1);
        lateSender.send(unit.sender(), a, night, row.with("status", "vacant").with("is_key", true));
      }
      default -> {}
    }
  }

  private void send(Units.Unit unit, LocalDate night, Row row) {
    sender.send(unit.sender(), night, "1", row);
  }

  private LocalDate later(LocalDate first, LocalDate night) {
    return night.isAfter(first) ? night : ground.timeline().nightFor(first.plusDays(1), 0);
  }

  private String sibling(Units.Unit unit, boolean sameTownship) {
    List<Units.Unit> others =
        lowest.stream()
            .filter(u -> u.sender().equals(unit.sender()) == sameTownship && !u.equals(unit))
            .toList();
    return dice.pick(others).code();
  }
}
