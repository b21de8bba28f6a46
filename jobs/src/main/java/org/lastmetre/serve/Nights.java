package org.lastmetre.serve;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Memory;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import org.lastmetre.publish.PublishedTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code ops.published}: the night that rules is open, the next is opened beside it and
 * takes its place in one step.
 */
final class Nights implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Nights.class);
  private static final long SECONDS_BETWEEN_LOOKS = 1;

  private final SparkSession spark;
  private final String warehouse;
  private final Contracts contracts;
  private final Supplier<Map<String, Integer>> smallCells;
  private final Consumer<Optional<Manifest>> told;
  private final Memory memory;
  private final Lake lake;
  private final Publications publications;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          new BasicThreadFactory.Builder().namingPattern("nights").daemon(true).build());

  private volatile OpenNight current;
  private OptionalLong seen = OptionalLong.empty();

  /**
   * Opens the night that rules.
   *
   * @param smallCells asked for each night anew
   * @param told hears of each night that was opened
   */
  Nights(
      SparkSession spark,
      String warehouse,
      Contracts contracts,
      Supplier<Map<String, Integer>> smallCells,
      Consumer<Optional<Manifest>> told) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.contracts = contracts;
    this.smallCells = smallCells;
    this.told = told;
    this.memory = new Memory(spark);
    this.lake = new Lake(spark, warehouse);
    this.publications = new Publications(lake, contracts);
    this.seen = newest();
    show(publications.last());
  }

  /** The night that rules now. */
  OpenNight current() {
    return current;
  }

  /** Looks for a new publication from now on. */
  void follow() {
    looks.scheduleWithFixedDelay(
        this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  /** A look that fails, as for a file that is being replaced, is taken again at the next. */
  private void look() {
    try {
      OptionalLong newest = newest();
      if (!newest.equals(seen)) {
        Optional<Manifest> manifest = publications.last();
        if (!runId(manifest).equals(runId(current.manifest()))) {
          show(manifest);
        }
        seen = newest;
      }
    } catch (Exception e) {
      // Spark's analysis errors are checked exceptions that its Java signatures do not declare.
      LOG.error("The newest publication cannot be opened; the one before is shown", e);
    }
  }

  private void show(Optional<Manifest> manifest) {
    OpenNight before = current;
    OpenNight next = OpenNight.of(memory, warehouse, contracts, manifest, smallCells.get(), before);
    // Rows that are fetched are put into text by the settings of this session.
    spark.conf().set("spark.sql.session.timeZone", next.zone().getId());
    current = next;
    memory.hold(new PublishedTables(lake, contracts, manifest).stored());
    if (before != null) {
      before.retire();
    }
    told.accept(manifest);
  }

  private OptionalLong newest() {
    return lake.version("ops", "published");
  }

  private static Optional<String> runId(Optional<Manifest> manifest) {
    return manifest.map(Manifest::runId);
  }

  @Override
  public void close() {
    looks.shutdownNow();
    memory.close();
  }
}
