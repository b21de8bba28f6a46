package org.lastmetre.policy;

import java.util.Collection;
import java.util.List;
import org.lastmetre.contract.Nearest;

/** The words a policy may use, and the one a misspelt word most likely means. */
final class Vocabulary {
  static final List<String> VISIT_TYPES = List.of("home", "on_the_spot", "phone");
  static final List<String> HOUSEHOLD_STATUSES =
      List.of("resident", "vacant", "away", "deregistered");
  static final List<String> PRIORITIES = List.of("urgent", "normal", "enquiry");
  static final List<String> CHANNELS =
      List.of(
          "visit",
          "resident_report",
          "staff_inspection",
          "data_analysis",
          "order",
          "meeting",
          "hotline",
          "unknown");
  static final List<String> MEETING_TYPES =
      List.of("village_talk", "estate_talk", "monthly_analysis", "quarterly_review", "supervision");
  static final List<String> ROLES =
      List.of(
          "township_leader",
          "township_staff",
          "village_staff",
          "party_member",
          "grid_worker",
          "area_head",
          "group_head",
          "neighbour_head",
          "inspector",
          "volunteer");
  static final List<String> LINKS =
      List.of("households", "county", "township", "community", "grid", "group", "neighbour");
  static final List<String> COMPONENTS =
      List.of("coverage", "on_time", "closed_loop", "satisfaction");
  static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private Vocabulary() {}

  /**
   * What to write instead of an unknown word: the nearest word, when one is near, and all of them.
   */
  static String allowed(String given, Collection<String> words) {
    String hint = Nearest.of(given, words).map(word -> "did you mean '" + word + "'? ").orElse("");
    return hint + "allowed: " + String.join(", ", words);
  }
}
