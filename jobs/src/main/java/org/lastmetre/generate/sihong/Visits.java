package org.lastmetre.generate.sihong;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.lastmetre.generate.sihong.Crews.Staff;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Ledger;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Unit;

/** About 4,000 visits from March to June by the groups, sent by each township every month. */
final class Visits {
  private static final LocalDate FIRST = LocalDate.of(2025, 3, 7);
  private static final LocalDate LAST = LocalDate.of(2025, 6, 29);

  private static final List<String> NOTES =
      List.of(
          "反映电动车充电桩不够用",
          "楼道灯不亮，已报物业",
          "孩子今年入学，咨询学区",
          "不动产证一直没办下来",
          "老人独居，已登记\"每周探望\"",
          "物业费收得高，服务跟不上",
          "希望小区增加健身器材");

  private final Area area;
  private final Crews crews;
  private final Homes homes;
  private final Chance chance;
  private int drawn;

  Visits(Area area, Crews crews, Homes homes, long seed) {
    this.area = area;
    this.crews = crews;
    this.homes = homes;
    this.chance = new Chance(seed);
  }

  void send(Landing landing) throws IOException {
    for (Unit township : area.townships()) {
      Ledger visits = new Ledger();
      List<Unit> communities = area.communities().get(township.code());
      for (Unit community : communities) {
        // Two blind spots to which nobody has gone yet.
        boolean blind =
            community.code().equals("321324002020") || community.code().equals("321324108009");
        if (!blind) {
          visit(visits, community);
        }
      }
      for (int month = 3; month <= 6; month++) {
        send(landing, township, visits, YearMonth.of(2025, month));
      }
    }
  }

  private void visit(Ledger visits, Unit community) {
    List<Household> own = homes.of().get(community.code());
    for (int at = 0; at < own.size(); at++) {
      List<List<Staff>> groups = crews.groups().get(community.code());
      List<Staff> group = groups.get(at % groups.size());
      Household home = own.get(at);
      int times = home.key() ? 3 : chance.percent(64) ? 1 : 0;
      for (int time = 0; time < times; time++) {
        LocalDateTime when = chance.officeTime(chance.weekday(FIRST, LAST));
        visits.add(when, visit(group, home, when));
      }
    }
    LocalDateTime inspected = chance.officeTime(chance.weekday(FIRST, LAST));
    visits.add(
        inspected, inspection(crews.groups().get(community.code()).get(0), community, inspected));
  }

  private Row visit(List<Staff> group, Household home, LocalDateTime at) {
    Hand hand = Words.SYSTEM;
    boolean phone = chance.percent(home.status().equals("away") ? 60 : 6);
    String outcome =
        switch (home.status()) {
          case "vacant" -> chance.weighted("85 not_home 15 moved");
          case "away" -> phone ? "met" : "not_home";
          default -> chance.weighted("92 met 5 not_home 1 refused 2 -");
        };
    return row(group, at)
        .with("household_id", home.id())
        .with("visit_type", hand.word("visit_type", phone ? "phone" : "home"))
        .with("outcome", hand.word("visits.outcome", outcome))
        .with("duration_minutes", Integer.toString(phone ? 5 : 5 * chance.between(2, 9)))
        .with("note", chance.percent(9) ? chance.pick(NOTES) : "");
  }

  private Row inspection(List<Staff> group, Unit community, LocalDateTime at) {
    Hand hand = Words.SYSTEM;
    return row(group, at)
        .with("unit_code", community.code())
        .with("visit_type", hand.word("visit_type", "on_the_spot"))
        .with("note", "查看消防通道与充电车棚");
  }

  /** When, by which two of a group, and when it was entered. */
  private Row row(List<Staff> group, LocalDateTime at) {
    Hand hand = Words.SYSTEM;
    int one = chance.between(0, group.size() - 1);
    Staff first = group.get(one);
    Staff second = group.get((one + 1) % group.size());
    return Row.of(
        "visit_id",
        "XC" + Names.digits(++drawn, 6),
        "visited_at",
        hand.time(at),
        "staff_ids",
        hand.list(List.of(first.id(), second.id())),
        "recorded_at",
        hand.time(at.plusMinutes(chance.between(10, 240))));
  }

  private static void send(Landing landing, Unit township, Ledger visits, YearMonth month)
      throws IOException {
    Hand hand = Words.SYSTEM;
    boolean last = month.getMonthValue() == 6;
    LocalDate sent = last ? LocalDate.of(2025, 6, 30) : month.plusMonths(1).atDay(2);
    String label = month.getMonthValue() + "月";
    List<Row> rows = new ArrayList<>(visits.rows(month.atDay(1), month.atEndOfMonth()));
    Row extra = rows.get(rows.size() - 1).with("visit_id", "XC9" + township.code().substring(6, 9));
    switch (township.name() + month.getMonthValue()) {
      case "青阳街道4" -> rows.add(extra.refused("visited_at", "2025/6/31 9:20", Reason.BAD_DATE));
      case "重岗街道5" -> rows.add(extra.refused("duration_minutes", "半小时", Reason.BAD_NUMBER));
      case "界集镇3" -> rows.add(extra.refused("visited_at", "2052/3/14 9:00", Reason.IN_FUTURE));
      // The clerk takes back a meeting that was none, and sends a row once more as it was.
      case "上塘镇5" -> {
        List<Row> march = visits.rows(FIRST, LocalDate.of(2025, 3, 31));
        rows.add(march.get(0).with("outcome", hand.word("visits.outcome", "not_home")));
        rows.add(march.get(1));
      }
      default -> {
        // This one was sent without a mistake.
      }
    }
    landing.send(township.code(), sent, label, hand, hand.sheet("visits").addAll(rows));
    if (township.name().equals("归仁镇") && month.getMonthValue() == 4) {
      // The same content again under another name: it counts once.
      landing.send(
          township.code(), sent.plusDays(6), "4月重报", hand, hand.sheet("visits").addAll(rows));
    }
  }
}
