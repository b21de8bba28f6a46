package org.lastmetre.generate.siyang;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.lastmetre.generate.township.CsvStyle;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Unit;
import org.lastmetre.generate.township.WorkbookStyle;

/**
 * Sends units, staff and households before the year begins, and what changed in the middle of it.
 */
final class Register {
  private static final LocalDate BEGINNING = LocalDate.of(2021, 1, 4);
  private static final LocalDate CHANGES = LocalDate.of(2021, 7, 5);
  private static final LocalDate HIRED = LocalDate.of(2020, 12, 20);

  private final Area area;
  private final People people;

  Register(Area area, People people) {
    this.area = area;
    this.people = people;
  }

  void send(Landing landing) throws IOException {
    Hand units = Words.DESK.with(CsvStyle.PLAIN);
    Sheet sheet = units.sheet("org_units");
    area.units().forEach(unit -> sheet.add(unit.row(units)));
    landing.send(Area.COUNTY, BEGINNING, "", units, sheet);
    for (Unit town : area.towns()) {
      sendStaff(landing, town);
      sendHouseholds(landing, town);
    }
    sendChanges(landing, area.towns().get(0));
  }

  private void sendStaff(Landing landing, Unit town) throws IOException {
    Hand hand =
        Words.clerk(
            WorkbookStyle.sheet("干部花名册")
                .titled(town.name() + "干部花名册（2021年）", "填报单位：" + town.name() + "党委")
                .totalled("制表人：张红梅    审核人：李建军"));
    Sheet sheet = hand.sheet("staff");
    people.staff().get(town.code()).forEach(member -> sheet.add(member.row(hand, HIRED)));
    for (Unit village : area.villages().get(town.code())) {
      people.of(village).forEach(member -> sheet.add(member.row(hand, HIRED)));
    }
    landing.send(town.code(), BEGINNING, "花名册", hand, sheet);
  }

  private void sendHouseholds(Landing landing, Unit town) throws IOException {
    Hand hand = Words.APP;
    Sheet sheet = hand.sheet("households");
    for (Unit village : area.villages().get(town.code())) {
      people.households().get(village.code()).forEach(home -> sheet.add(home.row(hand)));
    }
    landing.send(town.code(), BEGINNING.plusDays(1), "农户底册", hand, sheet);
  }

  /** Two families came back, one grew frail, and one row nobody can take in. */
  private void sendChanges(Landing landing, Unit town) throws IOException {
    Hand hand = Words.APP;
    List<Household> homes = people.households().get(area.villages().get(town.code()).get(0).code());
    Sheet sheet = hand.sheet("households");
    homes.stream()
        .filter(home -> home.status().equals("away"))
        .limit(2)
        .forEach(home -> sheet.add(home.row(hand).with("status", hand.word("status", "resident"))));
    sheet.add(
        homes
            .get(7)
            .row(hand)
            .with("tags", hand.word("tags", "living_alone"))
            .with("is_key", hand.word("is_key", "true")));
    sheet.add(homes.get(9).row(hand));
    sheet.add(homes.get(12).row(hand).refused("is_key", "酌情", Reason.BAD_BOOLEAN));
    landing.send(town.code(), CHANGES, "变动", hand, sheet);
  }
}
