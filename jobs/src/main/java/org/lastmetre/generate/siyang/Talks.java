package org.lastmetre.generate.siyang;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.lastmetre.generate.township.Chance;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Ledger;
import org.lastmetre.generate.township.Matter;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Unit;
import org.lastmetre.generate.township.WorkbookStyle;

/**
 * The 31 village talks 小村说事日 with their 84 topics, of which 65 were voted on, and the supervision
 * meetings 小村监事会 beside them; the county sends both each half year.
 */
final class Talks {
  private static final int SESSIONS = 31;
  private static final int OF_THREE_TOPICS = 22;
  private static final int PASSED = 58;
  private static final int REJECTED = 7;
  private static final int DISCUSSED = 13;
  private static final int DEFERRED = 6;

  private static final List<String> TOPICS =
      List.of(
          "村部东侧文化广场选址",
          "集体土地发包方案",
          "庄内污水管网走向",
          "本季低保对象评议",
          "村规民约修订",
          "公益岗位人选",
          "水渠清淤筹工筹劳",
          "闲置校舍出租",
          "红白事简办标准",
          "垃圾分类积分办法",
          "果园采摘节筹备",
          "公墓道路硬化");

  private final Area area;
  private final Matters matters;
  private final Chance chance;
  private final List<String> outcomes;
  private final Ledger meetings = new Ledger();
  private final Ledger items = new Ledger();

  Talks(Area area, Matters matters, long seed) {
    this.area = area;
    this.matters = matters;
    this.chance = new Chance(seed);
    List<String> all = new ArrayList<>(Collections.nCopies(PASSED, "passed"));
    all.addAll(Collections.nCopies(REJECTED, "rejected"));
    all.addAll(Collections.nCopies(DISCUSSED, "discussed"));
    all.addAll(Collections.nCopies(DEFERRED, "deferred"));
    Collections.shuffle(all, new Random(seed));
    this.outcomes = List.copyOf(all);
  }

  void send(Landing landing) throws IOException {
    hold();
    LocalDate half = LocalDate.of(2021, 7, 1);
    send(landing, "上半年", LocalDate.of(2021, 1, 1), half.minusDays(1), half.plusDays(7));
    send(landing, "下半年", half, LocalDate.of(2021, 12, 29), LocalDate.of(2021, 12, 31));
  }

  private void hold() {
    List<Unit> villages = area.allVillages();
    int topics = 0;
    for (int session = 0; session < SESSIONS; session++) {
      Unit village = villages.get(session % villages.size());
      LocalDateTime heldAt =
          chance
              .weekday(
                  LocalDate.of(2021, 1, 15).plusDays(session * 11L),
                  LocalDate.of(2021, 1, 22).plusDays(session * 11L))
              .atTime(session % 2 == 0 ? 9 : 19, 0);
      String id = "SS2021-" + Names.digits(session + 1, 2);
      meetings.add(heldAt, meeting(id, village, heldAt, "village_talk", 40));
      int items = session < OF_THREE_TOPICS ? 3 : 2;
      for (int item = 1; item <= items; item++) {
        discuss(id, village, heldAt, item, outcomes.get(topics++));
      }
      if (session % 4 == 3) {
        LocalDateTime supervised = heldAt.plusDays(3).withHour(15);
        String number = "JS2021-" + Names.digits(session / 4 + 1, 2);
        meetings.add(supervised, meeting(number, village, supervised, "supervision", 7));
      }
    }
  }

  private Row meeting(String id, Unit village, LocalDateTime heldAt, String type, int people) {
    Hand hand = Words.clerk(meetingForm(""));
    return Row.of(
        "meeting_id",
        id,
        "unit_code",
        village.code(),
        "held_at",
        hand.time(heldAt),
        "meeting_type",
        hand.word("meeting_type", type),
        "attendees",
        Integer.toString(chance.between(people / 2, people)));
  }

  private void discuss(String id, Unit village, LocalDateTime heldAt, int item, String outcome) {
    Hand hand = Words.clerk(agendaForm(""));
    List<Matter> raised =
        matters.all().stream()
            .filter(matter -> matter.unit().equals(village.code()))
            .filter(matter -> matter.raisedAt().isBefore(heldAt))
            .toList();
    Matter about = item == 1 && !raised.isEmpty() ? raised.get(raised.size() - 1) : null;
    boolean answered = !outcome.equals("deferred") && chance.percent(90);
    items.add(
        heldAt.plusMinutes(item),
        Row.of(
            "meeting_id",
            id,
            "item_no",
            Integer.toString(item),
            "topic",
            about == null ? chance.pick(TOPICS) : about.title(),
            "outcome",
            hand.word("agenda_items.outcome", outcome),
            "issue_id",
            about == null ? "" : about.id(),
            "answered_at",
            answered ? hand.day(answeredOn(heldAt.toLocalDate())) : ""));
  }

  private LocalDate answeredOn(LocalDate held) {
    LocalDate day = held.plusDays(chance.between(1, 6));
    LocalDate last =
        LocalDate.of(2021, held.getMonthValue() <= 6 ? 7 : 12, held.getMonthValue() <= 6 ? 7 : 30);
    return day.isAfter(last) ? last : day;
  }

  private void send(Landing landing, String half, LocalDate from, LocalDate to, LocalDate sent)
      throws IOException {
    Hand meeting = Words.clerk(meetingForm(half));
    Hand agenda = Words.clerk(agendaForm(half));
    Sheet held = meeting.sheet("meetings").addAll(meetings.rows(from, to));
    Sheet topics = agenda.sheet("agenda_items").addAll(items.rows(from, to));
    Row first = items.rows(from, to).get(0);
    if (half.equals("上半年")) {
      Row extra = meetings.rows(from, to).get(0).with("meeting_id", "SS2021-91");
      held.add(extra.refused("held_at", "", Reason.MISSING_VALUE));
      topics.add(first.with("item_no", "9").refused("outcome", "再议议看", Reason.UNKNOWN_VALUE));
    } else {
      // The first topic of the year is told again, with the day on which it was answered at last.
      Row earliest = items.rows().get(0);
      topics.add(earliest.with("answered_at", agenda.day(LocalDate.of(2021, 7, 20))));
    }
    landing.send(Area.COUNTY, sent, half, meeting, held);
    landing.send(Area.COUNTY, sent, half, agenda, topics);
  }

  private static WorkbookStyle meetingForm(String half) {
    return WorkbookStyle.sheet("说事日台账")
        .titled("泗阳县小村说事日、小村监事会台账（2021年" + half + "）", "填报单位：县委组织部")
        .grouped("会议情况", "会议日期", "参加人数")
        .totalled("填表人：周志强    联系电话：15400000321");
  }

  private static WorkbookStyle agendaForm(String half) {
    return WorkbookStyle.sheet("议题明细")
        .titled("泗阳县小村说事日议题明细表（2021年" + half + "）")
        .grouped("议题", "议题编号", "表决结果")
        .grouped("办理答复", "关联问题", "答复日期")
        .totalled("填表人：周志强");
  }
}
