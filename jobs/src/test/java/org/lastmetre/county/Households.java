package org.lastmetre.county;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Registers of households, and what becomes of each from submission to submission. */
final class Households {
  /**
   * A household as other rows need it.
   *
   * @param unit code of the unit of its first row
   * @param firstSent night on which the pipeline first hears of it
   * @param settled whether it never changes its unit
   * @param unvisited whether nobody goes there
   */
  record Home(
      String id,
      String unit,
      String sender,
      LocalDate firstSent,
      boolean settled,
      boolean unvisited) {}

  private final Ground ground;
  private final Units units;
  private final Dice dice;
  private final List<Units.Unit> lowest;
  private final List<Home> homes = new ArrayList<>();

  /** Day and part to row: what has been sent of one household so far. */
  private final List<TreeMap<String, Row>> sent = new ArrayList<>();

  private Households(Ground ground, Units units) {
    this.ground = ground;
    this.units = units;
    this.dice = ground.dice("households");
    this.lowest = units.lowest();
  }

  static List<Home> make(Ground ground, Units units) {
    Households households = new Households(ground, units);
    int turn = 0;
    for (int i = 0; i < ground.scale().households(); i++) {
      boolean odd = i % Math.min(3, ground.scale().stride()) == 0;
      households.register(i, odd ? HouseholdTurn.of(turn++) : HouseholdTurn.NONE);
    }
    households.resendTownship();
    return households.homes;
  }

  private void register(int i, HouseholdTurn turn) {
    Timeline days = ground.timeline();
    Units.Unit unit = i < lowest.size() ? lowest.get(i) : dice.pick(lowest);
    int firstIndex = dice.chance(0.9) ? 0 : dice.below(days.count() - 2);
    switch (turn) {
      case UNIT_ARRIVES_LATER -> {
        unit = units.arriving().get(0);
        firstIndex = days.count() / 2 - 1;
      }
      case UNIT_ARRIVES_DAYS_LATER -> {
        unit = units.arriving().get(1);
        firstIndex = days.count() - 5;
      }
      case UNIT_NEVER_ARRIVES -> unit = units.never();
      default -> {
        if (turn != HouseholdTurn.NONE) {
          firstIndex = 0;
        }
      }
    }
    Row row = first(i, unit, turn);
    LocalDate night = days.night(firstIndex);
    if (row.cells().get("registered_on") instanceof LocalDate on && on.isAfter(night)) {
      night = turn == HouseholdTurn.REGISTERED_AHEAD ? night : days.nightFor(on, 0);
    }
    sent.add(new TreeMap<>());
    send(unit.sender(), night, "1", row);
    boolean splitUp = unit.equals(units.split()) && i % 5 != 0;
    if (splitUp) {
      LocalDate moving = days.nightFor(units.splitOn(), dice.below(3));
      if (moving.isAfter(night)) {
        send(
            unit.sender(), moving, "1", row.with("unit_code", dice.pick(units.splitInto()).code()));
      }
    } else {
      new HouseholdTurns(ground, units, dice, lowest, this::send, this::sendLate)
          .play(turn, row, unit, night);
    }
    homes.add(
        new Home(
            (String) row.cells().get("household_id"),
            unit.code(),
            unit.sender(),
            night,
            !splitUp && !turn.moves(),
            i % 9 == 4 || lowest.indexOf(unit) % 7 == 3));
  }

  private Row first(int i, Units.Unit unit, HouseholdTurn turn) {
    String tags = dice.wordOrNull("- - - low_income subsistence living_alone disabled left_behind");
    List<String> list = new ArrayList<>(tags == null ? List.of() : List.of(tags));
    if (dice.chance(0.15)) {
      list.add(dice.chance(0.5) ? "share_scheme" : "军属");
    }
    Boolean key = dice.chance(0.2) ? Boolean.TRUE : dice.chance(0.5) ? Boolean.FALSE : null;
    Object registered = registeredOn(turn);
    // Nobody leaves before coming; what a register means by that is not said.
    LocalDate since = registered instanceof LocalDate day ? day : LocalDate.MIN;
    return Row.of(
        "households",
        "household_id",
        id(i),
        "unit_code",
        unit.code(),
        "head_name",
        People.name(dice),
        "phone",
        dice.chance(0.9) ? People.phone(dice) : null,
        "id_number",
        dice.chance(0.8) ? People.idNumber(ground.scale().code(), dice) : null,
        "address",
        People.address(dice),
        "tags",
        list.isEmpty() ? null : list,
        "is_key",
        key,
        "status",
        dice.wordOrNull("resident resident resident resident - - away vacant"),
        "registered_on",
        registered,
        "deregistered_on",
        deregisteredOn(turn, since));
  }

  /** Letters, leading zeros, or long enough for a spreadsheet to damage. */
  private String id(int i) {
    if (i % 7 == 5) {
      return String.format(Locale.ROOT, "%07d", i);
    }
    String number = String.format(Locale.ROOT, "%05d", i);
    return i % 11 == 7 ? ground.scale().code() + "1010010" + number : "H" + number;
  }

  private Object registeredOn(HouseholdTurn turn) {
    Timeline days = ground.timeline();
    if (turn == HouseholdTurn.REGISTERED_AHEAD) {
      return days.asOf().plusDays(20);
    }
    if (turn == HouseholdTurn.REGISTERED_IN_1900) {
      return LocalDate.of(1900, 1, 1);
    }
    if (turn == HouseholdTurn.REGISTERED_LATER_SAID || dice.chance(0.35)) {
      return null;
    }
    if (turn != HouseholdTurn.NONE || dice.chance(0.6)) {
      LocalDate before = days.start().minusDays(5 + dice.below(2000));
      return dice.chance(0.05) ? new Row.Raw(before + " 00:00:00") : before;
    }
    LocalDate on = days.anyDay(dice);
    return switch (dice.below(6)) {
      case 0 -> on.withDayOfMonth(1);
      case 1 -> on.withDayOfMonth(ground.monthStartsOn());
      case 2 -> on.with(TemporalAdjusters.lastDayOfMonth());
      default -> on;
    };
  }

  private LocalDate deregisteredOn(HouseholdTurn turn, LocalDate registered) {
    LocalDate on = ground.timeline().day(0.3 + 0.6 * dice.below(100) / 100.0);
    return switch (turn) {
      case DEREGISTERED_MONTH_END -> on.with(TemporalAdjusters.lastDayOfMonth());
      case DEREGISTERED_ON_18TH -> on.withDayOfMonth(18);
      case NONE -> dice.chance(0.04) && !registered.isAfter(on) ? on : null;
      default -> null;
    };
  }

  private void send(String sender, LocalDate night, String part, Row row) {
    sent.get(sent.size() - 1).put(night + part, row);
    ground.post().send(sender, night, part, row);
  }

  private void sendLate(String sender, LocalDate day, LocalDate night, Row row) {
    sent.get(sent.size() - 1).put(day + "late", row);
    ground.post().sendLate(sender, day, "late", night, row);
  }

  /** One township sends its whole register again, as it stands, in the middle of the time. */
  private void resendTownship() {
    LocalDate night = ground.timeline().night(ground.timeline().count() / 2);
    String township = units.senders().get(0);
    for (int i = 0; i < homes.size(); i++) {
      var known = sent.get(i).floorEntry(night + "7");
      if (homes.get(i).sender().equals(township) && known != null) {
        ground.post().send(township, night, "7", known.getValue());
      }
    }
  }
}
