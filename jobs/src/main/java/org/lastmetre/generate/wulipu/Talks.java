package org.lastmetre.generate.wulipu;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Unit;
import org.lastmetre.generate.wulipu.Issues.Issue;

/**
 * The monthly estate talks 小区治理谈 of every area: each matter raised since the last one is
 * deliberated, each deliberation answered.
 *
 * @param all by area, then in the order of time
 */
record Talks(List<Talk> all) {
  private static final List<String> TOPICS =
      List.of("公共收益使用", "楼道堆物清理", "停车位划线", "加装电梯意向", "文明养犬公约", "夏季消防检查", "老年人助餐点选址", "志愿者排班");
  private static final List<String> OUTCOMES =
      List.of("passed", "passed", "passed", "discussed", "discussed", "deferred", "rejected");

  /** One talk with its agenda. */
  record Talk(String id, String area, LocalDateTime heldAt, int attendees, List<Item> items) {
    Row row(Hand hand) {
      return Row.of("meeting_id", id)
          .with("meeting_type", hand.word("meeting_type", "estate_talk"))
          .with("unit_code", area)
          .with("held_at", hand.time(heldAt))
          .with("attendees", Integer.toString(attendees));
    }
  }

  /** One item; an empty issue means that it is about none, a null answer that none was given. */
  record Item(
      String talk, int number, String topic, String issue, String outcome, LocalDateTime answered) {
    /** The item as it stood at the end of that day. */
    Row row(Hand hand, LocalDate day) {
      return Row.of("meeting_id", talk)
          .with("item_no", Integer.toString(number))
          .with("issue_id", issue)
          .with("topic", topic)
          .with("outcome", hand.word("agenda_items.outcome", outcome))
          .with("answered_at", answeredBy(day) ? hand.time(answered) : "");
    }

    boolean answeredBy(LocalDate day) {
      return answered != null && !answered.toLocalDate().isAfter(day);
    }
  }

  static Talks drawn(Territory territory, Issues issues, long seed) {
    Chance chance = new Chance(seed);
    List<Talk> talks = new ArrayList<>();
    for (Unit area : territory.areas()) {
      List<Issue> pending =
          new ArrayList<>(
              issues.all().stream().filter(issue -> issue.area().equals(area.code())).toList());
      for (Season.Month month : Season.MONTHS) {
        // Now and then a talk falls out; its matters wait for the next.
        if (chance.percent(97)) {
          talks.add(talk(area.code(), month, pending, chance));
        }
      }
    }
    return new Talks(List.copyOf(talks));
  }

  /** Takes what was raised before it out of {@code pending}. */
  private static Talk talk(String area, Season.Month month, List<Issue> pending, Chance chance) {
    String id = "ZLT" + Territory.digits(area) + "-" + Names.digits(month.number(), 2);
    LocalDateTime held = month.first().plusDays(chance.between(8, 25)).atTime(19, 30);
    List<Item> items = new ArrayList<>();
    List<Issue> raised = pending.stream().filter(issue -> issue.raisedAt().isBefore(held)).toList();
    raised.forEach(
        issue ->
            items.add(item(id, items.size(), issue.matter().title(), issue.id(), held, chance)));
    pending.removeAll(raised);
    int others = raised.isEmpty() ? chance.between(1, 2) : chance.between(0, 1);
    for (int i = 0; i < others; i++) {
      String topic = chance.pick(TOPICS);
      items.add(item(id, items.size(), topic, "", held, chance));
    }
    return new Talk(id, area, held, chance.between(9, 48), List.copyOf(items));
  }

  private static Item item(
      String talk, int before, String topic, String issue, LocalDateTime held, Chance chance) {
    LocalDateTime answered =
        chance.percent(94) ? held.toLocalDate().plusDays(chance.between(1, 9)).atTime(10, 0) : null;
    String outcome = chance.pick(OUTCOMES);
    return new Item(talk, before + 1, topic, issue, outcome, answered);
  }
}
