package org.lastmetre.generate.bagongshan;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.lastmetre.generate.bagongshan.Area.Township;
import org.lastmetre.generate.bagongshan.Area.Unit;
import org.lastmetre.generate.bagongshan.People.Link;
import org.lastmetre.generate.township.CsvStyle;
import org.lastmetre.generate.township.CsvStyle.Delimiter;
import org.lastmetre.generate.township.CsvStyle.Encoding;
import org.lastmetre.generate.township.CsvStyle.LineEnd;
import org.lastmetre.generate.township.DateStyle;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Staff;

/** Sends the registers: units, staff, households and links, and what changed in them. */
final class RegisterFiles {
  private static final LocalDate CHANGES = LocalDate.of(2017, 4, 12);
  private static final Hand DISTRICT =
      new Hand(
          new CsvStyle(Encoding.UTF_8_BOM, Delimiter.COMMA, LineEnd.CRLF),
          DateStyle.DASH,
          Words.FORM);

  private final Area area;
  private final People people;

  RegisterFiles(Area area, People people) {
    this.area = area;
    this.people = people;
  }

  void send(Landing landing) throws IOException {
    sendUnits(landing);
    for (Township township : area.townships()) {
      sendStaff(landing, township);
      sendHouseholds(landing, township);
      sendLinks(landing, township);
      sendChanges(landing, township);
    }
    sendLateHousehold(landing);
    sendDeregistrations(landing);
  }

  private void sendUnits(Landing landing) throws IOException {
    Sheet units = Rows.sheet("org_units");
    area.units().forEach(unit -> units.add(Rows.unit(DISTRICT, unit, unit.name(), null)));
    Township first = area.townships().get(0);
    Unit building =
        new Unit("34040500100109", "新建社区1号楼", "community", first.communities().get(0).code());
    units.add(
        Rows.unit(DISTRICT, building, building.name(), null)
            .refused("level", "其他", Reason.UNKNOWN_VALUE));
    landing.send(area.district().code(), LocalDate.of(2017, 1, 3), "", DISTRICT, units);

    Unit renamed = area.township("003").communities().get(2);
    Row renaming = Rows.unit(DISTRICT, renamed, "前进新村社区", LocalDate.of(2017, 4, 1));
    landing.send(
        area.district().code(),
        LocalDate.of(2017, 4, 5),
        "更名",
        DISTRICT,
        Rows.sheet("org_units").add(renaming));
  }

  private void sendStaff(Landing landing, Township township) throws IOException {
    Hand hand = township.hand();
    List<Staff> members = people.staff().get(township.code());
    Sheet staff = Rows.sheet("staff");
    members.forEach(member -> staff.add(member.row(hand, LocalDate.of(2016, 12, 20))));
    if (township.digits().equals("400")) {
      staff.add(
          members
              .get(0)
              .row(hand, null)
              .with("staff_id", "G400-099")
              .with("phone", "")
              .refused("role", "顾问", Reason.UNKNOWN_VALUE));
    }
    landing.send(township.code(), LocalDate.of(2017, 1, 4), "", hand, staff);
  }

  private void sendHouseholds(Landing landing, Township township) throws IOException {
    boolean farm = township.digits().equals("400");
    Hand hand =
        farm
            ? township.hand().with(new CsvStyle(Encoding.GB18030, Delimiter.COMMA, LineEnd.CR))
            : township.hand();
    Sheet households = Rows.sheet("households");
    people.households().get(township.code()).stream()
        .filter(household -> !household.id().equals(Visits.LATE_HOUSEHOLD))
        .forEach(household -> households.add(household.row(hand)));
    String label = township.digits().equals("100") ? "农户底册" : "";
    landing.send(township.code(), LocalDate.of(2017, 1, 5), label, hand, households);
  }

