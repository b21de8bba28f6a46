package org.lastmetre.lake;

import com.globalmentor.apache.hadoop.fs.BareLocalFileSystem;
import java.util.HashMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ui.SQLAppStatusListener;
import scala.Option;

/** Starts the Spark session every part of the night runs in. */
public final class Engine {

  private Engine() {}

  /**
   * A session for one machine ({@code local[*]}) or an existing cluster.
   *
   * <p>Civil time is decided by each jurisdiction's policy, never by the session: the session's
   * zone is UTC so that no night depends on where it runs.
   *
   * @param master a Spark master URL; null leaves the choice to {@code spark-submit}
   */
  public static SparkSession start(String master) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("Last Metre")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.sql.legacy.timeParserPolicy", "CORRECTED")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.datetime.java8API.enabled", "true")
            .config("spark.sql.legacy.charVarcharAsString", "true")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.catalogImplementation", "in-memory")
            .config(
                "spark.sql.warehouse.dir",
                System.getProperty("java.io.tmpdir") + "/lastmetre-catalog")
            .config("spark.databricks.delta.properties.defaults.checkpointInterval", "50")
            .config("spark.databricks.delta.schema.autoMerge.enabled", "false");
    if (master != null) {
      builder.master(master);
      if (master.startsWith("local")) {
        small(builder);
      }
    }
    SparkSession spark = builder.getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    prepareFor(spark, Load.LIGHT);
    return spark;
  }

  /**
   * A session with a catalogue of its own: views made in it are seen by it, and by those made of it
   * with {@code newSession}, alone. It has the settings that {@link #start} gives.
   */
  public static SparkSession catalogue(SparkSession spark) {
    return new SparkSession(spark.sparkContext(), new HashMap<>());
  }

  /** Drops what the engine keeps of a {@link #catalogue}'s queries; it can still be asked. */
  public static void forget(SparkSession catalogue) {
    Option<SQLAppStatusListener> listener = catalogue.sharedState().statusStore().listener();
    if (listener.isDefined()) {
      catalogue.sparkContext().removeSparkListener(listener.get());
    }
  }

  /** Makes a session ready for queries that look at few rows, such as figures. */
  public static void prepareForFewRows(SparkSession spark) {
    prepareFor(spark, Load.LIGHT);
  }

  /**
   * Chooses between running queries as they are and compiling them first: the compiler takes longer
   * than a few ten thousand rows.
   */
  static void prepareFor(SparkSession spark, Load load) {
    boolean many = load == Load.HEAVY;
    spark.conf().set("spark.sql.codegen.wholeStage", String.valueOf(many));
    if (spark.sparkContext().isLocal()) {
      spark.conf().set("spark.sql.shuffle.partitions", many ? "8" : "1");
    }
    spark
        .conf()
        .set("spark.sql.codegen.factoryMode", load == Load.LIGHT ? "NO_CODEGEN" : "FALLBACK");
  }

  /** Settings for a single machine, where planning costs more than the work planned. */
  private static void small(SparkSession.Builder builder) {
    builder
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.default.parallelism", "2")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2")
        .config("spark.databricks.delta.snapshotPartitions", "1")
        .config("spark.databricks.delta.stats.collect", "true")
        .config("spark.databricks.delta.stats.skipping", "false")
        .config("spark.sql.ui.explainMode", "simple")
        .config("spark.sql.debug.maxToStringFields", "1")
        .config("spark.sql.maxPlanStringLength", "1000")
        .config("spark.databricks.delta.merge.repartitionBeforeWrite.enabled", "true")
        // Hadoop's own starts a process for each file and each folder it makes.
        .config("spark.hadoop.fs.file.impl", BareLocalFileSystem.class.getName())
        // One run holds the warehouse; Hadoop's own way starts two shells at each commit.
        .config("spark.delta.logStore.file.impl", "io.delta.storage.LocalLogStore")
        .config("spark.databricks.delta.writeChecksumFile.enabled", "false")
        // Derived at each commit for that checksum, at the price of reading the table.
        .config("spark.databricks.delta.allFilesInCrc.enabled", "false")
        .config("spark.shuffle.compress", "false")
        // Each sort and each join takes a page, of up to 64 MB were it left to Spark.
        .config("spark.buffer.pageSize", "1m")
        .config("spark.rdd.compress", "true")
        .config("spark.sql.codegen.cache.maxEntries", "1000")
        .config("spark.sql.ui.retainedExecutions", "1")
        .config("spark.cleaner.periodicGC.interval", "10min");
  }
}
