package org.lastmetre.generate.siyang;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Staff;
import org.lastmetre.generate.township.Unit;

/**
 * Who lives and who works there.
 *
 * @param staff by the code of the town or village they work for
 * @param households by the code of their village
 */
record People(Map<String, List<Staff>> staff, Map<String, List<Household>> households) {
  private static final String TAGS =
      "82 - 5 subsistence 4 low_income 4 living_alone 2 disabled 3 left_behind";

  /** Those of a village who visit and are asked first: its own staff and members. */
  List<Staff> of(Unit village) {
    return staff.get(village.code());
  }

  static People drawn(Area area, Names names, long seed) {
    People people = new People(new LinkedHashMap<>(), new LinkedHashMap<>());
    Chance chance = new Chance(seed);
    for (Unit town : area.towns()) {
      people.hire(names, town, List.of("township_staff", "township_staff", "township_staff"));
      for (Unit village : area.villages().get(town.code())) {
        List<String> roles =
            List.of(
                "village_staff",
                "village_staff",
                "village_staff",
                "village_staff",
                "party_member",
                "party_member",
                "volunteer");
        people.hire(names, village, roles);
        people.settle(names, chance, area, village);
      }
    }
    return people;
  }

  private void hire(Names names, Unit unit, List<String> roles) {
    List<Staff> hired = new ArrayList<>();
    for (String role : roles) {
      String id = "SY" + unit.code().substring(6) + Names.digits(hired.size() + 1, 2);
      hired.add(new Staff(id, names.person(), names.phone(), role, unit.code()));
    }
    staff.put(unit.code(), List.copyOf(hired));
  }

  private void settle(Names names, Chance chance, Area area, Unit village) {
    List<Household> settled = new ArrayList<>();
    for (Unit group : area.groups().get(village.code())) {
      int size = chance.between(38, 45);
      for (int number = 1; number <= size; number++) {
        String tag = chance.weighted(TAGS);
        settled.add(
            new Household(
                // A code of digits alone, which a careless spreadsheet would damage.
                group.code() + Names.digits(number, 3),
                group.code(),
                names.person(),
                names.phone(),
                names.idNumber(1935, 1990),
                group.name() + number + "号",
                tag.isEmpty() ? List.of() : List.of(tag),
                !tag.isEmpty() && chance.percent(40),
                chance.weighted(tag.isEmpty() ? "80 resident 16 away 4 vacant" : "100 resident"),
                LocalDate.of(2020, 9, 1).plusDays(chance.between(0, 90))));
      }
    }
    households.put(village.code(), List.copyOf(settled));
  }
}