  private void sendLinks(Landing landing, Township township) throws IOException {
    Hand hand = township.hand();
    List<Link> links = people.links().get(township.code());
    Sheet first = Rows.sheet("assignments");
    Sheet handover = Rows.sheet("assignments");
    for (Link link : links) {
      Link asKnown =
          link.to() == null
              ? link
              : new Link(link.id(), link.staff(), link.household(), link.unit(), link.from(), null);
      if (link.from().isBefore(People.HANDOVER)) {
        first.add(Rows.link(hand, asKnown));
      }
      if (link.to() != null || !link.from().isBefore(People.HANDOVER)) {
        handover.add(Rows.link(hand, link));
      }
    }
    if (township.digits().equals("100")) {
      Row extra = Rows.link(hand, links.get(0));
      first.add(
          extra.with("assignment_id", "JD100-9001").refused("staff_id", "", Reason.MISSING_VALUE));
    }
    if (township.digits().equals("003")) {
      Row extra = Rows.link(hand, links.get(0));
      first.add(
          extra.with("assignment_id", "JD003-9001").refused("valid_from", "去年底", Reason.BAD_DATE));
    }
    landing.send(township.code(), LocalDate.of(2017, 1, 6), "", hand, first);
    if (township.digits().equals("001")) {
      landing.send(township.code(), LocalDate.of(2017, 4, 5), "调整", hand, handover);
    }
  }

  /** People went away, came back, grew frail, moved; and five rows nobody can take in. */
  private void sendChanges(Landing landing, Township township) throws IOException {
    if (township.digits().equals("400")) {
      return;
    }
    Hand hand = township.hand();
    List<Household> all = people.households().get(township.code());
    Sheet changes = Rows.sheet("households");
    List<Household> residents =
        all.stream()
            .filter(household -> household.status().equals("resident") && !household.key())
            .limit(60)
            .collect(Collectors.toUnmodifiableList());
    changes.add(residents.get(11).row(hand).with("status", hand.word("status", "away")));
    changes.add(residents.get(23).row(hand).with("status", hand.word("status", "away")));
    changes.add(
        residents
            .get(35)
            .row(hand)
            .with("is_key", hand.word("is_key", "true"))
            .with("tags", hand.words("tags", List.of("living_alone"))));
    all.stream()
        .filter(household -> household.status().equals("away"))
        .limit(2)
        .forEach(
            household ->
                changes.add(household.row(hand).with("status", hand.word("status", "resident"))));
    Row other = residents.get(47).row(hand);
    switch (township.digits()) {
      case "001" -> changes.add(other.refused("unit_code", "3.40405E+15", Reason.DAMAGED_CODE));
      case "002" -> changes.add(other.refused("status", "不详", Reason.UNKNOWN_VALUE));
      case "003" -> changes.add(other.refused("is_key", "看情况", Reason.BAD_BOOLEAN));
      case "100" ->
          changes.add(
              other.refused(
                  "registered_on", hand.day(LocalDate.of(1880, 1, 1)), Reason.BEFORE_EARLIEST));
      default -> {
        changes.add(other.refused("household_id", "", Reason.MISSING_VALUE));
        changes.add(movedIn(hand, township));
      }
    }
    landing.send(township.code(), CHANGES, "变更", hand, changes);
  }

  /** A household of Bagongshan town that now lives here: a row replacing another sender's. */
  private Row movedIn(Hand hand, Township here) {
    Household household = people.households().get(area.township("100").code()).get(6);
    return household
        .row(hand)
        .with("unit_code", here.groups().get(0).code())
        .with("address", here.groups().get(0).name() + "21号");
  }

  private void sendLateHousehold(Landing landing) throws IOException {
    Township township = area.township("100");
    Household late =
        people.households().get(township.code()).stream()
            .filter(household -> household.id().equals(Visits.LATE_HOUSEHOLD))
            .findFirst()
            .orElseThrow();
    landing.send(
        township.code(),
        LocalDate.of(2017, 3, 8),
        "补登",
        township.hand(),
        Rows.sheet("households").add(late.row(township.hand())));
  }

  private void sendDeregistrations(Landing landing) throws IOException {
    Township township = area.township("002");
    Hand hand = township.hand();
    Sheet gone = Rows.sheet("households");
    people.households().get(township.code()).stream()
        .filter(household -> household.status().equals("vacant"))
        .limit(2)
        .forEach(
            household ->
                gone.add(
                    household
                        .row(hand)
                        .with("status", hand.word("status", "deregistered"))
                        .with("deregistered_on", hand.day(LocalDate.of(2017, 5, 8)))));
    landing.send(township.code(), LocalDate.of(2017, 5, 11), "注销", hand, gone);
  }
}
