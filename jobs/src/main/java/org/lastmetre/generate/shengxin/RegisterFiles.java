package org.lastmetre.generate.shengxin;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.lastmetre.generate.shengxin.People.Person;
import org.lastmetre.generate.township.CsvStyle;
import org.lastmetre.generate.township.CsvStyle.Delimiter;
import org.lastmetre.generate.township.CsvStyle.Encoding;
import org.lastmetre.generate.township.CsvStyle.LineEnd;
import org.lastmetre.generate.township.DateStyle;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Page;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.WorkbookStyle;

/** Sends units, households and people once, and who goes where anew for each cycle. */
final class RegisterFiles {
  static final Hand PLAIN =
      new Hand(
          new CsvStyle(Encoding.UTF_8, Delimiter.COMMA, LineEnd.CRLF),
          DateStyle.SLASH,
          Words.LEDGER);

  private static final String SENDER = Village.TOWN.code();
  private static final LocalDate BEGUN = LocalDate.of(2020, 1, 2);

  private final Village village;
  private final People people;

  RegisterFiles(Village village, People people) {
    this.village = village;
    this.people = people;
  }

  void send(Landing landing) throws IOException {
    sendUnits(landing);
    sendHouseholds(landing);
    landing.send(
        SENDER,
        BEGUN,
        "走访巡查人员",
        List.of(page("走访人员", people.staff()), withAdviser(page("巡查人员", people.inspectors()))));
    for (Cycle cycle : Cycle.ALL) {
      sendAssignments(landing, cycle);
    }
  }

  private void sendUnits(Landing landing) throws IOException {
    Sheet sheet = PLAIN.sheet("org_units");
    village.units().forEach(unit -> sheet.add(unit.row(PLAIN)));
    landing.send(SENDER, BEGUN, "", PLAIN, sheet);
  }

  private void sendHouseholds(Landing landing) throws IOException {
    WorkbookStyle style =
        WorkbookStyle.sheet("农户底册")
            .titled("枫泾镇盛新村农户底册", "统计时间：2020年1月")
            .grouped("户主", "户主姓名", "联系电话")
            .grouped("家庭情况", "家庭类型", "在家情况")
            .totalled("制表：　　　　复核：");
    Hand hand = new Hand(style, DateStyle.CELL, Words.LEDGER);
    Sheet sheet = hand.sheet("households");
    people.households().forEach(household -> sheet.add(household.row(hand)));
    sheet.add(
        people
            .households()
            .get(40)
            .row(hand)
            .with("household_id", "SX01901")
            .refused("unit_code", "3.10116E+15", Reason.DAMAGED_CODE));
    landing.send(SENDER, BEGUN, "农户底册", hand, sheet);
  }

  private static Page page(String kind, List<Person> people) {
    WorkbookStyle style = WorkbookStyle.sheet(kind).titled("盛新村" + kind + "名单");
    Page page = Page.of("staff", style, DateStyle.CELL, Words.LEDGER);
    people.forEach(person -> page.sheet().add(person.row(page.hand())));
    return page;
  }

  private Page withAdviser(Page page) {
    Row adviser = people.inspectors().get(0).row(page.hand()).with("staff_id", "XC99");
    page.sheet().add(adviser.refused("role", "特邀顾问", Reason.UNKNOWN_VALUE));
    return page;
  }

  /** Three villager groups for each visiting group; inspectors keep their blocks. */
  private void sendAssignments(Landing landing, Cycle cycle) throws IOException {
    Sheet sheet = PLAIN.sheet("assignments");
    for (int group = 0; group < village.groups().size(); group++) {
      for (Person person : people.staffOf(cycle.visitingGroup(group))) {
        String unit = village.groups().get(group).code();
        String id = cycle.period() + "-" + person.id() + "-" + (group + 1);
        sheet.add(assignment(id, person, unit, cycle).with("valid_to", PLAIN.day(cycle.last())));
      }
    }
    if (cycle.number() == 0) {
      people
          .inspectors()
          .forEach(
              person -> sheet.add(assignment("XC-" + person.id(), person, person.unit(), cycle)));
    }
    if (cycle.number() == 1) {
      sheet.add(
          assignment("2020-Q2-CB99-1", people.staff().get(0), Village.VILLAGE.code(), cycle)
              .refused("valid_from", "01/04/2020", Reason.AMBIGUOUS_DATE));
    }
    LocalDate sent = cycle.number() == 0 ? BEGUN : cycle.first();
    landing.send(SENDER, sent, cycle.label() + "轮换", PLAIN, sheet);
  }

  private static Row assignment(String id, Person person, String unit, Cycle cycle) {
    return Row.of("assignment_id", id)
        .with("staff_id", person.id())
        .with("unit_code", unit)
        .with("valid_from", PLAIN.day(cycle.first()));
  }
}
