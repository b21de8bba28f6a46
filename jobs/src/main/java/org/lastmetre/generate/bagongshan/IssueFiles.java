package org.lastmetre.generate.bagongshan;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.lastmetre.generate.bagongshan.Area.Township;
import org.lastmetre.generate.bagongshan.Issues.Event;
import org.lastmetre.generate.bagongshan.Issues.Issue;
import org.lastmetre.generate.bagongshan.Surveys.Survey;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;

/** Sends issues with their events three times, and call-backs twice, in the half year. */
final class IssueFiles {
  private static final List<LocalDate> ISSUE_DAYS =
      List.of(LocalDate.of(2017, 3, 1), LocalDate.of(2017, 5, 2), LocalDate.of(2017, 6, 30));
  private static final List<LocalDate> SURVEY_DAYS =
      List.of(LocalDate.of(2017, 4, 5), LocalDate.of(2017, 6, 30));

  private final Area area;
  private final Issues issues;
  private final Surveys surveys;

  IssueFiles(Area area, Issues issues, Surveys surveys) {
    this.area = area;
    this.issues = issues;
    this.surveys = surveys;
  }

  void send(Landing landing) throws IOException {
    for (Township township : area.townships()) {
      for (int batch = 0; batch < ISSUE_DAYS.size(); batch++) {
        sendIssues(landing, township, batch);
      }
      for (int batch = 0; batch < SURVEY_DAYS.size(); batch++) {
        sendSurveys(landing, township, batch);
      }
    }
  }

  /** True when it happened before the day of this batch, and not before that of the last. */
  private static boolean falls(LocalDate day, List<LocalDate> days, int batch) {
    return day.isBefore(days.get(batch)) && (batch == 0 || !day.isBefore(days.get(batch - 1)));
  }

  private void sendIssues(Landing landing, Township township, int batch) throws IOException {
    Hand hand = township.hand();
    List<Issue> all = issues.byTownship().get(township.code());
    Sheet issueSheet = Rows.sheet("issues");
    Sheet eventSheet =
        township.digits().equals("121") ? Rows.unnumberedEvents() : Rows.sheet("issue_events");
    String unmended = township.digits().equals("121") ? firstOf(all, 1).id() : "";
    for (Issue issue : all) {
      if (falls(issue.raisedAt().toLocalDate(), ISSUE_DAYS, batch)) {
        Row row = Rows.issue(hand, issue);
        issueSheet.add(
            issue.id().equals(unmended) ? row.refused("category", "", Reason.MISSING_VALUE) : row);
      }
      for (Event event : issue.events()) {
        if (falls(event.at().toLocalDate(), ISSUE_DAYS, batch)) {
          eventSheet.add(Rows.event(hand, issue, event));
        }
      }
    }
    mistakeInIssues(township, batch, all, issueSheet);
    mistakeInEvents(township, batch, all, eventSheet);
    // Without rows this is a nil return, which the small forest farm sends.
    landing.send(township.code(), ISSUE_DAYS.get(batch), "", hand, issueSheet);
    landing.send(township.code(), ISSUE_DAYS.get(batch), "", hand, eventSheet);
  }

  private static void mistakeInIssues(Township township, int batch, List<Issue> all, Sheet sheet) {
    Hand hand = township.hand();
    Row extra =
        Rows.issue(hand, firstOf(all, batch)).with("issue_id", "WT" + township.digits() + "-901");
    switch (township.digits() + "/" + batch) {
      case "001/2" ->
          // The magnifier: a matter a few raised turned out to concern forty-two households.
          sheet.add(Rows.issue(hand, firstOf(all, 0)).with("affected_households", "42"));
      case "002/0" -> sheet.add(extra.refused("raised_at", "2017年13月1日", Reason.BAD_DATE));
      case "100/1" -> sheet.add(extra.refused("affected_households", "几十户", Reason.BAD_NUMBER));
      case "121/2" -> sheet.add(Rows.issue(hand, firstOf(all, 1)));
      default -> {
        // This one was sent without a mistake.
      }
    }
  }

  private static void mistakeInEvents(Township township, int batch, List<Issue> all, Sheet sheet) {
    Hand hand = township.hand();
    Issue issue = firstOf(all, batch);
    String id = "LC" + township.digits() + "-9001";
    Event event = new Event(id, "accepted", issue.raisedAt().plusMinutes(90), "", "");
    Row extra = Rows.event(hand, issue, event);
    switch (township.digits() + "/" + batch) {
      case "001/1" -> sheet.add(extra.refused("event", "已阅", Reason.UNKNOWN_VALUE));
      case "003/0" -> sheet.add(extra.refused("occurred_at", "2107-02-20 09:00", Reason.IN_FUTURE));
      case "003/2" -> sheet.add(extra.with("issue_id", "WT003-099"));
      default -> {
        // This one was sent without a mistake.
      }
    }
  }

  /** The first issue raised in time for that batch; where there is none, the first of all. */
  private static Issue firstOf(List<Issue> all, int batch) {
    return all.stream()
        .filter(issue -> falls(issue.raisedAt().toLocalDate(), ISSUE_DAYS, batch))
        .findFirst()
        .orElseGet(() -> all.get(0));
  }

  private void sendSurveys(Landing landing, Township township, int batch) throws IOException {
    Hand hand = township.hand();
    List<Survey> calls = surveys.byTownship().get(township.code());
    Sheet sheet = Rows.sheet("surveys");
    calls.stream()
        .filter(call -> falls(call.at().toLocalDate(), SURVEY_DAYS, batch))
        .forEach(call -> sheet.add(Rows.survey(hand, call)));
    if (batch == 1 && township.digits().equals("001")) {
      sheet.add(
          reached(hand, calls)
              .with("survey_id", "HF001-901")
              .refused("rating", "还行吧", Reason.UNKNOWN_VALUE));
    }
    if (batch == 1 && township.digits().equals("002")) {
      sheet.add(
          reached(hand, calls)
              .with("survey_id", "HF002-901")
              .refused("reached", "", Reason.MISSING_VALUE));
    }
    landing.send(township.code(), SURVEY_DAYS.get(batch), "", hand, sheet);
  }

  private static Row reached(Hand hand, List<Survey> calls) {
    return calls.stream()
        .filter(call -> call.reached().equals("true"))
        .map(call -> Rows.survey(hand, call))
        .findFirst()
        .orElseThrow();
  }
}
