package org.lastmetre.county;

import java.time.LocalDate;
import java.util.List;

/** Nil returns, whole folders that come late, and files that are none of the contract's. */
final class Returns {
  private Returns() {}

  static void make(Ground ground, Units units) {
    Dice dice = ground.dice("returns");
    Timeline days = ground.timeline();
    List<String> senders = units.senders();
    for (LocalDate night : days.nights()) {
      for (String sender : senders) {
        for (String dataset : List.of("visits", "issues", "issue_events", "surveys")) {
          if (!ground.post().holds(sender, night, dataset) && dice.chance(0.6)) {
            ground.post().sendNothing(sender, night, dataset);
          }
        }
      }
    }
    // Certain to exist however busy the townships are: a dataset that the county itself never
    // fills.
    ground.post().sendNothing(ground.scale().code(), days.night(1), "households");
    ground.post().sendNothing(ground.scale().code(), days.night(3), "households");

    int middle = days.count() / 2;
    ground.post().delay(senders.get(0), days.night(middle - 2), days.night(middle));
    ground.post().delay(senders.get(1), days.night(middle + 1), days.night(middle + 2));
    ground.post().delay(senders.get(2), days.night(days.count() - 4), days.night(days.count() - 2));
    ground.post().sendOddities(senders.get(0), days);
  }
}
