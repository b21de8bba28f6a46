package org.lastmetre.policy;

/** Reads what makes a record worth a second look: {@code risk}. */
final class RiskReader {
  private static final int MOST = 10_000;

  private RiskReader() {}

  static Policy.Risk read(Section risk) {
    return new Policy.Risk(
        count(risk, "visits_per_day"),
        count(risk, "minutes_between_units"),
        count(risk, "absent_days"),
        count(risk, "burst_records"),
        count(risk, "burst_pause_minutes"),
        count(risk, "burst_days"),
        count(risk, "phone_households"),
        count(risk, "same_ratings"),
        risk.required("same_ratings_chance").number(0, 1),
        count(risk, "closed_minutes"));
  }

  private static int count(Section risk, String key) {
    return risk.required(key).integer(1, MOST);
  }
}
