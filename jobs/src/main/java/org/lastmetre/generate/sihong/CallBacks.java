package org.lastmetre.generate.sihong;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Ledger;
import org.lastmetre.generate.township.Matter;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;

/** Call-backs after a ticket was answered, which the county sends every month. */
final class CallBacks {
  private static final LocalDate LAST = LocalDate.of(2025, 6, 29);

  private final Tickets tickets;
  private final Chance chance;
  private final Ledger calls = new Ledger();

  CallBacks(Tickets tickets, long seed) {
    this.tickets = tickets;
    this.chance = new Chance(seed);
  }

  void send(Landing landing) throws IOException {
    Hand hand = Words.SYSTEM;
    tickets.all().forEach(this::call);
    for (int month = 3; month <= 6; month++) {
      YearMonth told = YearMonth.of(2025, month);
      List<Row> rows = calls.rows(told.atDay(1), told.atEndOfMonth());
      Sheet sheet = hand.sheet("surveys").addAll(rows);
      Row extra = rows.get(0).with("survey_id", "HF9" + month);
      switch (month) {
        case 4 -> sheet.add(extra.refused("rating", "还行吧", Reason.UNKNOWN_VALUE));
        case 5 -> sheet.add(extra.refused("reached", "说不清", Reason.BAD_BOOLEAN));
        default -> {
          // This one was sent without a mistake.
        }
      }
      LocalDate sent = month == 6 ? LocalDate.of(2025, 6, 30) : told.plusMonths(1).atDay(3);
      landing.send(Area.COUNTY, sent, month + "月回访", hand, sheet);
    }
    // Nothing to tell of the first week: a nil return.
    landing.send(Area.COUNTY, LocalDate.of(2025, 3, 10), "首周", hand, hand.sheet("surveys"));
  }

  private void call(Matter ticket) {
    LocalDate told =
        ticket.steps().stream()
            .filter(step -> step.event().equals("feedback"))
            .map(step -> step.at().toLocalDate())
            .reduce(null, (first, second) -> second);
    if (told == null || !chance.percent(76)) {
      return;
    }
    LocalDateTime at = chance.officeTime(told.plusDays(chance.between(1, 5)));
    if (at.toLocalDate().isAfter(LAST)) {
      return;
    }
    Hand hand = Words.SYSTEM;
    boolean reached = chance.percent(88);
    calls.add(
        at,
        Row.of(
            "survey_id",
            "HF" + ticket.id().substring(5),
            "issue_id",
            ticket.id(),
            "household_id",
            ticket.household(),
            "asked_at",
            hand.time(at),
            "reached",
            hand.word("reached", Boolean.toString(reached)),
            "contacted",
            reached ? hand.word("contacted", Boolean.toString(chance.percent(95))) : "",
            "resolved",
            reached ? hand.word("resolved", Boolean.toString(chance.percent(90))) : "",
            "rating",
            reached
                ? hand.word(
                    "rating",
                    chance.weighted("66 satisfied 22 basically_satisfied 8 dissatisfied 4 -"))
                : "",
            "callback_phone",
            ticket.phone()));
  }
}
