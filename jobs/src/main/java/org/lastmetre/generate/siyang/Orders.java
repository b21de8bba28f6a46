package org.lastmetre.generate.siyang;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Household;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Ledger;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Unit;
import org.lastmetre.generate.township.WorkbookStyle;

/** Orders from the menu of eight deliveries 八送, which the county sends quarter by quarter. */
final class Orders {
  private static final int ORDERED = 176;
  private static final LocalDate LAST = LocalDate.of(2021, 12, 28);
  private static final LocalDateTime END = LocalDateTime.of(2021, 12, 30, 18, 0);

  private static final List<String> MENU =
      List.of("送政策", "送信息", "送技术", "送岗位", "送健康", "送法律", "送文化", "送温暖");

  private final Area area;
  private final People people;
  private final Chance chance;
  private final Ledger orders = new Ledger();

  Orders(Area area, People people, long seed) {
    this.area = area;
    this.people = people;
    this.chance = new Chance(seed);
  }

  void send(Landing landing) throws IOException {
    for (int number = 1; number <= ORDERED; number++) {
      order(number);
    }
    for (int quarter = 1; quarter <= 4; quarter++) {
      LocalDate first = LocalDate.of(2021, 3 * quarter - 2, 1);
      LocalDate last = YearMonth.from(first).plusMonths(2).atEndOfMonth();
      Hand hand = Words.clerk(form(quarter));
      Sheet sheet = hand.sheet("service_orders").addAll(orders.rows(first, last));
      mistake(quarter, orders.rows(first, last).get(0), sheet);
      // What was ordered late in a quarter is done by the time the sheet is sent.
      landing.send(
          Area.COUNTY,
          quarter == 4 ? LocalDate.of(2021, 12, 31) : last.plusDays(20),
          quarter + "季度八送",
          hand,
          sheet);
    }
  }

  private static void mistake(int quarter, Row order, Sheet sheet) {
    Row extra = order.with("order_id", "BS2021-90" + quarter);
    switch (quarter) {
      case 1 -> sheet.add(extra.refused("household_id", "3.21323E+16", Reason.DAMAGED_CODE));
      case 3 -> sheet.add(extra.refused("service_type", "", Reason.MISSING_VALUE));
      case 4 -> sheet.add(extra.refused("ordered_at", "2021年11月31日", Reason.BAD_DATE));
      default -> {
        // This one was sent without a mistake.
      }
    }
  }

  private void order(int number) {
    Hand hand = Words.clerk(form(1));
    Unit village = chance.pick(area.allVillages());
    Household home = chance.pick(people.households().get(village.code()));
    LocalDateTime ordered = chance.officeTime(chance.weekday(LocalDate.of(2021, 1, 12), LAST));
    boolean taken = chance.percent(94);
    LocalDateTime takenAt = ordered.plusMinutes(chance.between(15, 2000));
    boolean completed = taken && chance.percent(94);
    LocalDateTime completedAt =
        chance.officeTime(takenAt.toLocalDate().plusDays(chance.between(1, 9)));
    boolean known = !takenAt.isAfter(END);
    boolean finished = completed && !completedAt.isAfter(END);
    orders.add(
        ordered,
        Row.of(
            "order_id",
            "BS2021-" + Names.digits(number, 3),
            "household_id",
            home.id(),
            "service_type",
            chance.pick(MENU),
            "ordered_at",
            hand.time(ordered),
            "taken_at",
            taken && known ? hand.time(takenAt) : "",
            "taken_by",
            taken && known ? chance.pick(people.of(village)).id() : "",
            "completed_at",
            finished ? hand.time(completedAt) : "",
            "rating",
            finished && chance.percent(80)
                ? hand.word("rating", chance.weighted("60 5 25 4 10 3 4 2 1 1"))
                : ""));
  }

  private static WorkbookStyle form(int quarter) {
    return WorkbookStyle.sheet("八送服务")
        .titled("泗阳县「八送」服务点单汇总表", "2021年第" + quarter + "季度")
        .totalled("制表人：沈秀兰    审核人：邓明华");
  }
}
