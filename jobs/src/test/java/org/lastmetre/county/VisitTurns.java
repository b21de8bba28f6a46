package org.lastmetre.county;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Sends a visit whose row comes more than once. */
record VisitTurns(Ground ground, Dice dice, List<Households.Home> homes) {
  void play(VisitTurn turn, Row row, Households.Home home, LocalDate night) {
    Timeline days = ground.timeline();
    String sender = home.sender();
    LocalDate after = days.nightFor(night.plusDays(1), dice.below(4));
    switch (turn) {
      case DATE_CORRECTED -> {
        ground.send(sender, night, row);
        LocalDateTime at = (LocalDateTime) row.cells().get("visited_at");
        LocalDateTime other = at.minusDays(dice.between(1, 40));
        boolean tooEarly = other.toLocalDate().isBefore(days.start());
        LocalDateTime better = tooEarly ? days.start().atTime(9, 30) : other;
        ground.send(sender, after, row.with("visited_at", better));
      }
      case OUTCOME_CORRECTED -> {
        ground.send(sender, night, row.with("outcome", "not_home"));
        ground.send(sender, after, row.with("outcome", "met").with("note", null));
      }
      case HOUSEHOLD_CORRECTED -> {
        ground.send(sender, night, row);
        String other = dice.pick(homes).id();
        ground.send(sender, after, row.with("household_id", other).with("unit_code", null));
      }
      case TYPE_CORRECTED -> {
        ground.send(sender, night, row.with("visit_type", "home"));
        ground.send(sender, after, row.with("visit_type", dice.word("phone on_the_spot")));
      }
      case CORRECTED_IN_SAME_FILE -> {
        ground.send(sender, night, row.with("outcome", "refused"));
        ground.send(sender, night, row.with("outcome", "met"));
      }
      case CORRECTED_IN_OTHER_FILE -> {
        // Sent second and yet the winner: the path decides.
        ground.post().send(sender, night, "2", row.with("outcome", "met"));
        ground.post().send(sender, night, "1", row.with("outcome", "moved"));
      }
      case ROW_REPEATED -> {
        ground.send(sender, night, row);
        ground.send(sender, night, row);
      }
      case SENT_AGAIN_UNCHANGED -> {
        ground.send(sender, night, row);
        ground.send(sender, after, row);
      }
      case CORRECTED_BY_OTHER_SENDER -> {
        ground.send(sender, night, row.with("outcome", "not_home"));
        List<String> others =
            homes.stream()
                .map(Households.Home::sender)
                .distinct()
                .filter(other -> !other.equals(sender))
                .toList();
        String other = others.isEmpty() ? ground.scale().code() : dice.pick(others);
        ground.send(other, after, row.with("outcome", "met"));
      }
      case OLDER_FILE_COMES_LATE ->
          ground.post().sendLate(sender, night, "late", after, row.with("outcome", "met"));
      case CORRECTION_COMES_FIRST -> {
        LocalDate later = days.nightFor(after.plusDays(1), 0);
        ground.post().sendLate(sender, night, "late", later, row.with("outcome", "moved"));
        ground.send(sender, after, row.with("outcome", "met"));
      }
      default -> ground.send(sender, night, row);
    }
  }
}
