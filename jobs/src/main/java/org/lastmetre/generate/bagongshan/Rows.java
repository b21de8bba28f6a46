package org.lastmetre.generate.bagongshan;

import java.time.LocalDate;
import java.util.List;
import org.lastmetre.generate.bagongshan.Area.Unit;
import org.lastmetre.generate.bagongshan.Issues.Event;
import org.lastmetre.generate.bagongshan.Issues.Issue;
import org.lastmetre.generate.bagongshan.People.Link;
import org.lastmetre.generate.bagongshan.Surveys.Survey;
import org.lastmetre.generate.bagongshan.Visits.Visit;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;

/** What happened, as rows in a sender's hand; and the empty forms of the datasets. */
final class Rows {
  private Rows() {}

  static Sheet sheet(String dataset) {
    return new Sheet(
        dataset,
        switch (dataset) {
          case "org_units" ->
              List.of("unit_code", "unit_name", "level", "parent_code", "valid_from", "valid_to");
          case "households" ->
              List.of(
                  "household_id",
                  "unit_code",
                  "head_name",
                  "phone",
                  "id_number",
                  "address",
                  "tags",
                  "is_key",
                  "status",
                  "registered_on",
                  "deregistered_on");
          case "staff" ->
              List.of("staff_id", "staff_name", "phone", "role", "unit_code", "active_from");
          case "assignments" ->
              List.of(
                  "assignment_id",
                  "staff_id",
                  "household_id",
                  "unit_code",
                  "valid_from",
                  "valid_to");
          case "visits" ->
              List.of(
                  "visit_id",
                  "visited_at",
                  "household_id",
                  "staff_ids",
                  "visit_type",
                  "outcome",
                  "duration_minutes",
                  "note",
                  "recorded_at");
          case "issues" ->
              List.of(
                  "issue_id",
                  "raised_at",
                  "unit_code",
                  "household_id",
                  "channel",
                  "category",
                  "priority",
                  "title",
                  "reporter_phone",
                  "affected_households");
          case "issue_events" ->
              List.of("event_id", "issue_id", "event", "occurred_at", "staff_id", "department");
          case "surveys" ->
              List.of(
                  "survey_id",
                  "issue_id",
                  "household_id",
                  "asked_at",
                  "reached",
                  "contacted",
                  "resolved",
                  "rating",
                  "callback_phone");
          case "meetings" ->
              List.of("meeting_id", "unit_code", "held_at", "meeting_type", "attendees");
          case "agenda_items" ->
              List.of("meeting_id", "item_no", "topic", "outcome", "issue_id", "answered_at");
          default -> throw new IllegalArgumentException("No form is known for " + dataset + ".");
        });
  }

  /** The form of issue events for a system that does not number them. */
  static Sheet unnumberedEvents() {
    return new Sheet(
        "issue_events", List.of("issue_id", "event", "occurred_at", "staff_id", "department"));
  }

  static Row unit(Hand hand, Unit unit, String name, LocalDate validFrom) {
    return Row.of(
        "unit_code",
        unit.code(),
        "unit_name",
        name,
        "level",
        hand.word("level", unit.level()),
        "parent_code",
        unit.parent(),
        "valid_from",
        hand.day(validFrom));
  }

  static Row link(Hand hand, Link link) {
    return Row.of(
        "assignment_id",
        link.id(),
        "staff_id",
        link.staff(),
        "household_id",
        link.household(),
        "unit_code",
        link.unit(),
        "valid_from",
        hand.day(link.from()),
        "valid_to",
        hand.day(link.to()));
  }

  static Row visit(Hand hand, Visit visit) {
    return Row.of(
        "visit_id",
        visit.id(),
        "visited_at",
        hand.time(visit.at()),
        "household_id",
        visit.household().id(),
        "staff_ids",
        hand.list(visit.staff()),
        "visit_type",
        hand.word("visit_type", visit.type()),
        "outcome",
        hand.word("visits.outcome", visit.outcome()),
        "duration_minutes",
        Integer.toString(visit.minutes()),
        "note",
        visit.note(),
        "recorded_at",
        hand.time(visit.recordedAt()));
  }

  static Row issue(Hand hand, Issue issue) {
    return Row.of(
        "issue_id",
        issue.id(),
        "raised_at",
        hand.time(issue.raisedAt()),
        "unit_code",
        issue.unit(),
        "household_id",
        issue.household(),
        "channel",
        hand.word("channel", issue.channel()),
        "category",
        issue.matter().category(),
        "priority",
        hand.word("priority", issue.priority()),
        "title",
        issue.matter().title(),
        "reporter_phone",
        issue.phone(),
        "affected_households",
        issue.affected() == 0 ? "" : Integer.toString(issue.affected()));
  }

  static Row event(Hand hand, Issue issue, Event event) {
    return Row.of(
        "event_id",
        event.id(),
        "issue_id",
        issue.id(),
        "event",
        hand.word("event", event.name()),
        "occurred_at",
        hand.time(event.at()),
        "staff_id",
        event.staff(),
        "department",
        event.department());
  }

  static Row survey(Hand hand, Survey survey) {
    return Row.of(
        "survey_id",
        survey.id(),
        "issue_id",
        survey.issue(),
        "household_id",
        survey.household(),
        "asked_at",
        hand.time(survey.at()),
        "reached",
        hand.word("yes_no", survey.reached()),
        "contacted",
        hand.word("yes_no", survey.contacted()),
        "resolved",
        hand.word("yes_no", survey.resolved()),
        "rating",
        hand.word("rating", survey.rating()),
        "callback_phone",
        survey.phone());
  }
}
