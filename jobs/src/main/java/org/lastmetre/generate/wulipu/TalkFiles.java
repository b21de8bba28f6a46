package org.lastmetre.generate.wulipu;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.lastmetre.generate.township.DateStyle;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.WorkbookStyle;
import org.lastmetre.generate.wulipu.Season.Month;
import org.lastmetre.generate.wulipu.Talks.Item;
import org.lastmetre.generate.wulipu.Talks.Talk;

/** Sends the talks of each month with their agendas, and again items answered since. */
final class TalkFiles {
  private final String sender;
  private final Talks talks;

  TalkFiles(String sender, Talks talks) {
    this.sender = sender;
    this.talks = talks;
  }

  void send(Landing landing) throws IOException {
    for (Month month : Season.MONTHS) {
      sendTalks(landing, month);
      sendAgendas(landing, month);
    }
  }

  private static Hand hand(Month month, String what) {
    String title = "五里铺街道小区治理谈" + what + "（2023年" + month.label() + "）";
    return new Hand(
        WorkbookStyle.sheet(what).titled(title).totalled(), DateStyle.CELL, Words.LEDGER);
  }

  private void sendTalks(Landing landing, Month month) throws IOException {
    Hand hand = hand(month, "场次");
    Sheet sheet = hand.sheet("meetings");
    List<Talk> held = talks.all().stream().filter(talk -> month.holds(talk.heldAt())).toList();
    held.forEach(talk -> sheet.add(talk.row(hand)));
    if (month.number() == 6) {
      sheet.add(
          held.get(0)
              .row(hand)
              .with("meeting_id", "ZLT00109-6")
              .refused("held_at", "1023-05-12 19:30", Reason.BEFORE_EARLIEST));
    }
    landing.send(sender, month.sent(), "小区治理谈" + month.label(), hand, sheet);
  }

  private void sendAgendas(Landing landing, Month month) throws IOException {
    Hand hand = hand(month, "议题");
    LocalDate former = month.first().minusDays(1);
    Sheet sheet = hand.sheet("agenda_items");
    for (Talk talk : talks.all()) {
      for (Item item : talk.items()) {
        boolean answeredSince =
            talk.heldAt().toLocalDate().isBefore(month.first())
                && !item.answeredBy(former)
                && item.answeredBy(month.last());
        if (month.holds(talk.heldAt()) || answeredSince) {
          sheet.add(item.row(hand, month.last()));
        }
      }
    }
    if (month.number() == 5) {
      Item first = talks.all().get(2).items().get(0);
      sheet.add(
          first
              .row(hand, month.last())
              .with("item_no", "9")
              .refused("topic", "", Reason.MISSING_VALUE));
    }
    landing.send(sender, month.sent(), "议题" + month.label(), hand, sheet);
  }
}
