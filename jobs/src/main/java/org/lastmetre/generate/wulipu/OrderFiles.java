package org.lastmetre.generate.wulipu;

import java.io.IOException;
import java.time.LocalDate;
import org.lastmetre.generate.township.CsvStyle;
import org.lastmetre.generate.township.CsvStyle.Delimiter;
import org.lastmetre.generate.township.CsvStyle.Encoding;
import org.lastmetre.generate.township.CsvStyle.LineEnd;
import org.lastmetre.generate.township.DateStyle;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.wulipu.Orders.Order;
import org.lastmetre.generate.wulipu.Season.Month;

/** Sends the orders of each month, and again those of earlier months that have moved since. */
final class OrderFiles {
  private static final Hand HAND =
      new Hand(
          new CsvStyle(Encoding.UTF_8, Delimiter.COMMA, LineEnd.LF),
          DateStyle.COMPACT,
          Words.LEDGER);

  private final String sender;
  private final Orders orders;

  OrderFiles(String sender, Orders orders) {
    this.sender = sender;
    this.orders = orders;
  }

  void send(Landing landing) throws IOException {
    for (Month month : Season.MONTHS) {
      LocalDate former = month.first().minusDays(1);
      Sheet sheet = HAND.sheet("service_orders");
      for (Order order : orders.all()) {
        boolean earlier = order.orderedAt().toLocalDate().isBefore(month.first());
        if (month.holds(order.orderedAt()) || earlier && order.movedBetween(former, month.last())) {
          sheet.add(order.row(HAND, month.last()));
        }
      }
      if (month.number() == 6) {
        Order first = orders.all().get(0);
        sheet.add(
            first
                .row(HAND, month.last())
                .with("order_id", "DD9001")
                .refused("completed_at", "2032-06-12 10:00:00", Reason.IN_FUTURE));
      }
      landing.send(sender, month.sent(), "点单" + month.label(), HAND, sheet);
    }
  }
}
