package org.lastmetre.generate.shengxin;

import java.io.IOException;
import org.lastmetre.generate.shengxin.Issues.Issue;
import org.lastmetre.generate.shengxin.Surveys.Survey;
import org.lastmetre.generate.township.DateStyle;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.JsonStyle;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;
import org.lastmetre.generate.township.WorkbookStyle;

/** Sends the issues, steps and answers of each quarter. */
final class IssueFiles {
  private static final String SENDER = Village.TOWN.code();
  private static final Hand STEPS = RegisterFiles.PLAIN;
  private static final Hand ANSWERS = new Hand(new JsonStyle(), DateStyle.OFFSET, Words.LEDGER);

  private final Issues issues;
  private final Surveys surveys;

  IssueFiles(Issues issues, Surveys surveys) {
    this.issues = issues;
    this.surveys = surveys;
  }

  void send(Landing landing) throws IOException {
    for (Cycle cycle : Cycle.ALL) {
      sendIssues(landing, cycle);
      sendSteps(landing, cycle);
      sendAnswers(landing, cycle);
    }
  }

  private void sendIssues(Landing landing, Cycle cycle) throws IOException {
    WorkbookStyle style =
        WorkbookStyle.sheet("民情台账")
            .titled("盛新村民情台账（2020年" + cycle.label() + "）")
            .grouped("问题", "一级分类", "受影响户数")
            .totalled();
    Hand hand = new Hand(style, DateStyle.CELL, Words.LEDGER);
    Sheet sheet = hand.sheet("issues");
    issues.all().stream()
        .filter(issue -> cycle.holds(issue.raisedAt()))
        .forEach(issue -> sheet.add(issue.row(hand)));
    switch (cycle.number()) {
      case 1 -> sheet.add(magnified(hand));
      case 2 ->
          sheet.add(
              issues
                  .all()
                  .get(0)
                  .row(hand)
                  .with("issue_id", "MQ901")
                  .refused("affected_households", "好几家", Reason.BAD_NUMBER));
      default -> {
        // These were sent without an addition.
      }
    }
    landing.send(SENDER, cycle.sent(), "民情台账", hand, sheet);
  }

  /** The magnifier 放大镜: three households asked, the analysis meeting found whom it affects. */
  private Row magnified(Hand hand) {
    return issues.all().stream()
        .filter(issue -> issue.about(Issues.PENSION))
        .findFirst()
        .orElseThrow()
        .row(hand)
        .with("affected_households", Integer.toString(Issues.ELDERS));
  }

  private void sendSteps(Landing landing, Cycle cycle) throws IOException {
    Sheet sheet = STEPS.sheet("issue_events");
    issues.all().forEach(issue -> sheet.addAll(issue.steps(STEPS, cycle)));
    if (cycle.number() == 1) {
      Issue first = issues.all().get(0);
      sheet.add(
          first
              .steps(STEPS, Cycle.ALL.get(0))
              .get(0)
              .with("event_id", "MQ001-9")
              .refused("occurred_at", "2202/5/20 10:00", Reason.IN_FUTURE));
    }
    landing.send(SENDER, cycle.sent(), "", STEPS, sheet);
  }

  private void sendAnswers(Landing landing, Cycle cycle) throws IOException {
    Sheet sheet = ANSWERS.sheet("surveys");
    surveys.all().stream()
        .filter(call -> cycle.holds(call.at()))
        .forEach(call -> sheet.add(call.row(ANSWERS)));
    if (cycle.number() == 3) {
      Survey first = surveys.all().get(0);
      sheet.add(
          first
              .row(ANSWERS)
              .with("survey_id", "WJ901")
              .refused("reached", "记不清", Reason.BAD_BOOLEAN));
    }
    landing.send(SENDER, cycle.sent(), "群众评价", ANSWERS, sheet);
  }
}
