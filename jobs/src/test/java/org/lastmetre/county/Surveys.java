package org.lastmetre.county;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** Call-backs: about issues or to households, reached or not, answered in part or not at all. */
final class Surveys {
  private final Ground ground;
  private final List<Households.Home> homes;
  private final List<Issues.Issue> issues;
  private final Crew crew;
  private final Dice dice;

  private Surveys(
      Ground ground, List<Households.Home> homes, List<Issues.Issue> issues, Crew crew) {
    this.ground = ground;
    this.homes = homes;
    this.issues = issues;
    this.crew = crew;
    this.dice = ground.dice("surveys");
  }

  static void make(
      Ground ground, List<Households.Home> homes, List<Issues.Issue> issues, Crew crew) {
    Surveys surveys = new Surveys(ground, homes, issues, crew);
    for (int i = 0; i < ground.scale().surveys(); i++) {
      surveys.ask(i);
    }
  }

  private void ask(int i) {
    Timeline days = ground.timeline();
    boolean aboutIssue = !issues.isEmpty() && i % 4 != 3;
    Issues.Issue issue = aboutIssue ? dice.pick(issues) : null;
    Households.Home home = dice.pick(homes);
    LocalDateTime at =
        (aboutIssue
                ? issue.raisedAt().plusDays(dice.between(1, 25))
                : days.anyDay(dice).atTime(9, 0))
            .plusMinutes(dice.below(600));
    if (i % 25 == 7) {
      at = days.asOf().plusDays(1).atTime(10, dice.below(60));
    } else if (i % 25 == 9) {
      at = days.asOf().atTime(23, 59, 59);
    } else if (at.toLocalDate().isAfter(days.last())) {
      at = days.asOf().atTime(8, 0);
    }
    String sender = aboutIssue ? issue.sender() : home.sender();
    String key = aboutIssue ? issue.id() : null;
    boolean both = aboutIssue && dice.chance(0.1);
    Row row = row(i, i % 40 == 13 ? "I-NEVER" : key, aboutIssue && !both ? null : home.id(), at);
    send(i, sender, row, days.nightFor(at.toLocalDate(), dice.chance(0.1) ? 2 : 0));
  }

  private Row row(int i, String issue, String household, LocalDateTime at) {
    boolean reached = dice.chance(0.78);
    // An answer without a reached person does come in, and counts for nothing.
    boolean answered = reached ? dice.chance(0.88) : dice.chance(0.08);
    String rating = dice.word("satisfied satisfied satisfied basically_satisfied dissatisfied");
    return Row.of(
        "surveys",
        "survey_id",
        String.format(Locale.ROOT, "Q%05d", i),
        "issue_id",
        issue,
        "household_id",
        household,
        "asked_at",
        at,
        "reached",
        reached,
        "contacted",
        reached && dice.chance(0.85) ? (Object) dice.chance(0.8) : null,
        "resolved",
        reached && dice.chance(0.85) ? (Object) dice.chance(0.7) : null,
        "rating",
        answered ? rating : null,
        "callback_phone",
        dice.chance(0.1) ? crew.phone(dice) : dice.chance(0.8) ? People.phone(dice) : null);
  }

  private void send(int i, String sender, Row row, LocalDate night) {
    LocalDate after = ground.timeline().nightFor(night.plusDays(1), dice.below(3));
    switch (i % 20) {
      case 5 -> {
        ground.send(sender, night, row);
        ground.send(sender, after, row.with("reached", true).with("rating", "dissatisfied"));
      }
      case 10 -> {
        ground.send(sender, night, row);
        ground.send(sender, after, row);
      }
      case 15 -> ground.post().sendLate(sender, night, "late", after, row);
      case 17 -> {
        ground.send(sender, night, row);
        ground.send(sender, night, row.with("resolved", true));
      }
      default -> ground.send(sender, night, row);
    }
  }
}
