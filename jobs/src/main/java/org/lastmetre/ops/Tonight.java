package org.lastmetre.ops;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmetre.lake.Scope;
import org.lastmetre.metrics.Span;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.OwnMetric;
import org.lastmetre.policy.Policy;
import org.lastmetre.publish.Manifest;
import org.lastmetre.silver.Place;
import org.lastmetre.silver.Silver;

/**
 * What a night starts from: the jurisdictions of tonight's source beside what is published of them.
 *
 * @param published the manifest that rules; null before the first publication
 * @param places the jurisdictions by code
 * @param rules by jurisdiction, what its figures follow from beside the data: policy and program
 * @param former what is published under the same rules, by jurisdiction
 * @param asked what the operator asked to be computed anew
 */
record Tonight(
    Manifest published,
    Map<String, Place> places,
    Map<String, String> rules,
    Map<String, Manifest.Day> former,
    Silver.Extent asked) {

  static Tonight of(Night.Request request, Manifest published, String build) {
    Map<String, Place> places = new TreeMap<>();
    Map<String, String> rules = new HashMap<>();
    for (Jurisdiction jurisdiction : request.jurisdictions()) {
      Policy policy = jurisdiction.policy();
      String code = policy.jurisdiction();
      places.put(code, Place.of(policy, request.days().get(code)));
      rules.put(code, policy.fingerprint() + build + OwnMetric.fingerprint(jurisdiction.metrics()));
    }
    return new Tonight(
        published, places, rules, Manifest.daysUnder(rules, published), request.extent());
  }

  /** Whether the jurisdiction is in tonight's source; others stay as they were published. */
  boolean isHere(String jurisdiction) {
    return places.containsKey(jurisdiction);
  }

  /** The rows of tonight's jurisdictions. */
  Scope here() {
    return Scope.jurisdictions(places.keySet());
  }

  private boolean isUnderSameRules() {
    return former.keySet().equals(places.keySet());
  }

  /** How much of silver is to be looked at: all of it where a rule has changed. */
  Silver.Extent extent() {
    return isUnderSameRules() ? asked : Silver.Extent.EVERYTHING;
  }

  /** Whether every jurisdiction is asked for the day it is published as of. */
  boolean isSameDay() {
    return places.values().stream()
        .allMatch(
            place -> {
              Manifest.Day day = former.get(place.policy().jurisdiction());
              return day != null && day.asOf().equals(place.asOf());
            });
  }

  /** Whether these table versions are what readers see already. */
  boolean isAsPublished(Map<String, Long> versions) {
    return published != null
        && isUnderSameRules()
        && isSameDay()
        && versions.equals(published.tables());
  }

  /** The published day of each jurisdiction. */
  Map<String, LocalDate> formerDays() {
    Map<String, LocalDate> days = new HashMap<>();
    former.forEach((code, day) -> days.put(code, day.asOf()));
    return days;
  }

  /**
   * What the figures of each jurisdiction reach over.
   *
   * @param first day of the first record, by jurisdiction; one without records is missing
   */
  List<Span> spans(Map<String, LocalDate> first) {
    return places.values().stream()
        .map(
            place ->
                new Span(place.policy(), first.get(place.policy().jurisdiction()), place.asOf()))
        .toList();
  }

  /** What the published figures reach over; none of it where everything is asked for. */
  Map<String, Span> formerSpans(List<Span> spans) {
    Map<String, Span> formerSpans = new HashMap<>();
    if (asked == Silver.Extent.CHANGED) {
      for (Span span : spans) {
        Manifest.Day day = former.get(span.policy().jurisdiction());
        if (day != null) {
          formerSpans.put(
              day.jurisdiction(), new Span(span.policy(), day.firstRecordOn(), day.asOf()));
        }
      }
    }
    return formerSpans;
  }

  /** The jurisdictions as the manifest names them: tonight's, and the others as they were. */
  List<Manifest.Day> days(List<Span> spans) {
    Map<String, Manifest.Day> days = new TreeMap<>();
    if (published != null) {
      published.days().forEach(day -> days.put(day.jurisdiction(), day));
    }
    for (Span span : spans) {
      Policy policy = span.policy();
      days.put(
          policy.jurisdiction(),
          new Manifest.Day(
              policy.jurisdiction(),
              span.asOf(),
              span.firstRecordOn(),
              policy.timeZone().getId(),
              policy.monthStartsOn(),
              policy.name().zh(),
              policy.name().en(),
              rules.get(policy.jurisdiction())));
    }
    return List.copyOf(days.values());
  }
}
