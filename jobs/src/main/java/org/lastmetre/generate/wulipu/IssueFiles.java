package org.lastmetre.generate.wulipu;

import java.io.IOException;
import org.lastmetre.generate.township.CsvStyle;
import org.lastmetre.generate.township.DateStyle;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.wulipu.Issues.Issue;
import org.lastmetre.generate.wulipu.Season.Month;
import org.lastmetre.generate.wulipu.Surveys.Survey;

/** Sends the issues, steps and call-backs of each month as spreadsheets save them. */
final class IssueFiles {
  private static final Hand HAND = new Hand(CsvStyle.SPREADSHEET, DateStyle.SLASH, Words.LEDGER);

  private final String sender;
  private final Issues issues;
  private final Surveys surveys;

  IssueFiles(String sender, Issues issues, Surveys surveys) {
    this.sender = sender;
    this.issues = issues;
    this.surveys = surveys;
  }

  void send(Landing landing) throws IOException {
    for (Month month : Season.MONTHS) {
      landing.send(sender, month.sent(), "问题台账", HAND, issues(month));
      landing.send(sender, month.sent(), "", HAND, events(month));
      // Without rows, as in the first month, this is a nil return.
      landing.send(sender, month.sent(), "", HAND, surveys(month));
    }
  }

  private Sheet issues(Month month) {
    Sheet sheet = HAND.sheet("issues");
    issues.all().stream()
        .filter(issue -> month.holds(issue.raisedAt()))
        .forEach(issue -> sheet.add(issue.row(HAND)));
    if (month.number() == 7) {
      sheet.add(
          issues
              .all()
              .get(0)
              .row(HAND)
              .with("issue_id", "WT9001")
              .refused("raised_at", "05/06/2023", Reason.AMBIGUOUS_DATE));
    }
    return sheet;
  }

  private Sheet events(Month month) {
    Sheet sheet = HAND.sheet("issue_events");
    for (Issue issue : issues.all()) {
      issue.steps().stream()
          .filter(step -> month.holds(step.at()))
          .forEach(step -> sheet.add(issue.row(HAND, step)));
    }
    if (month.number() == 4) {
      Issue first = issues.all().get(5);
      sheet.add(first.row(HAND, first.steps().get(0)).refused("event", "阅示", Reason.UNKNOWN_VALUE));
    }
    return sheet;
  }

  private Sheet surveys(Month month) {
    Sheet sheet = HAND.sheet("surveys");
    surveys.all().stream()
        .filter(call -> month.holds(call.at()))
        .forEach(call -> sheet.add(call.row(HAND)));
    if (month.number() == 8) {
      Survey first = surveys.all().get(0);
      sheet.add(
          first.row(HAND).with("survey_id", "HF901").refused("reached", "没印象", Reason.BAD_BOOLEAN));
    }
    return sheet;
  }
}
