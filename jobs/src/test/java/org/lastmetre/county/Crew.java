package org.lastmetre.county;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Staff of every role, their changes, and the households and units they are assigned to. */
final class Crew {
  private static final String ROLES =
      "township_leader township_staff village_staff party_member grid_worker area_head group_head"
          + " neighbour_head inspector volunteer";

  private final Map<String, List<String>> idsBySender = new LinkedHashMap<>();
  private final Map<String, String> responsible = new LinkedHashMap<>();
  private final List<String> phones = new ArrayList<>();

  private Crew() {}

  static Crew make(Ground ground, Units units, List<Households.Home> homes) {
    Crew crew = new Crew();
    crew.hire(ground, units);
    crew.assign(ground, units, homes);
    return crew;
  }

  /** One to three who went together; sometimes one whom nobody has ever reported. */
  List<String> party(Households.Home home, Dice dice) {
    List<String> ids = idsBySender.get(home.sender());
    List<String> party = new ArrayList<>(List.of(dice.pick(ids)));
    if (dice.chance(0.4) && responsible.containsKey(home.id())) {
      party.set(0, responsible.get(home.id()));
    }
    while (dice.chance(0.35) && party.size() < 3) {
      String other = dice.chance(0.08) ? "S-UNKNOWN" : dice.pick(ids);
      if (!party.contains(other)) {
        party.add(other);
      }
    }
    return party;
  }

  String one(String sender, Dice dice) {
    return dice.pick(idsBySender.get(sender));
  }

  /** Phones of staff, which now and then stand where a resident's should. */
  String phone(Dice dice) {
    return dice.pick(phones);
  }

  private void hire(Ground ground, Units units) {
    Dice dice = ground.dice("staff");
    Timeline days = ground.timeline();
    int each = Math.max(5, ground.scale().households() / (units.senders().size() * 25));
    List<String> roles = List.of(ROLES.split(" ", -1));
    int number = 0;
    for (String sender : units.senders()) {
      List<String> ids = idsBySender.computeIfAbsent(sender, s -> new ArrayList<>());
      List<Units.Unit> here =
          units.known().stream().filter(unit -> unit.sender().equals(sender)).toList();
      for (int i = 0; i < each; i++, number++) {
        String id = String.format(Locale.ROOT, "S%04d", number);
        String phone = People.phone(dice);
        LocalDate from = dice.chance(0.3) ? days.day(dice.below(50) / 100.0) : null;
        LocalDate to = dice.chance(0.1) ? days.day(0.5 + dice.below(50) / 100.0) : null;
        ids.add(id);
        phones.add(phone);
        Row row =
            Row.of(
                "staff",
                "staff_id",
                id,
                "staff_name",
                People.name(dice),
                "phone",
                phone,
                "role",
                roles.get(number % roles.size()),
                "unit_code",
                dice.pick(here).code(),
                "visiting_group",
                dice.chance(0.7) ? "第" + (i / 3 + 1) + "组" : null,
                "active_from",
                from,
                "active_to",
                to);
        ground.send(sender, days.night(dice.chance(0.8) ? 0 : dice.below(days.count())), row);
        if (number % 7 == 3) {
          Row changed = row.with("role", "village_staff").with("visiting_group", "第9组");
          ground.send(sender, days.nightFor(days.anyDay(dice), 1), changed);
        }
      }
    }
  }

  private void assign(Ground ground, Units units, List<Households.Home> homes) {
    Dice dice = ground.dice("assignments");
    Timeline days = ground.timeline();
    int wanted = homes.size() / 2;
    for (int i = 0; i < wanted; i++) {
      Households.Home home = dice.pick(homes);
      boolean wholeUnit = i % 6 == 5;
      LocalDate from = dice.chance(0.5) ? days.anyDay(dice) : null;
      LocalDate to = dice.chance(0.25) ? days.anyDay(dice) : null;
      Row row =
          Row.of(
              "assignments",
              "assignment_id",
              String.format(Locale.ROOT, "A%05d", i),
              "staff_id",
              dice.chance(0.03) ? "S-UNKNOWN" : one(home.sender(), dice),
              "household_id",
              wholeUnit ? null : home.id(),
              "unit_code",
              wholeUnit ? dice.pick(units.known()).code() : null,
              "valid_from",
              from,
              "valid_to",
              from != null && to != null && to.isBefore(from) ? null : to);
      LocalDate night = days.night(dice.chance(0.6) ? 0 : dice.below(days.count()));
      ground.send(home.sender(), night, row);
      if (!wholeUnit) {
        responsible.putIfAbsent(home.id(), (String) row.cells().get("staff_id"));
      }
      if (i % 9 == 2) {
        Row handed = row.with("staff_id", one(home.sender(), dice));
        ground.send(home.sender(), days.nightFor(night.plusDays(1), dice.below(3)), handed);
      }
    }
  }
}
