package org.lastmetre.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lastmetre.contract.Text;
import org.lastmetre.contract.Words;
import org.lastmetre.worktime.Limit;

/** Reads policy.yaml over the defaults of the resource policy/default.yaml. */
public final class PolicyReader {
  private static final String DEFAULTS = "/policy/default.yaml";
  private static final int MOST_DAYS = 36_500;

  /** As long as the tables keep their logs. */
  private static final int MOST_DAYS_KEPT = 3650;

  private static final int MOST_COUNT = 1_000_000;
  private static final double ROUNDING = 1e-9;

  private final Section policy;
  private final Section defaults;
  private final Set<String> datasets;

  private PolicyReader(Section policy, Section defaults, Set<String> datasets) {
    this.policy = policy.over(defaults);
    this.defaults = defaults;
    this.datasets = datasets;
  }

  /**
   * Reads one policy.
   *
   * @param file the file as the operator knows it, for messages
   * @param yaml its bytes, UTF-8
   * @param datasets names of the datasets that may be sent
   * @return the rules, defaults filled in
   * @throws PolicyException at the first mistake
   */
  public static Policy read(String file, byte[] yaml, Set<String> datasets) {
    return new PolicyReader(Section.file(file, yaml), defaults(), datasets).policy();
  }

  private static Section defaults() {
    try (InputStream in = PolicyReader.class.getResourceAsStream(DEFAULTS)) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource " + DEFAULTS + " is missing; build Last Metre again");
      }
      return Section.file("the defaults (policy/default.yaml)", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The resource " + DEFAULTS + " cannot be read; build Last Metre again", e);
    }
  }

  private Policy policy() {
    List<String> known = new ArrayList<>(List.of("jurisdiction", "name"));
    known.addAll(defaults.values().keySet());
    policy.only(known);
    Policy read =
        new Policy(
            jurisdiction(policy.required("jurisdiction")),
            name(policy.required("name")),
            policy.required("time_zone").zone(),
            asOf(policy.required("as_of")),
            policy.required("month_starts_on").integer(1, 28),
            WorkingTimeReader.read(section("working_time")),
            coverage(section("coverage")),
            response(section("response")),
            satisfaction(section("satisfaction")),
            quota(section("quota")),
            new Policy.Rotation(
                section("rotation").required("cycle").constant(Policy.Period.class)),
            deliberation(section("deliberation")),
            scorecard(section("scorecard")),
            RiskReader.read(section("risk")),
            policy.required("small_cells").integer(0, MOST_COUNT),
            submissions(section("submissions")),
            retention(section("retention")),
            "");
    return new Policy(
        read.jurisdiction(),
        read.name(),
        read.timeZone(),
        read.asOf(),
        read.monthStartsOn(),
        read.workingTime(),
        read.coverage(),
        read.response(),
        read.satisfaction(),
        read.quota(),
        read.rotation(),
        read.deliberation(),
        read.scorecard(),
        read.risk(),
        read.smallCells(),
        read.submissions(),
        read.retention(),
        Fingerprint.of(read));
  }

  /** A section merged key by key with its defaults, whose keys are all there are. */
  private Section section(String key) {
    Section below = defaults.required(key).section();
    return policy.required(key).section().only(below.values().keySet()).over(below);
  }

  private static String jurisdiction(Value value) {
    String code = value.text();
    if (!code.matches("[\\p{L}\\p{N}._-]{1,64}")) {
      throw value.error(
          "'" + code + "' is not a unit code",
          "write letters, digits, '.', '_' or '-', at most 64");
    }
    return code;
  }

  private static Text name(Value value) {
    if (!value.isMap()) {
      String both = value.text();
      return new Text(both, both);
    }
    Section name = value.section().only(List.of("zh", "en"));
    return new Text(name.required("zh").text(), name.required("en").text());
  }

  private static LocalDate asOf(Value value) {
    return value.text().equals("none") ? null : value.date();
  }

  private static Policy.Coverage coverage(Section section) {
    Section days = section.required("interval_days").section();
    Map<String, Integer> intervals = new LinkedHashMap<>();
    days.required("default");
    days.values().forEach((tag, value) -> intervals.put(tag, value.integer(1, MOST_DAYS)));
    return new Policy.Coverage(
        section.required("effective").some(item -> item.word(Vocabulary.VISIT_TYPES)),
        section.required("denominator").some(item -> item.word(Vocabulary.HOUSEHOLD_STATUSES)),
        intervals);
  }

  private static Policy.Response response(Section section) {
    List<Policy.LimitRule> limits = new ArrayList<>();
    for (Value item : section.required("limits").items()) {
      limits.add(limitRule(item));
    }
    return new Policy.Response(
        limits,
        section.required("starts").constant(Policy.Start.class),
        section.required("warning_share").number(0, 1),
        section.required("hours").constant(Policy.Hours.class));
  }

  private static Policy.LimitRule limitRule(Value item) {
    Section rule =
        item.section().only(List.of("category", "priority", "channel", "accept", "resolve"));
    if (rule.values().isEmpty()) {
      throw item.error(
          "the rule says nothing", "write accept or resolve, as in {resolve: 5 working_days}");
    }
    return new Policy.LimitRule(
        rule.value("category").map(value -> Words.clean(value.text())).orElse(null),
        rule.value("priority").map(value -> value.word(Vocabulary.PRIORITIES)).orElse(null),
        rule.value("channel").map(value -> value.word(Vocabulary.CHANNELS)).orElse(null),
        rule.value("accept").map(PolicyReader::limit).orElse(null),
        rule.value("resolve").map(PolicyReader::limit).orElse(null));
  }

  private static Limit limit(Value value) {
    String text = value.text();
    return Limit.parse(text)
        .orElseThrow(
            () ->
                value.error(
                    "'" + text + "' is not a limit",
                    "write N hours, N days or N working_days, N from 1 to " + Limit.MAX_AMOUNT));
  }

  private static Policy.Satisfaction satisfaction(Section section) {
    Map<String, Double> parts =
        weights(section.required("composite"), List.of("response", "resolution", "satisfaction"));
    return new Policy.Satisfaction(
        section.required("basically_weight").number(0, 1),
        parts.get("response"),
        parts.get("resolution"),
        parts.get("satisfaction"));
  }

  /** Shares of at most a whole. */
  private static Map<String, Double> weights(Value value, List<String> parts) {
    Map<String, Double> weights = new LinkedHashMap<>();
    value
        .section()
        .only(parts)
        .values()
        .forEach((part, share) -> weights.put(part, share.number(0, 1)));
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    if (sum > 1 + ROUNDING) {
      throw value.error(
          "the weights add up to " + Math.round(sum * 1e6) / 1e6,
          "they may add up to 1, so that the composite runs from 0 to 100");
    }
    return weights;
  }

  private static Policy.Quota quota(Section section) {
    Map<String, Map<String, Integer>> roles = new LinkedHashMap<>();
    section
        .required("roles")
        .section()
        .only(Vocabulary.ROLES)
        .values()
        .forEach((role, value) -> roles.put(role, links(value)));
    return new Policy.Quota(section.required("per").constant(Policy.Period.class), roles);
  }

  private static Map<String, Integer> links(Value value) {
    if (!value.isMap()) {
      return Map.of("households", value.integer(0, MOST_COUNT));
    }
    Map<String, Integer> links = new LinkedHashMap<>();
    value
        .section()
        .only(Vocabulary.LINKS)
        .values()
        .forEach((thing, number) -> links.put(thing, number.integer(0, MOST_COUNT)));
    if (links.isEmpty()) {
      throw value.error(
          "the role is linked to nothing", "allowed: " + String.join(", ", Vocabulary.LINKS));
    }
    return links;
  }

  private static Policy.Deliberation deliberation(Section section) {
    return new Policy.Deliberation(
        section.required("sessions").integer(0, MOST_COUNT),
        section.required("per").constant(Policy.Period.class),
        section.required("types").some(item -> item.word(Vocabulary.MEETING_TYPES)));
  }

  private static Policy.Scorecard scorecard(Section section) {
    return new Policy.Scorecard(
        weights(section.required("weights"), Vocabulary.COMPONENTS),
        bands(section.required("bands")));
  }

  private static Map<String, Double> bands(Value value) {
    Map<String, Double> bands = new LinkedHashMap<>();
    double above = Double.POSITIVE_INFINITY;
    for (Map.Entry<String, Value> band : value.section().values().entrySet()) {
      double least = band.getValue().number(0, 100);
      if (least >= above) {
        throw band.getValue()
            .error(
                least + " is not below the band before it",
                "write the bands from the best to the worst");
      }
      bands.put(band.getKey(), least);
      above = least;
    }
    return bands;
  }

  private Policy.Submissions submissions(Section section) {
    List<String> known = datasets.stream().sorted().toList();
    return new Policy.Submissions(
        section.required("datasets").distinct(item -> item.word(known)),
        section.required("every").constant(Policy.Every.class),
        due(section.required("due")));
  }

  private static Policy.Retention retention(Section section) {
    return new Policy.Retention(
        section.required("gold_days").integer(1, MOST_DAYS_KEPT),
        section.required("silver_days").integer(1, MOST_DAYS_KEPT));
  }

  private static LocalTime due(Value value) {
    return value.time(value.text());
  }
}
