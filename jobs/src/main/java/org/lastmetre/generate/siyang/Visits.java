package org.lastmetre.generate.siyang;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Ledger;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Unit;

/** About 1,800 visits of the year, sent by each town month by month. */
final class Visits {
  private static final LocalDate FIRST = LocalDate.of(2021, 1, 6);
  private static final LocalDate LAST = LocalDate.of(2021, 12, 28);

  private static final List<String> NOTES =
      List.of(
          "老人身体硬朗，子女在苏州务工",
          "了解新农合缴费情况，已解释清楚",
          "家中棚桃即将上市，盼着销路",
          "门前下水道堵塞，已记入事项登记表",
          "宣传秸秆禁烧政策",
          "换了新号码15400005678，已登记",
          "屋面漏雨，\"请村里看看\"");

  private final Area area;
  private final People people;
  private final Chance chance;
  private int drawn;

  Visits(Area area, People people, long seed) {
    this.area = area;
    this.people = people;
    this.chance = new Chance(seed);
  }

  void send(Landing landing) throws IOException {
    for (Unit town : area.towns()) {
      Ledger visits = new Ledger();
      for (Unit village : area.villages().get(town.code())) {
        // A blind spot 盲点死角: to the last group of Zhuzhuang nobody went all year.
        String blind = village.name().equals("朱庄村") ? village.code() + "04" : "";
        for (Household home : people.households().get(village.code())) {
          if (!home.unit().equals(blind)) {
            visitAll(visits, village, home);
          }
        }
      }
      for (int month = 1; month <= 12; month++) {
        send(landing, town, visits, YearMonth.of(2021, month));
      }
    }
  }

  private void visitAll(Ledger visits, Unit village, Household home) {
    int times = home.key() ? 5 : home.tags().isEmpty() ? chance.between(0, 1) : 2;
    for (int time = 0; time < times; time++) {
      // Nobody goes visiting in the first days of the Spring Festival.
      LocalDate day;
      do {
        day = chance.weekday(FIRST, LAST);
      } while (day.getMonthValue() == 2 && day.getDayOfMonth() >= 10 && day.getDayOfMonth() <= 17);
      LocalDateTime at = chance.officeTime(day);
      visits.add(at, visit(village, home, at));
    }
  }

  private Row visit(Unit village, Household home, LocalDateTime at) {
    Hand hand = Words.APP;
    Set<String> staff = new LinkedHashSet<>();
    staff.add(chance.pick(people.of(village)).id());
    if (chance.percent(30)) {
      staff.add(chance.pick(people.of(village)).id());
    }
    boolean away = home.status().equals("away");
    boolean phone = chance.percent(away ? 70 : 5);
    String outcome =
        switch (home.status()) {
          case "vacant" -> "not_home";
          case "away" -> phone ? "met" : "not_home";
          default -> chance.weighted("90 met 7 not_home 1 refused 2 -");
        };
    return Row.of(
        "visit_id",
        "MQ" + village.code().substring(6) + "-" + Names.digits(++drawn, 4),
        "household_id",
        home.id(),
        "visited_at",
        hand.time(at),
        "staff_ids",
        hand.list(staff),
        "visit_type",
        hand.word("visit_type", phone ? "phone" : "home"),
        "outcome",
        hand.word("visits.outcome", outcome),
        "duration_minutes",
        Integer.toString(phone ? chance.between(3, 10) : 5 * chance.between(2, 10)),
        "note",
        chance.percent(12) ? chance.pick(NOTES) : "",
        "recorded_at",
        hand.time(at.plusMinutes(chance.between(20, 300))));
  }

  private static void send(Landing landing, Unit town, Ledger visits, YearMonth month)
      throws IOException {
    Hand hand = Words.APP;
    LocalDate sent =
        month.getMonthValue() == 12 ? LocalDate.of(2021, 12, 31) : month.plusMonths(1).atDay(3);
    String label = month.getMonthValue() + "月走访";
    List<Row> rows = new ArrayList<>(visits.rows(month.atDay(1), month.atEndOfMonth()));
    Row last = rows.get(rows.size() - 1);
    Row extra = last.with("visit_id", last.cell("visit_id") + "X");
    switch (town.name() + month.getMonthValue()) {
      case "爱园镇2" -> rows.add(extra.refused("visited_at", "2021年2月30日 10:20", Reason.BAD_DATE));
      case "王集镇4" -> rows.add(extra.refused("outcome", "聊得挺好", Reason.UNKNOWN_VALUE));
      case "新袁镇6" -> rows.add(extra.refused("staff_ids", "", Reason.MISSING_VALUE));
      // The clerk corrects what the month before told, and sends another row once more as it was.
      case "李口镇8" -> {
        List<Row> july = visits.rows(month.minusMonths(1).atDay(1), month.atDay(1).minusDays(1));
        rows.add(july.get(0).with("outcome", hand.word("visits.outcome", "not_home")));
        rows.add(july.get(1));
      }
      default -> {
        // This one was sent without a mistake.
      }
    }
    landing.send(town.code(), sent, label, hand, hand.sheet("visits").addAll(rows));
    if (town.name().equals("新袁镇") && month.getMonthValue() == 3) {
      // The same content again under another name: it counts once.
      landing.send(
          town.code(), sent.plusDays(9), label + "（补报）", hand, hand.sheet("visits").addAll(rows));
    }
  }
}
