package org.lastmetre.county;

import java.time.LocalDate;

/** What every maker of rows stands on. */
record Ground(Scale scale, Timeline timeline, Post post) {
  Dice dice(String topic) {
    return Dice.of(scale.seed(), topic);
  }

  void send(String sender, LocalDate day, Row row) {
    post.send(sender, day, "1", row);
  }

  int monthStartsOn() {
    return scale.variant() == 'b' ? 19 : 1;
  }
}
