package org.lastmetre.generate.shengxin;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet.Row;

/** Sends the visits and inspections of each month. */
final class VisitFiles {
  private static final Hand HAND = RegisterFiles.PLAIN;
  private static final String SENDER = Village.TOWN.code();

  private final Visits visits;

  VisitFiles(Visits visits) {
    this.visits = visits;
  }

  void send(Landing landing) throws IOException {
    for (int month = 1; month <= 12; month++) {
      int own = month;
      List<Row> rows =
          visits.all().stream()
              .filter(visit -> visit.at().getMonthValue() == own)
              .map(visit -> visit.row(HAND))
              .collect(Collectors.toCollection(ArrayList::new));
      Row third = rows.get(2);
      mistake(month, rows);
      LocalDate end = LocalDate.of(2020, month, 1).plusMonths(1);
      LocalDate sent = month == 12 ? Cycle.AS_OF : end.plusDays(2);
      landing.send(SENDER, sent, "三访" + month + "月", HAND, HAND.sheet("visits").addAll(rows));
      if (month == 10) {
        // The row without a name, as it should have been.
        landing.send(SENDER, sent.plusDays(9), "补正", HAND, HAND.sheet("visits").add(third));
      }
    }
  }

  private static void mistake(int month, List<Row> rows) {
    Row extra = toHousehold(rows).with("visit_id", "TZ90" + month);
    switch (month) {
      case 2 -> rows.add(9, extra.refused("visited_at", "2020/2/30 9:00", Reason.BAD_DATE));
      case 3 -> rows.add(14, rows.get(13));
      case 5 -> rows.add(5, extra.refused("visited_at", "1020/5/11 9:00", Reason.BEFORE_EARLIEST));
      case 7 -> rows.add(7, extra.refused("outcome", "路过没进", Reason.UNKNOWN_VALUE));
      case 8 -> rows.add(extra.with("household_id", "SX01888"));
      case 10 -> rows.set(2, rows.get(2).refused("staff_ids", "", Reason.MISSING_VALUE));
      case 11 -> rows.add(4, Row.of());
      default -> {
        // This one was sent without a mistake.
      }
    }
    if (month % 3 == 0) {
      rows.add(Row.of("visit_id", "合计", "note", rows.size() + "次"));
    }
  }

  private static Row toHousehold(List<Row> rows) {
    return rows.stream()
        .filter(row -> !row.cell("household_id").isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
