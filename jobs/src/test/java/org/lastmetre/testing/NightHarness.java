package org.lastmetre.testing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.landing.Expressions;
import org.lastmetre.metrics.Span;
import org.lastmetre.ops.Night;
import org.lastmetre.ops.RunRecord;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.Source;
import org.lastmetre.publish.Gates;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import org.lastmetre.silver.Silver;
import org.lastmetre.vault.Vault;
import org.lastmetre.vault.VaultKey;

/**
 * Runs nights as the command does, in this process: on one source and one warehouse, quietly, by a
 * clock of its own. All harnesses of a JVM share one Spark session.
 */
public final class NightHarness {
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private final Path source;
  private final Path warehouse;
  private final Contracts contracts = Contracts.bundled();
  private final Clock clock = new TickingClock(START);
  private Lake lake;

  private NightHarness(Path source, Path warehouse) {
    this.source = source;
    this.warehouse = warehouse.toAbsolutePath().normalize();
  }

  /**
   * A harness. Warehouses in one folder share their key, so that their pseudonyms are equal.
   *
   * @param source one folder per jurisdiction; read anew each night
   * @param warehouse may not exist yet
   */
  public static NightHarness of(Path source, Path warehouse) {
    return new NightHarness(source, warehouse);
  }

  /** The session of this JVM: two local threads, or what a test started before. */
  public static SparkSession spark() {
    return Engine.start("local[2]");
  }

  /** Runs a night with one day for every jurisdiction. */
  public Night.Outcome run(LocalDate asOf, Silver.Extent extent) {
    List<Jurisdiction> jurisdictions = jurisdictions();
    Map<String, LocalDate> days = new HashMap<>();
    jurisdictions.forEach(j -> days.put(j.policy().jurisdiction(), asOf));
    return run(jurisdictions, days, extent);
  }

  /**
   * Runs a night.
   *
   * @param days the as_of of each jurisdiction of the source, by its code
   */
  public Night.Outcome run(Map<String, LocalDate> days, Silver.Extent extent) {
    return run(jurisdictions(), days, extent);
  }

  private Night.Outcome run(
      List<Jurisdiction> jurisdictions, Map<String, LocalDate> days, Silver.Extent extent) {
    VaultKey key = VaultKey.readOrMake(warehouse.resolveSibling("vault.key"));
    try {
      return new Night(lake(), contracts, new Vault(key), clock, new Quiet())
          .run(
              new Night.Request(
                  RunRecord.idAt(clock.instant()),
                  jurisdictions,
                  days,
                  extent,
                  Gates.Shrinking.STOPS));
    } finally {
      // A night ends with its process; here what it had cached would slow down all that follow.
      spark().catalog().clearCache();
    }
  }

  /** The jurisdictions of the source, as a night reads them. */
  public List<Jurisdiction> jurisdictions() {
    List<Jurisdiction> jurisdictions = Source.read(source, contracts.inputColumns());
    jurisdictions.forEach(Expressions::check);
    return jurisdictions;
  }

  /** The manifest that rules; empty before the first publication. */
  public Optional<Manifest> published() {
    return new Publications(lake(), contracts).last();
  }

  /**
   * A table's rows at the version readers see; a table the manifest does not name at its newest.
   *
   * @param table layer and name, such as {@code gold.coverage}
   */
  public Dataset<Row> read(String table) {
    String[] parts = table.split("\\.", 2);
    Long version = published().map(manifest -> manifest.tables().get(table)).orElse(null);
    return version == null
        ? lake().read(contracts.table(parts[0], parts[1]))
        : spark().sql("SELECT * FROM " + lake().at(parts[0], parts[1], version));
  }

  /** What each jurisdiction's published figures reach over. */
  public List<Span> spans() {
    Manifest manifest = published().orElseThrow();
    return jurisdictions().stream()
        .map(Jurisdiction::policy)
        .flatMap(
            policy ->
                manifest.day(policy.jurisdiction()).stream()
                    .map(day -> new Span(policy, day.firstRecordOn(), day.asOf())))
        .toList();
  }

  /** The warehouse in the session of this JVM, which ends with each command that is run in it. */
  public Lake lake() {
    if (lake == null || lake.spark().sparkContext().isStopped()) {
      lake = new Lake(spark(), warehouse.toString());
    }
    return lake;
  }

  public Contracts contracts() {
    return contracts;
  }
}
