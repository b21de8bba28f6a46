package org.lastmetre.generate.wulipu;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lastmetre.generate.township.CsvStyle;
import org.lastmetre.generate.township.CsvStyle.Delimiter;
import org.lastmetre.generate.township.CsvStyle.Encoding;
import org.lastmetre.generate.township.CsvStyle.LineEnd;
import org.lastmetre.generate.township.DateStyle;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.wulipu.Season.Month;
import org.lastmetre.generate.wulipu.Visits.Visit;

/** Sends the visits of each month as the neighbour heads' app hands them out. */
final class VisitFiles {
  private static final LocalDate CORRECTED = LocalDate.of(2023, 7, 12);
  private static final Hand HAND =
      new Hand(
          new CsvStyle(Encoding.UTF_8_BOM, Delimiter.SEMICOLON, LineEnd.CRLF),
          DateStyle.DASH,
          Words.LEDGER);

  private final String sender;
  private final Visits visits;

  VisitFiles(String sender, Visits visits) {
    this.sender = sender;
    this.visits = visits;
  }

  void send(Landing landing) throws IOException {
    List<Row> corrections = new ArrayList<>();
    for (Month month : Season.MONTHS) {
      List<Visit> own = visits.all().stream().filter(visit -> month.holds(visit.at())).toList();
      List<Row> rows =
          own.stream()
              .map(visit -> visit.row(HAND))
              .collect(Collectors.toCollection(ArrayList::new));
      mistake(month, rows, corrections);
      landing.send(sender, month.sent(), month.label(), HAND, HAND.sheet("visits").addAll(rows));
    }
    landing.send(sender, CORRECTED, "更正", HAND, HAND.sheet("visits").addAll(corrections));
  }

  private static void mistake(Month month, List<Row> rows, List<Row> corrections) {
    Row third = rows.get(2);
    Row extra = third.with("visit_id", "ZF9000" + month.number());
    switch (month.number()) {
      case 3 -> {
        rows.add(20, third);
        rows.add(extra.with("household_id", "H89999"));
      }
      case 4 -> rows.add(30, extra.refused("visited_at", "2023-4-31 9:20", Reason.BAD_DATE));
      case 5 -> rows.add(40, extra.refused("duration_minutes", "十来分钟", Reason.BAD_NUMBER));
      case 6 -> {
        rows.set(2, third.refused("staff_ids", "", Reason.MISSING_VALUE));
        corrections.add(third);
        corrections.add(met(rows));
      }
      default -> {
        // This one was sent without a mistake.
      }
    }
  }

  /** The first visit that met nobody, as it should have been written down. */
  private static Row met(List<Row> rows) {
    return rows.stream()
        .skip(3)
        .filter(row -> row.cell("outcome").equals(HAND.word("visits.outcome", "not_home")))
        .findFirst()
        .orElseThrow()
        .with("outcome", HAND.word("visits.outcome", "met"))
        .with("duration_minutes", "15");
  }
}
