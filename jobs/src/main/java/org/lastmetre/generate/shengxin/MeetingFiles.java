package org.lastmetre.generate.shengxin;

import java.io.IOException;
import java.time.LocalDate;
import org.lastmetre.generate.shengxin.Meetings.Meeting;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;

/** Sends the analysis meeting of each month with its agenda; without one, a nil return. */
final class MeetingFiles {
  private static final Hand HAND = RegisterFiles.PLAIN;
  private static final String SENDER = Village.TOWN.code();

  private final Meetings meetings;

  MeetingFiles(Meetings meetings) {
    this.meetings = meetings;
  }

  void send(Landing landing) throws IOException {
    for (int month = 1; month <= 12; month++) {
      Sheet held = HAND.sheet("meetings");
      Sheet agenda = HAND.sheet("agenda_items");
      for (Meeting meeting : meetings.all()) {
        if (meeting.heldAt().getMonthValue() == month) {
          held.add(meeting.row(HAND));
          agenda.addAll(meeting.agenda(HAND));
        }
        if (meeting.heldAt().getMonthValue() == month && month == 9) {
          held.add(
              meeting
                  .row(HAND)
                  .with("meeting_id", "FX202099")
                  .refused("held_at", "", Reason.MISSING_VALUE));
        }
      }
      LocalDate sent =
          month == 12 ? Cycle.AS_OF : LocalDate.of(2020, month, 1).plusMonths(1).plusDays(2);
      landing.send(SENDER, sent, "", HAND, held);
      landing.send(SENDER, sent, "", HAND, agenda);
    }
  }
}
