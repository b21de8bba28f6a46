package org.lastmetre.generate.siyang;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.lastmetre.generate.township.Course.Step;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Ledger;
import org.lastmetre.generate.township.Matter;
import org.lastmetre.generate.township.Names;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.Unit;

/** Sends matters and what was done about them, each town once a quarter. */
final class MatterFiles {
  private static final List<LocalDate> SENT =
      List.of(
          LocalDate.of(2021, 4, 12),
          LocalDate.of(2021, 7, 6),
          LocalDate.of(2021, 10, 9),
          LocalDate.of(2021, 12, 31));

  private final Area area;
  private final Matters matters;

  MatterFiles(Area area, Matters matters) {
    this.area = area;
    this.matters = matters;
  }

  void send(Landing landing) throws IOException {
    for (Unit town : area.towns()) {
      Ledger raised = new Ledger();
      Ledger done = new Ledger();
      for (Matter matter : matters.all()) {
        if (matter.unit().startsWith(town.code().substring(0, 9))) {
          raised.add(matter.raisedAt(), row(matter));
          for (int i = 0; i < matter.steps().size(); i++) {
            done.add(matter.steps().get(i).at(), row(matter, i));
          }
        }
      }
      LocalDate from = LocalDate.of(2021, 1, 1);
      for (int quarter = 1; quarter <= SENT.size(); quarter++) {
        LocalDate sent = SENT.get(quarter - 1);
        LocalDate to = quarter == SENT.size() ? sent : sent.minusDays(1);
        Sheet issues = Words.DESK.sheet("issues").addAll(raised.rows(from, to));
        Sheet events = Words.DESK.sheet("issue_events").addAll(done.rows(from, to));
        mistake(town.name() + quarter, raised, done, issues, events);
        landing.send(town.code(), sent, "登记表", Words.DESK, issues);
        landing.send(town.code(), sent, "", Words.DESK, events);
        from = to.plusDays(1);
      }
    }
    // The county itself took nothing in: a nil return.
    landing.send(Area.COUNTY, SENT.get(0), "", Words.DESK, Words.DESK.sheet("issues"));
  }

  private static void mistake(
      String townAndQuarter, Ledger raised, Ledger done, Sheet issues, Sheet events) {
    Row issue = raised.rows().get(0);
    Row event = done.rows().get(0);
    switch (townAndQuarter) {
      case "爱园镇2" ->
          issues.add(
              issue
                  .with("issue_id", "SX20219001")
                  .refused("affected_households", "好几十户", Reason.BAD_NUMBER));
      case "王集镇3" ->
          issues.add(
              issue
                  .with("issue_id", "SX20219002")
                  .refused("raised_at", "2022-09-12 09:30:00", Reason.IN_FUTURE));
      case "新袁镇4" ->
          events.add(
              event.with("event_id", "BL20219001").refused("event", "", Reason.MISSING_VALUE));
      // Sent once more as it was, and once more with what was found out since.
      case "李口镇3" -> {
        issues.add(issue);
        issues.add(raised.rows().get(1).with("affected_households", "26"));
      }
      default -> {
        // This one was sent without a mistake.
      }
    }
  }

  private static Row row(Matter matter) {
    Hand hand = Words.DESK;
    return Row.of(
        "issue_id",
        matter.id(),
        "raised_at",
        hand.time(matter.raisedAt()),
        "unit_code",
        matter.unit(),
        "household_id",
        matter.household(),
        "channel",
        hand.word("channel", matter.channel()),
        "category",
        matter.category(),
        "priority",
        hand.word("priority", matter.priority()),
        "title",
        matter.title(),
        "reporter_phone",
        matter.phone(),
        "affected_households",
        matter.affected() == 0 ? "" : Integer.toString(matter.affected()));
  }

  private static Row row(Matter matter, int number) {
    Hand hand = Words.DESK;
    Step step = matter.steps().get(number);
    return Row.of(
        "event_id",
        matter.id().replace("SX", "BL") + Names.digits(number + 1, 2),
        "issue_id",
        matter.id(),
        "event",
        hand.word("event", step.event()),
        "occurred_at",
        hand.time(step.at()),
        "staff_id",
        step.staff(),
        "department",
        step.department());
  }
}
