package org.lastmetre.generate.wulipu;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.lastmetre.generate.township.DateStyle;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Page;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Unit;
import org.lastmetre.generate.township.WorkbookStyle;
import org.lastmetre.generate.wulipu.Heads.Person;
import org.lastmetre.generate.wulipu.Households.Household;

/** Sends the registers as workbooks: units, heads, households by community, and resources. */
final class RegisterFiles {
  private static final LocalDate BEGUN = LocalDate.of(2023, 2, 20);
  private static final LocalDate CHANGES = LocalDate.of(2023, 5, 10);

  private final Territory territory;
  private final Heads heads;
  private final Households households;
  private final String sender;

  RegisterFiles(Territory territory, Heads heads, Households households) {
    this.territory = territory;
    this.heads = heads;
    this.households = households;
    this.sender = territory.subdistrict().code();
  }

  void send(Landing landing) throws IOException {
    sendUnits(landing);
    sendHeads(landing);
    for (Unit community : territory.communities()) {
      sendHouseholds(landing, community);
    }
    sendChanges(landing);
    sendResources(landing);
  }

  private static Hand book(WorkbookStyle style) {
    return new Hand(style, DateStyle.CELL, Words.LEDGER);
  }

  private void sendUnits(Landing landing) throws IOException {
    Hand hand = book(WorkbookStyle.sheet("片组邻划分").titled("五里铺街道片组邻划分一览表"));
    Sheet units = hand.sheet("org_units");
    territory.units().forEach(unit -> units.add(unit.row(hand)));
    landing.send(sender, BEGUN, "片组邻", hand, units);
  }

  private void sendHeads(Landing landing) throws IOException {
    Page neighbours = page("邻长", heads.ofNeighbours());
    neighbours
        .sheet()
        .add(
            heads
                .ofNeighbours()
                .get(11)
                .row(neighbours.hand())
                .refused("staff_id", "", Reason.MISSING_VALUE));
    landing.send(
        sender,
        BEGUN,
        "三长花名册",
        List.of(
            page("片长", heads.ofAreas()),
            page("组长", heads.ofGroups()),
            neighbours,
            page("志愿者", heads.volunteers())));

    Hand hand = book(WorkbookStyle.sheet("责任区"));
    Sheet charges = hand.sheet("assignments");
    heads.all().forEach(head -> charges.add(head.charge(hand)));
    landing.send(sender, BEGUN, "责任区", hand, charges);
  }

  private static Page page(String kind, List<Person> people) {
    WorkbookStyle style = WorkbookStyle.sheet(kind).titled("五里铺街道" + kind + "花名册").totalled();
    Page page = Page.of("staff", style, DateStyle.CELL, Words.LEDGER);
    people.forEach(person -> page.sheet().add(person.row(page.hand())));
    return page;
  }

  private void sendHouseholds(Landing landing, Unit community) throws IOException {
    Hand hand =
        book(
            WorkbookStyle.sheet("户台账")
                .titled("五里铺街道" + community.name() + "居民户台账", "填报日期：2023年2月20日")
                .grouped("户主信息", "户主", "门牌号")
                .totalled("填表人：　　　　审核人："));
    Sheet sheet = hand.sheet("households");
    households.all().stream()
        .filter(household -> household.neighbour().startsWith(community.code()))
        .forEach(household -> sheet.add(household.row(hand)));
    if (community.equals(territory.communities().get(5))) {
      sheet.add(
          households
              .all()
              .get(9)
              .row(hand)
              .with("household_id", "H69001")
              .refused("unit_code", "4.30304E+17", Reason.DAMAGED_CODE));
    }
    landing.send(sender, BEGUN, community.name(), hand, sheet);
  }

  /** Three months on some have come back; one row nobody can take in. */
  private void sendChanges(Landing landing) throws IOException {
    Hand hand = book(WorkbookStyle.sheet("变更").titled("居民户变更情况", "五里铺社区　2023年5月"));
    Sheet sheet = hand.sheet("households");
    List<Household> away =
        households.all().stream()
            .filter(household -> household.status().equals("away"))
            .limit(41)
            .toList();
    away.stream()
        .skip(1)
        .forEach(
            household ->
                sheet.add(household.row(hand).with("status", hand.word("status", "resident"))));
    sheet.add(away.get(0).row(hand).refused("status", "待核实", Reason.UNKNOWN_VALUE));
    landing.send(sender, CHANGES, "变更", hand, sheet);
  }

  /** Eight stations, a hall and ten pavilions, spread over the communities. */
  private void sendResources(Landing landing) throws IOException {
    Hand hand = book(WorkbookStyle.sheet("资源台账").titled("五里铺街道议事阵地资源台账").totalled());
    Sheet sheet = hand.sheet("resources");
    add(sheet, hand, "station", 8);
    add(sheet, hand, "hall", 1);
    add(sheet, hand, "pavilion", 10);
    landing.send(sender, BEGUN, "资源台账", hand, sheet);
  }

  private void add(Sheet sheet, Hand hand, String kind, int count) {
    String word = hand.word("kind", kind);
    for (int i = 0; i < count; i++) {
      Unit community = territory.communities().get(i % territory.communities().size());
      String place = i < territory.communities().size() ? "" : "二号";
      sheet.add(
          Row.of("resource_id", kind.substring(0, 1).toUpperCase(Locale.ROOT) + (i + 1))
              .with("kind", word)
              .with("title", community.name() + place + word)
              .with("unit_code", community.code())
              .with("available_from", hand.day(LocalDate.of(2022, 10, 8).plusDays(11L * i))));
    }
  }
}
