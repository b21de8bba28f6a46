package org.lastmetre.oracle;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A jurisdiction's policy.yaml over the contract's defaults: as much as its tables need. */
final class Policy {

  private static final String DEFAULTS =
      """
      time_zone: Asia/Shanghai
      month_starts_on: 1
      working_time: {calendar: CN, weekdays: [mon, tue, wed, thu, fri],
        hours: ["08:30-12:00", "14:00-17:30"], off: [], work: []}
      coverage:
        effective: [home]
        denominator: [resident, away]
        interval_days: {default: 180, key: 30}
      response:
        limits:
          - {priority: enquiry, resolve: 3 working_days}
          - {priority: urgent, accept: 2 hours, resolve: 24 hours}
          - {accept: 1 working_days, resolve: 5 working_days}
        starts: raised
        warning_share: 0.25
        hours: clock
      satisfaction: {basically_weight: 1.0,
        composite: {response: 0.1, resolution: 0.5, satisfaction: 0.4}}
      quota: {per: quarter,
        roles: {township_leader: 3, township_staff: 5, village_staff: 10, party_member: 10}}
      rotation: {cycle: quarter}
      deliberation: {sessions: 1, per: month, types: [village_talk]}
      scorecard: {weights: {coverage: 0.3, on_time: 0.3, closed_loop: 0.2, satisfaction: 0.2},
        bands: {A: 90, B: 80, C: 60}}
      small_cells: 5
      submissions: {datasets: [visits, issues, issue_events], every: day, due: "08:00"}
      """;

  /** Hours of a working day; the end is not worked any more. */
  record Window(LocalTime from, LocalTime to) {}

  private final Map<String, Object> merged;

  private Policy(Map<String, Object> merged) {
    this.merged = merged;
  }

  static Policy read(Path file) {
    return merged(Yaml.map(file));
  }

  /**
   * Sections are merged key by key; whatever stands inside a section replaces the default whole.
   */
  static Policy merged(Map<String, Object> sent) {
    Map<String, Object> merged = new LinkedHashMap<>(Yaml.map(DEFAULTS));
    sent.forEach(
        (key, value) -> {
          if (merged.get(key) instanceof Map<?, ?> section && value instanceof Map<?, ?> changes) {
            Map<Object, Object> both = new LinkedHashMap<>(section);
            changes.forEach((name, given) -> putGiven(both, name, given));
            merged.put(key, both);
          } else {
            putGiven(merged, key, value);
          }
        });
    return new Policy(merged);
  }

