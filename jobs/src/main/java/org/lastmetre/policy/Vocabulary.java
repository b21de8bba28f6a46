package org.lastmetre.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

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
    String hint = nearest(given, words).map(word -> "did you mean '" + word + "'? ").orElse("");
    return hint + "allowed: " + String.join(", ", words);
  }

  /** The word that differs least; empty when every word differs too much. */
  static Optional<String> nearest(String given, Collection<String> words) {
    String plain = plain(given);
    return words.stream()
        .filter(word -> distance(plain, word) <= near(word))
        .min(Comparator.comparingInt(word -> distance(plain, word)));
  }

  /** A third of its letters, in longer words at least two: that many a swap of neighbours costs. */
  private static int near(String word) {
    return word.length() <= 3 ? 1 : Math.max(2, word.length() / 3);
  }

  private static int distance(String plain, String word) {
    return LevenshteinDistance.getDefaultInstance().apply(plain, plain(word));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }
}
