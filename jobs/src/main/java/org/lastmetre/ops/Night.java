package org.lastmetre.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.FreeText;
import org.lastmetre.lake.BrokenPromise;
import org.lastmetre.lake.Changes;
import org.lastmetre.lake.Lake;
import org.lastmetre.landing.Landing;
import org.lastmetre.landing.Sending;
import org.lastmetre.metrics.Span;
import org.lastmetre.metrics.Violation;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.publish.Gates;
import org.lastmetre.publish.ManagedTables;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.OwnMetrics;
import org.lastmetre.publish.Publications;
import org.lastmetre.publish.Restatements;
import org.lastmetre.silver.FirstRecords;
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
  private boolean tells;

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
   * @param shrinking whether a table that lost most of its rows stops the night
   */
  public record Request(
      String runId,
      List<Jurisdiction> jurisdictions,
      Map<String, LocalDate> days,
      Silver.Extent extent,
      Gates.Shrinking shrinking) {}

  /** How a night can end. */
  public enum State {
    /** Readers see it. */
    PUBLISHED,
    /** All was as published. */
    UNCHANGED,
    /** A gate stopped it. */
    STOPPED,
    /** Something broke. */
    FAILED;

    /** As {@code ops.runs} has it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word. */
    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * How it ended.
   *
   * @param failures what stopped it
   * @param changed rows changed per silver table, rows written per gold table
   * @param totals the conservation ledger's totals
   * @param remarks sentences the operator should read, though the night went on
   */
  public record Outcome(
      State state,
      LocalDate asOf,
      long files,
      long rows,
      List<String> failures,
      Map<String, String> changed,
      Map<String, Long> totals,
      List<String> remarks) {}

  /**
   * Runs the night; its end is written to {@code ops.runs}, whatever it is.
   *
   * <p>Spark throws checked exceptions that its Java signatures do not declare: all are caught
   * here, and thrown on.
   */
  public Outcome run(Request request) {
    Instant began = clock.instant();
    LocalDate asOf = request.days().values().stream().max(LocalDate::compareTo).orElseThrow();
    Outcome outcome;
    try {
      outcome = attempt(request, asOf);
    } catch (BrokenPromise e) {
      outcome = ended(State.STOPPED, asOf, e);
    } catch (Throwable e) {
      try {
        record(request, began, asOf, ended(State.FAILED, asOf, e));
      } catch (Throwable unwritten) {
        e.addSuppressed(unwritten);
      }
      throw e;
    }
    record(request, began, asOf, outcome);
    return outcome;
  }

  /**
   * Whether the ledgers tell of all that was received: senders can be told what became of it then,
   * however the night ended.
   */
  public boolean tells() {
    return tells;
  }

  /**
   * Lands and conforms everything as the first night over an empty warehouse would, so that the
   * ledger tells what becomes of each row; computes and publishes nothing.
   */
  public void rehearse(Request request) {
    Landing.Landed landed = land(request);
    Tonight tonight = Tonight.of(request, null, Build.fingerprint());
    Silvering.of(lake, contracts, tonight, request.jurisdictions(), landed.receipts())
        .conform(request.runId(), progress, new LinkedHashMap<>());
  }

  private static Outcome ended(State state, LocalDate asOf, Throwable why) {
    String sentence =
        String.valueOf(why.getMessage()).lines().findFirst().orElse(why.getClass().getSimpleName());
    return new Outcome(
        state, asOf, 0, 0, List.of(FreeText.masked(sentence)), Map.of(), Map.of(), List.of());
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
    OwnMetrics own = OwnMetrics.of(request.jurisdictions(), contracts);
    ManagedTables tables = new ManagedTables(lake, own.contracts(), published);
    restore(tables);
    Landing.Landed landed = land(request);
    Tonight tonight = Tonight.of(request, published, Build.fingerprint());
    Silvering silvering =
        Silvering.of(lake, contracts, tonight, request.jurisdictions(), landed.receipts());
    if (tonight.isSameDay() && silvering.unchanged()) {
      tells = true;
      return new Outcome(
          State.UNCHANGED,
          asOf,
          0,
          0,
          List.of(),
          Map.of(),
          Map.of(),
          remarks(landed, silvering, request));
    }

    Map<String, String> changed = new LinkedHashMap<>();
    Map<String, List<Changes>> silver = silvering.conform(request.runId(), progress, changed);
    tells = true;
    List<Span> spans = tonight.spans(FirstRecords.of(lake, contracts));
    List<Violation> violations = new ArrayList<>();
    Map<String, List<String>> periods =
        new Figures(lake, contracts, own, tonight)
            .compute(spans, silver, violations::add, progress, changed);

    progress.begin("gates", 1);
    Gates gates = new Gates(lake, contracts);
    List<String> failures = gates.failures(published, violations, request.shrinking());
    Map<String, Long> totals = gates.totals();
    progress.end(
        "gates",
        "%,d rows accounted for, %s"
            .formatted(
                totals.get("read"),
                failures.isEmpty() ? "all passed" : failures.size() + " failed"));
    State state = State.STOPPED;
    if (failures.isEmpty()) {
      List<Manifest.Day> days = tonight.days(spans);
      periods.putAll(
          new Restatements(lake, own, spans, silver)
              .write(request.runId(), published, days, periods));
      Map<String, Long> versions = tables.versions();
      state = tonight.isAsPublished(versions) ? State.UNCHANGED : State.PUBLISHED;
      if (state == State.PUBLISHED) {
        publications.publish(
            new Manifest(request.runId(), asOf, later(published), versions, days, periods));
      }
    }
    return new Outcome(
        state,
        asOf,
        landed.files(),
        landed.rows(),
        failures,
        changed,
        totals,
        remarks(landed, silvering, request));
  }

  private static List<String> remarks(Landing.Landed landed, Silvering silvering, Request request) {
    List<String> remarks = new ArrayList<>(landed.remarks());
    remarks.addAll(silvering.remarks(request.runId()));
    return List.copyOf(remarks);
  }

  private void restore(ManagedTables tables) {
    progress.begin("restore", tables.count());
    int undone = tables.restore(progress::step);
    progress.end(
        "restore", undone == 0 ? "nothing to undo" : undone + " tables of an unpublished night");
  }

  private Landing.Landed land(Request request) {
    Landing landing = new Landing(lake, contracts, vault, request.runId());
    List<Sending> sent = landing.list(request.jurisdictions());
    progress.begin("landing", sent.size());
    Landing.Landed landed = landing.land(request.jurisdictions(), sent, progress::step);
    lake.prepareFor(landed.receipts().stream().mapToLong(r -> r.reading().rowsRead()).sum());
    progress.end("landing", "%,d files, %,d rows".formatted(landed.files(), landed.rows()));
    return landed;
  }

  /** Now, but after the publication before, should the clock have been put back: the last rules. */
  private Instant later(Manifest published) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return published == null || published.publishedAt().isBefore(now)
        ? now
        : published.publishedAt().plus(1, ChronoUnit.MICROS);
  }
}
