package org.lastmetre.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One published night: a row of {@code ops.published}. The last one rules.
 *
 * @param asOf the latest day of the jurisdictions
 * @param tables table, such as {@code gold.coverage}, to the Delta version readers see
 * @param days the jurisdictions as published
 * @param changes table to what of it changed that night
 */
public record Manifest(
    String runId,
    LocalDate asOf,
    Instant publishedAt,
    Map<String, Long> tables,
    List<Day> days,
    Map<String, List<String>> changes) {

  /**
   * A jurisdiction as published.
   *
   * @param asOf the day its figures are as of
   * @param firstRecordOn day of its earliest record; null when there is none
   * @param rules fingerprint of its policy and of the program's queries
   */
  public record Day(
      String jurisdiction,
      LocalDate asOf,
      LocalDate firstRecordOn,
      String timeZone,
      int monthStartsOn,
      String nameZh,
      String nameEn,
      String rules) {}

  /** The published day of a jurisdiction; empty when it was never published. */
  public Optional<Day> day(String jurisdiction) {
    return days.stream().filter(d -> d.jurisdiction().equals(jurisdiction)).findFirst();
  }

  /**
   * The published days of jurisdictions whose rules are still the same, by jurisdiction.
   *
   * @param rules fingerprints of tonight's rules by jurisdiction
   * @param published the manifest that rules; null before the first publication
   */
  public static Map<String, Day> daysUnder(Map<String, String> rules, Manifest published) {
    return published == null
        ? Map.of()
        : published.days().stream()
            .filter(day -> day.rules().equals(rules.get(day.jurisdiction())))
            .collect(Collectors.toMap(Day::jurisdiction, day -> day));
  }

  /** The zone times are shown in: that of the jurisdictions; UTC where theirs differ. */
  public ZoneId zone() {
    Set<String> zones = days.stream().map(Day::timeZone).collect(Collectors.toSet());
    return zones.size() == 1 ? ZoneId.of(zones.iterator().next()) : ZoneOffset.UTC;
  }

  /** The published version of a table; 0, its empty beginning, when it was never published. */
  public long version(String table) {
    return tables.getOrDefault(table, 0L);
  }
}
