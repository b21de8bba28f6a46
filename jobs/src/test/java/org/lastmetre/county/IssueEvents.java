package org.lastmetre.county;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** Plays the lives of issues into events, in and out of order, with and without event ids. */
final class IssueEvents {
  private final Ground ground;
  private final Crew crew;
  private final Dice dice;
  private int number;

  private IssueEvents(Ground ground, Crew crew) {
    this.ground = ground;
    this.crew = crew;
    this.dice = ground.dice("issue_events");
  }

  static void make(Ground ground, List<Issues.Issue> issues, Crew crew) {
    IssueEvents events = new IssueEvents(ground, crew);
    int every = issues.size() < 200 ? 5 : 3;
    // Small counties cannot hold every life; another seed begins elsewhere in the list.
    int turn = Math.floorMod(ground.scale().seed() * 11, EventScripts.peculiarCount());
    for (int i = 0; i < issues.size(); i++) {
      boolean peculiar = i % every != 0;
      events.play(
          issues.get(i),
          peculiar ? EventScripts.peculiar(turn++) : EventScripts.usual(events.dice));
    }
    if (!issues.isEmpty()) {
      events.play(
          new Issues.Issue(
              "I-NEVER",
              ground.timeline().day(0.5).atTime(9, 0),
              issues.get(0).sender(),
              ground.timeline().night(0)),
          EventScripts.usual(events.dice));
    }
  }

  private void play(Issues.Issue issue, String script) {
    double drawn = dice.pick(List.of(0.1, 0.5, 1.0, 1.0, 2.0, 6.0));
    // One township is slower than chance explains.
    double pace = issue.sender().endsWith("102") ? 5 * drawn : drawn;
    boolean withIds = dice.chance(0.6);
    LocalDateTime asOfEnd = ground.timeline().asOf().atTime(23, 59, 59);
    for (String step : List.of(script.split(" ", -1))) {
      if (step.isEmpty()) {
        continue;
      }
      String what = step.substring(0, step.indexOf('@'));
      String minutes = step.substring(step.indexOf('@') + 1);
      LocalDateTime at =
          minutes.startsWith("~")
              ? asOfEnd.plusMinutes(Long.parseLong(minutes.substring(1)))
              : issue.raisedAt().plusMinutes((long) (pace * Long.parseLong(minutes)));
      // What happens after the last submission is still to come, and no one can report it.
      if (!at.toLocalDate().isAfter(ground.timeline().last().plusDays(1))) {
        report(issue, row(issue, what, at, withIds));
      }
    }
  }

  private Row row(Issues.Issue issue, String what, LocalDateTime at, boolean withId) {
    int colon = what.indexOf(':');
    return Row.of(
        "issue_events",
        "event_id",
        withId ? String.format(Locale.ROOT, "E%06d", number) : null,
        "issue_id",
        issue.id(),
        "event",
        colon < 0 ? what : what.substring(0, colon),
        "occurred_at",
        at,
        "staff_id",
        issue.sender().equals(ground.scale().code()) || dice.chance(0.3)
            ? null
            : crew.one(issue.sender(), dice),
        "department",
        colon < 0 ? null : what.substring(colon + 1),
        "note",
        dice.chance(0.3) ? People.note(dice) : null);
  }

  private void report(Issues.Issue issue, Row row) {
    Timeline days = ground.timeline();
    LocalDateTime at = (LocalDateTime) row.cells().get("occurred_at");
    LocalDate night = days.nightFor(at.toLocalDate(), dice.chance(0.1) ? dice.between(1, 3) : 0);
    LocalDate after = days.nightFor(night.plusDays(1), dice.below(4));
    String sender = issue.sender();
    switch (number++ % 23) {
      case 2 -> {
        // With an id the row itself is mended; without one it is another event.
        ground.send(sender, night, row);
        Object better = row.cells().get("event_id") == null ? at : at.minusMinutes(45);
        ground.send(sender, after, row.with("occurred_at", better).with("note", "更正"));
      }
      case 6 -> {
        ground.send(sender, night, row);
        ground.send(sender, night, row);
      }
      case 11 -> {
        ground.send(sender, night, row);
        ground.send(sender, after, row);
      }
      case 15 -> ground.post().sendLate(sender, night, "late", after, row);
      case 19 -> ground.send(ground.scale().code(), night, row);
      case 21 -> ground.post().send(sender, night, "2", row);
      default -> ground.send(sender, night, row);
    }
  }
}
