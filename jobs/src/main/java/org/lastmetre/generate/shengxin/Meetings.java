package org.lastmetre.generate.shengxin;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.lastmetre.generate.shengxin.Issues.Issue;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Sheet.Row;

/**
 * The monthly analysis meetings, which look at every issue of the month; in February there was
 * none.
 *
 * @param all in the order of time
 */
record Meetings(List<Meeting> all) {
  private static final List<String> OUTCOMES = List.of("passed", "passed", "discussed", "deferred");

  /** One meeting with its agenda. */
  record Meeting(String id, LocalDateTime heldAt, int attendees, List<Item> items) {
    Row row(Hand hand) {
      return Row.of("meeting_id", id)
          .with("unit_code", Village.VILLAGE.code())
          .with("held_at", hand.time(heldAt))
          .with("meeting_type", hand.word("meeting_type", "monthly_analysis"))
          .with("attendees", Integer.toString(attendees));
    }

    List<Row> agenda(Hand hand) {
      List<Row> rows = new ArrayList<>();
      for (Item item : items) {
        rows.add(
            Row.of("meeting_id", id)
                .with("item_no", Integer.toString(rows.size() + 1))
                .with("topic", item.topic())
                .with("issue_id", item.issue())
                .with("outcome", hand.word("agenda_items.outcome", item.outcome()))
                .with("answered_at", hand.time(item.answered())));
      }
      return rows;
    }
  }

  /** One item; an empty issue means that it is about none, a null answer that none was given. */
  record Item(String topic, String issue, String outcome, LocalDateTime answered) {}

  static Meetings drawn(Issues issues, long seed) {
    Chance chance = new Chance(seed);
    List<Meeting> meetings = new ArrayList<>();
    LocalDateTime former = LocalDate.of(2020, 1, 1).atStartOfDay();
    for (int month = 1; month <= 12; month++) {
      LocalDateTime held =
          LocalDate.of(2020, month, 25).plusDays(chance.between(0, 2)).atTime(13, 30);
      if (month != 2) {
        meetings.add(meeting(month, former, held, issues, chance));
        former = held;
      }
    }
    return new Meetings(List.copyOf(meetings));
  }

  private static Meeting meeting(
      int month, LocalDateTime former, LocalDateTime held, Issues issues, Chance chance) {
    List<Item> items = new ArrayList<>();
    for (Issue issue : issues.all()) {
      if (issue.raisedAt().isBefore(held) && !issue.raisedAt().isBefore(former)) {
        String outcome = chance.pick(OUTCOMES);
        LocalDateTime answered =
            chance.percent(90) ? chance.officeTime(held.toLocalDate().plusDays(1)) : null;
        items.add(new Item(issue.matter().words(), issue.id(), outcome, answered));
      }
    }
    if (month == 4) {
      LocalDateTime answered = held.plusDays(2);
      items.add(new Item("放大镜：养老金补缴涉及全村" + Issues.ELDERS + "位老人", "", "passed", answered));
    }
    items.add(new Item("下月走访重点", "", "discussed", null));
    String id = "FX2020" + Names.digits(month, 2);
    return new Meeting(id, held, chance.between(9, 16), List.copyOf(items));
  }
}
