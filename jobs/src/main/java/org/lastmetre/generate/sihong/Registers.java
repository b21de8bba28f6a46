package org.lastmetre.generate.sihong;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.lastmetre.generate.sihong.Crews.Staff;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Unit;
import org.lastmetre.generate.township.WorkbookStyle;

/** Sends units, staff, party members and households before the visits begin. */
final class Registers {
  private static final LocalDate BEGINNING = LocalDate.of(2025, 3, 3);
  private static final LocalDate CHANGES = LocalDate.of(2025, 5, 12);

  private final Area area;
  private final Crews crews;
  private final Homes homes;

  Registers(Area area, Crews crews, Homes homes) {
    this.area = area;
    this.crews = crews;
    this.homes = homes;
  }

  void send(Landing landing) throws IOException {
    Sheet units = Words.SYSTEM.sheet("org_units");
    area.units().forEach(unit -> units.add(unit.row(Words.SYSTEM)));
    landing.send(Area.COUNTY, BEGINNING, "", Words.SYSTEM, units);
    for (Unit township : area.townships()) {
      sendCrews(landing, township);
      sendMembers(landing, township);
      sendHomes(landing, township);
    }
    sendChanges(landing, area.townships().get(0));
  }

  private void sendCrews(Landing landing, Unit township) throws IOException {
    Hand hand =
        Words.clerk(
            WorkbookStyle.sheet("走访组花名册")
                .titled(township.name() + "干部下沉走访组花名册", "填报单位：" + township.name() + "党工委")
                .grouped("编组情况", "所属村（社区）", "走访小组")
                .totalled("制表人：陈丽娟    审核人：赵国强"));
    Sheet sheet = hand.sheet("staff");
    for (Unit community : area.communities().get(township.code())) {
      crews.groups().get(community.code()).stream()
          .flatMap(List::stream)
          .forEach(member -> sheet.add(row(hand, member)));
    }
    Staff first =
        crews.groups().get(area.communities().get(township.code()).get(0).code()).get(0).get(0);
    Row extra = row(hand, first).with("staff_id", "G9" + township.code().substring(6, 9));
    switch (township.name()) {
      case "青阳街道" -> sheet.add(extra.refused("role", "技术顾问", Reason.UNKNOWN_VALUE));
      case "双沟镇" -> sheet.add(extra.refused("unit_code", "3.21324E+11", Reason.DAMAGED_CODE));
      default -> {
        // This one was sent without a mistake.
      }
    }
    landing.send(township.code(), BEGINNING.plusDays(1), "走访组", hand, sheet);
  }

  private void sendMembers(Landing landing, Unit township) throws IOException {
    Hand hand =
        Words.clerk(
            WorkbookStyle.sheet("党员报到")
                .titled(township.name() + "党员到居住地社区报到登记表（2025年3月）")
                .totalled("制表人：吴海霞"));
    Sheet sheet = hand.sheet("staff");
    for (Unit community : area.communities().get(township.code())) {
      crews.members().get(community.code()).forEach(member -> sheet.add(row(hand, member)));
    }
    landing.send(township.code(), BEGINNING.plusDays(2), "党员报到", hand, sheet);
  }

  private void sendHomes(Landing landing, Unit township) throws IOException {
    Hand hand = homesForm(township, "2025年3月");
    Sheet sheet = hand.sheet("households");
    List<Unit> communities = area.communities().get(township.code());
    for (Unit community : communities) {
      homes.of().get(community.code()).forEach(home -> sheet.add(home.row(hand)));
    }
    Row first = homes.of().get(communities.get(0).code()).get(0).row(hand);
    switch (township.name()) {
      case "大楼街道" -> sheet.add(first.refused("household_id", "", Reason.MISSING_VALUE));
      case "梅花镇" ->
          sheet.add(
              first
                  .with("household_id", "112001-9001")
                  .refused("registered_on", "1880年1月1日", Reason.BEFORE_EARLIEST));
      default -> {
        // This one was sent without a mistake.
      }
    }
    landing.send(township.code(), BEGINNING.plusDays(3), "底册", hand, sheet);
  }

  /** Families moved into three empty flats; one row comes again as it was. */
  private void sendChanges(Landing landing, Unit township) throws IOException {
    Hand hand = homesForm(township, "2025年5月变更");
    Sheet sheet = hand.sheet("households");
    List<Household> own = homes.of().get(area.communities().get(township.code()).get(2).code());
    own.stream()
        .filter(home -> home.status().equals("vacant"))
        .limit(3)
        .forEach(home -> sheet.add(home.row(hand).with("status", hand.word("status", "resident"))));
    sheet.add(own.get(own.size() - 1).row(hand));
    landing.send(township.code(), CHANGES, "变更", hand, sheet);
  }

  private static Hand homesForm(Unit township, String when) {
    return Words.clerk(
        WorkbookStyle.sheet("居民家庭底册")
            .titled(township.name() + "居民家庭底册（" + when + "）", "填报单位：" + township.name() + "办事处")
            .totalled("制表人：陈丽娟    审核人：赵国强"));
  }

  private static Row row(Hand hand, Staff member) {
    return Row.of(
        "staff_id",
        member.id(),
        "staff_name",
        member.name(),
        "role",
        hand.word("role", member.role()),
        "phone",
        member.phone(),
        "unit_code",
        member.unit(),
        "visiting_group",
        member.group(),
        "active_from",
        hand.day(BEGINNING));
  }
}