  /** Null means “not given”. */
  private static <K, V> void putGiven(Map<K, V> map, K key, V value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  private Object in(String section, String key) {
    return ((Map<?, ?>) merged.get(section)).get(key);
  }

  private static double number(Object value) {
    return Double.parseDouble(String.valueOf(value));
  }

  private static List<String> texts(Object list) {
    List<String> texts = new ArrayList<>();
    for (Object item : (List<?>) list) {
      texts.add(String.valueOf(item));
    }
    return texts;
  }

  private static List<LocalDate> dates(Object list) {
    List<LocalDate> dates = new ArrayList<>();
    for (Object item : (List<?>) list) {
      dates.add(Yaml.date(item));
    }
    return dates;
  }

  String jurisdiction() {
    return String.valueOf(merged.get("jurisdiction"));
  }

  String nameZh() {
    Object name = merged.get("name");
    return String.valueOf(name instanceof Map<?, ?> names ? names.get("zh") : name);
  }

  /** Null when the policy names none. */
  LocalDate asOf() {
    return merged.get("as_of") == null ? null : Yaml.date(merged.get("as_of"));
  }

  ZoneId zone() {
    return ZoneId.of(String.valueOf(merged.get("time_zone")));
  }

  int monthStartsOn() {
    return (int) number(merged.get("month_starts_on"));
  }

  int smallCells() {
    return (int) number(merged.get("small_cells"));
  }

  /** {@code CN} or {@code none}. */
  String calendar() {
    return String.valueOf(in("working_time", "calendar"));
  }

  Set<DayOfWeek> weekdays() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : texts(in("working_time", "weekdays"))) {
      for (DayOfWeek day : DayOfWeek.values()) {
        if (day.name().startsWith(name.toUpperCase(Locale.ROOT))) {
          days.add(day);
        }
      }
    }
    return days;
  }

  List<Window> windows() {
    List<Window> windows = new ArrayList<>();
    for (String text : texts(in("working_time", "hours"))) {
      String[] ends = text.split("-");
      windows.add(new Window(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip())));
    }
    return windows;
  }

  List<LocalDate> off() {
    return dates(in("working_time", "off"));
  }

  List<LocalDate> work() {
    return dates(in("working_time", "work"));
  }

  List<String> effectiveTypes() {
    return texts(in("coverage", "effective"));
  }

  List<String> denominator() {
    return texts(in("coverage", "denominator"));
  }

  /** {@code default}, {@code key} or a tag → days. */
  Map<String, Integer> intervalDays() {
    Map<String, Integer> days = new LinkedHashMap<>();
    ((Map<?, ?>) in("coverage", "interval_days"))
        .forEach((name, value) -> days.put(String.valueOf(name), (int) number(value)));
    return days;
  }

  List<Map<?, ?>> limits() {
    List<Map<?, ?>> limits = new ArrayList<>();
    for (Object limit : (List<?>) in("response", "limits")) {
      limits.add((Map<?, ?>) limit);
    }
    return limits;
  }

  /** {@code raised}, {@code accepted} or {@code dispatched}. */
  String limitStarts() {
    return String.valueOf(in("response", "starts"));
  }

  double warningShare() {
    return number(in("response", "warning_share"));
  }

  boolean workingHours() {
    return "working".equals(String.valueOf(in("response", "hours")));
  }

  List<String> submissionDatasets() {
    return texts(in("submissions", "datasets"));
  }

  /** {@code day}, {@code week} or {@code month}. */
  String submissionsEvery() {
    return String.valueOf(in("submissions", "every"));
  }

  /** Hours and minutes. */
  String submissionsDue() {
    return String.valueOf(in("submissions", "due"));
  }

  double basicallyWeight() {
    return number(in("satisfaction", "basically_weight"));
  }

  /**
   * {@code response}, {@code resolution}, {@code satisfaction} → weight; a part not named is none.
   */
  Map<String, Double> compositeWeights() {
    return numbers(in("satisfaction", "composite"));
  }

  /** {@code households} or a level of units → how many; empty for a role without a quota. */
  Map<String, Integer> quota(String role) {
    Object quota = ((Map<?, ?>) in("quota", "roles")).get(role);
    Map<String, Integer> links = new LinkedHashMap<>();
    if (quota instanceof Map<?, ?> each) {
      each.forEach((thing, value) -> links.put(String.valueOf(thing), (int) number(value)));
    } else if (quota != null) {
      links.put("households", (int) number(quota));
    }
    return links;
  }

  /** {@code month}, {@code quarter} or {@code year}. */
  String rotationCycle() {
    return String.valueOf(in("rotation", "cycle"));
  }

  int sessions() {
    return (int) number(in("deliberation", "sessions"));
  }

  /** {@code month}, {@code quarter} or {@code year}. */
  String sessionsPer() {
    return String.valueOf(in("deliberation", "per"));
  }

  List<String> sessionTypes() {
    return texts(in("deliberation", "types"));
  }

  /**
   * {@code coverage}, {@code on_time}, {@code closed_loop}, {@code satisfaction} → weight; one not
   * named counts nothing.
   */
  Map<String, Double> scorecardWeights() {
    return numbers(in("scorecard", "weights"));
  }

  /** Band → its least score, best band first. */
  Map<String, Double> scorecardBands() {
    return numbers(in("scorecard", "bands"));
  }

  private static Map<String, Double> numbers(Object map) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    ((Map<?, ?>) map).forEach((name, value) -> numbers.put(String.valueOf(name), number(value)));
    return numbers;
  }
}
