package org.lastmetre.generate.bagongshan;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.lastmetre.generate.bagongshan.Area.Township;
import org.lastmetre.generate.bagongshan.Issues.Issue;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;

/** Sends the quarterly reviews of collected opinions with their agendas. */
final class MeetingFiles {
  private static final List<String> OUTCOMES =
      List.of("passed", "passed", "passed", "discussed", "discussed", "rejected", "deferred");

  private final Area area;
  private final Issues issues;
  private final Random random;

  MeetingFiles(Area area, Issues issues, long seed) {
    this.area = area;
    this.issues = issues;
    this.random = new Random(seed);
  }

  void send(Landing landing) throws IOException {
    for (Township township : area.townships()) {
      sendReview(landing, township, 1, LocalDate.of(2017, 3, 22), LocalDate.of(2017, 4, 5));
      // One sub-district has yet to hold its review of the second quarter.
      if (!township.digits().equals("003")) {
        sendReview(landing, township, 2, LocalDate.of(2017, 6, 20), LocalDate.of(2017, 6, 30));
      }
    }
  }

  private void sendReview(
      Landing landing, Township township, int quarter, LocalDate around, LocalDate sent)
      throws IOException {
    Hand hand = township.hand();
    String id = "HY" + township.digits() + "-" + quarter;
    LocalDateTime heldAt = around.plusDays(random.nextInt(3)).atTime(14, 30);
    Row review =
        Row.of(
            "meeting_id",
            id,
            "unit_code",
            township.code(),
            "held_at",
            hand.time(heldAt),
            "meeting_type",
            hand.word("meeting_type", "quarterly_review"),
            "attendees",
            Integer.toString(12 + random.nextInt(30)));
    Sheet meetings = Rows.sheet("meetings").add(review);
    if (township.digits().equals("121") && quarter == 2) {
      meetings.add(
          review.with("meeting_id", "HY121-9").refused("held_at", "", Reason.MISSING_VALUE));
    }
    landing.send(township.code(), sent, "", hand, meetings);

    List<Issue> raised =
        issues.byTownship().get(township.code()).stream()
            .filter(issue -> issue.raisedAt().isBefore(heldAt.minusDays(5)))
            .collect(Collectors.toUnmodifiableList());
    Sheet agenda = Rows.sheet("agenda_items");
    int items = 3 + random.nextInt(4);
    for (int item = 1; item <= items; item++) {
      boolean about = !raised.isEmpty() && random.nextInt(3) > 0;
      Issue issue = about ? raised.get(random.nextInt(raised.size())) : null;
      LocalDateTime answered =
          random.nextInt(4) == 0 ? null : heldAt.plusDays(1 + random.nextInt(5)).minusHours(4);
      agenda.add(
          Row.of(
              "meeting_id",
              id,
              "item_no",
              Integer.toString(item),
              "topic",
              about ? issue.matter().title() : "本季度走访意见汇总（" + item + "）",
              "outcome",
              hand.word("agenda_items.outcome", OUTCOMES.get(random.nextInt(OUTCOMES.size()))),
              "issue_id",
              about ? issue.id() : "",
              "answered_at",
              hand.time(answered)));
    }
    landing.send(township.code(), sent, "", hand, agenda);
  }
}
