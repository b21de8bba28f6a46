package org.lastmetre.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Changes;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Scope;
import org.lastmetre.landing.Landing;
import org.lastmetre.metrics.Gold;
import org.lastmetre.metrics.Metric;
import org.lastmetre.metrics.Span;
import org.lastmetre.metrics.Violation;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.Policy;
import org.lastmetre.publish.Gates;
import org.lastmetre.publish.ManagedTables;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import org.lastmetre.silver.FileLedger;
import org.lastmetre.silver.FirstRecords;
import org.lastmetre.silver.IssueLives;
import org.lastmetre.silver.Notices;
import org.lastmetre.silver.Place;
import org.lastmetre.silver.Readings;
import org.lastmetre.silver.Silver;
import org.lastmetre.vault.Vault;

/**
 * One night: restore, land, conform, compute, gate, publish.
 *
 * <p>Whatever a night wrote and did not publish is undone when the next begins, so that a killed or
 * stopped night needs nothing but another one.
 */
public final class Night {
  private final Lake lake;
  private final Contracts contracts;
  private final Vault vault;
  private final Clock clock;
  private final Progress progress;

  public Night(Lake lake, Contracts contracts, Vault vault, Clock clock, Progress progress) {
    this.lake = lake;
    this.contracts = contracts;
    this.vault = vault;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * What to run.
   *
   * @param runId names the run; later runs sort after earlier ones
   * @param days the day each jurisdiction's figures are as of
   * @param extent whether everything is conformed and computed anew
   */
  public record Request(
      String runId,
      List<Jurisdiction> jurisdictions,
      Map<String, LocalDate> days,
      Silver.Extent extent) {}

  /**
   * How it ended.
   *
   * @param state published, unchanged or stopped
   * @param failures what stopped it
   * @param changed rows changed per silver table, periods per gold table
   * @param totals the conservation ledger's totals
   */
  public record Outcome(
      String state,
      LocalDate asOf,
      long files,
      long rows,
      List<String> failures,
      Map<String, String> changed,
      Map<String, Long> totals) {}

  /** Runs the night; its end is written to {@code ops.runs}. */
  public Outcome run(Request request) {
    Instant began = clock.instant();
    LocalDate asOf = request.days().values().stream().max(LocalDate::compareTo).orElseThrow();
    try {
      Outcome outcome = attempt(request, asOf);
      record(request, began, asOf, outcome);
      return outcome;
    } catch (RuntimeException e) {
      record(
          request,
          began,
          asOf,
          new Outcome(
              "failed", asOf, 0, 0, List.of(String.valueOf(e.getMessage())), Map.of(), Map.of()));
      throw e;
    }
  }

  private void record(Request request, Instant began, LocalDate asOf, Outcome outcome) {
    Instant ended = clock.instant();
    new RunRecord(
            request.runId(),
            ended,
            outcome.state(),
            asOf,
            Duration.between(began, ended).toMillis() / 1000.0,
            outcome.files(),
            outcome.rows(),
            outcome.failures())
        .write(lake, contracts);
  }

  private Outcome attempt(Request request, LocalDate asOf) {
    Publications publications = new Publications(lake, contracts);
    Manifest published = publications.last().orElse(null);
    ManagedTables tables = new ManagedTables(lake, contracts, published);
    progress.begin("restore");
    int undone = tables.restore(progress::step);
    progress.end(
        "restore", undone == 0 ? "nothing to undo" : undone + " tables of an unpublished night");

    progress.begin("landing");
    Landing.Landed landed =
        new Landing(lake, contracts, vault, request.runId()).land(request.jurisdictions());
    Engine.prepareFor(
        lake.spark(), landed.receipts().stream().mapToLong(r -> r.reading().rowsRead()).sum());
    progress.end("landing", "%,d files, %,d rows".formatted(landed.files(), landed.rows()));

    Map<String, Place> places = new TreeMap<>();
    Map<String, String> rules = new HashMap<>();
    for (Jurisdiction jurisdiction : request.jurisdictions()) {
      Policy policy = jurisdiction.policy();
      places.put(
          policy.jurisdiction(), Place.of(policy, request.days().get(policy.jurisdiction())));
      rules.put(policy.jurisdiction(), policy.fingerprint() + contracts.fingerprint());
    }
    Map<String, Manifest.Day> former = Manifest.daysUnder(rules, published);
    boolean sameRules = former.keySet().equals(places.keySet());
    Silver.Extent extent = sameRules ? request.extent() : Silver.Extent.EVERYTHING;
    Map<String, String> counted = FileLedger.counted(lake, contracts);
    counted.keySet().removeIf(id -> !places.containsKey(id.split("/", 3)[1]));
    Readings readings = new Readings(receiptsOf(landed, places), counted);
    boolean sameDay =
        places.values().stream()
            .allMatch(
                p ->
                    former.containsKey(p.policy().jurisdiction())
                        && p.asOf().equals(former.get(p.policy().jurisdiction()).asOf()));
    if (extent == Silver.Extent.CHANGED && sameDay && landed.files() == 0 && readings.unchanged()) {
      return new Outcome("unchanged", asOf, 0, 0, List.of(), Map.of(), Map.of());
    }

    Map<String, String> changed = new LinkedHashMap<>();
    Map<String, List<Changes>> silver = conform(readings, extent, places, former, landed, changed);
    Map<String, LocalDate> first = FirstRecords.of(lake, contracts);
    List<Span> spans =
        places.values().stream()
            .map(p -> new Span(p.policy(), first.get(p.policy().jurisdiction()), p.asOf()))
            .toList();
    List<Violation> violations = new ArrayList<>();
    Map<String, List<String>> periods =
        compute(request, spans, former, silver, violations, changed);

    progress.begin("gates");
    Gates gates = new Gates(lake, contracts);
    List<String> failures = gates.failures(published, violations);
    Map<String, Long> totals = gates.totals();
    progress.end("gates", failures.isEmpty() ? "passed" : failures.size() + " failed");
    if (!failures.isEmpty()) {
      return new Outcome("stopped", asOf, landed.files(), landed.rows(), failures, changed, totals);
    }
    Map<String, Long> versions = tables.versions();
    if (published != null && sameDay && sameRules && versions.equals(published.tables())) {
      return new Outcome(
          "unchanged", asOf, landed.files(), landed.rows(), List.of(), changed, totals);
    }
    publications.publish(
        new Manifest(
            request.runId(),
            asOf,
            clock.instant(),
            versions,
            days(published, spans, rules),
            periods));
    return new Outcome(
        "published", asOf, landed.files(), landed.rows(), List.of(), changed, totals);
  }

  /** Files of jurisdictions that are not in tonight's source stay as they were. */
  private static List<org.lastmetre.landing.Receipt> receiptsOf(
      Landing.Landed landed, Map<String, Place> places) {
    return landed.receipts().stream().filter(r -> places.containsKey(r.jurisdiction())).toList();
  }

  private Map<String, List<Changes>> conform(
      Readings readings,
      Silver.Extent extent,
      Map<String, Place> places,
      Map<String, Manifest.Day> former,
      Landing.Landed landed,
      Map<String, String> changed) {
    progress.begin("silver");
    Scope here = Scope.jurisdictions(places.keySet());
    Map<String, List<Changes>> changes =
        readings.unchanged() && extent == Silver.Extent.CHANGED
            ? new LinkedHashMap<>()
            : new Silver(lake, contracts, places)
                .conform(readings, extent, change -> progress.step(change.table()));
    Map<String, LocalDate> formerDays = new HashMap<>();
    former.forEach((code, day) -> formerDays.put(code, day.asOf()));
    Changes lives = new IssueLives(lake, contracts, places).live(changes, formerDays, extent);
    if (!lives.isEmpty()) {
      changes.computeIfAbsent(lives.table(), t -> new ArrayList<>()).add(lives);
      Notices.write(lake, contracts, here);
    }
    new FileLedger(lake, contracts).write(receiptsOf(landed, places), readings, here);
    long rows = 0;
    for (Map.Entry<String, List<Changes>> entry : changes.entrySet()) {
      long count = entry.getValue().stream().mapToLong(Changes::rows).sum();
      changed.put("silver." + entry.getKey(), "%,d rows".formatted(count));
      rows += count;
    }
    progress.end("silver", "%,d rows changed".formatted(rows));
    return changes;
  }

  private Map<String, List<String>> compute(
      Request request,
      List<Span> spans,
      Map<String, Manifest.Day> former,
      Map<String, List<Changes>> silver,
      List<Violation> violations,
      Map<String, String> changed) {
    progress.begin("gold");
    Map<String, Span> formerSpans = new HashMap<>();
    if (request.extent() == Silver.Extent.CHANGED) {
      for (Span span : spans) {
        Manifest.Day day = former.get(span.policy().jurisdiction());
        if (day != null) {
          formerSpans.put(
              day.jurisdiction(), new Span(span.policy(), day.firstRecordOn(), day.asOf()));
        }
      }
    }
    Map<String, List<String>> periods = new TreeMap<>();
    long rows = 0;
    for (Gold.Computed computed :
        new Gold(lake, contracts, Metric.bundled(contracts))
            .compute(
                spans, formerSpans, silver, violations::add, done -> progress.step(done.table()))) {
      if (computed.rows() > 0 || !computed.periods().isEmpty()) {
        periods.put("gold." + computed.table(), computed.periods());
        changed.put(
            "gold." + computed.table(),
            "%,d rows in %,d periods".formatted(computed.rows(), computed.periods().size()));
        rows += computed.rows();
      }
    }
    progress.end("gold", "%,d rows written".formatted(rows));
    return periods;
  }

  private static List<Manifest.Day> days(
      Manifest published, List<Span> spans, Map<String, String> rules) {
    Map<String, Manifest.Day> days = new TreeMap<>();
    Optional.ofNullable(published)
        .ifPresent(p -> p.days().forEach(day -> days.put(day.jurisdiction(), day)));
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
