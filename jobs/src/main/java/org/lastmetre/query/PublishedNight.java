package org.lastmetre.query;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import org.lastmetre.publish.PublishedTables;
import org.lastmetre.publish.ReadOnly;

/**
 * One publication, asked in SQL: {@code gold.*} and {@code silver.*} as that night published them,
 * {@code ops.*} at its latest. Before the first publication the tables are there, without rows.
 */
public final class PublishedNight {
  private final SparkSession spark;
  private final Contracts contracts;
  private final Optional<Manifest> manifest;
  private final PublishedTables tables;

  /**
   * Sets the session's zone to the publication's.
   *
   * @param lake the warehouse, in the session that is to answer
   * @param manifest empty before the first publication
   */
  public PublishedNight(Lake lake, Contracts contracts, Optional<Manifest> manifest) {
    this.spark = lake.spark();
    this.contracts = contracts;
    this.manifest = manifest;
    this.tables = new PublishedTables(lake, contracts, manifest);
    spark.conf().set("spark.sql.session.timeZone", zone().getId());
  }

  /**
   * Opens the last night a warehouse published, on this machine; for notebooks and programs of an
   * analyst's own.
   *
   * @throws QueryRefused when there is no warehouse, or nothing published in it
   */
  public static PublishedNight open(Path warehouse) {
    Path directory = warehouse.toAbsolutePath().normalize();
    Contracts contracts = Contracts.bundled();
    if (!Files.isDirectory(directory.resolve("ops"))) {
      throw new QueryRefused(
          "There is no warehouse in %s; run ./lastmetre nightly first. 此处没有数据仓库，请先运行 nightly。"
              .formatted(directory));
    }
    Lake lake = new Lake(Engine.catalogue(Engine.start("local[*]")), directory.toString());
    Manifest last =
        new Publications(lake, contracts).last().orElseThrow(QueryRefused::nothingPublished);
    return new PublishedNight(lake, contracts, Optional.of(last));
  }

  /**
   * The rows that answer a query; they are computed as they are fetched.
   *
   * @throws QueryRefused when it is none that readers may ask, or is mistaken
   */
  public Dataset<Row> ask(String query) {
    refuse(ReadOnly.refusal(spark, query));
    tables.open(query);
    Dataset<Row> rows;
    try {
      rows = spark.sql(query);
    } catch (Exception e) {
      // Spark's analysis errors are checked exceptions that its Java signatures do not declare.
      throw explained(e);
    }
    refuse(ReadOnly.refusal(rows));
    return rows;
  }

  /** A failure, of asking or of fetching, as its reader is to be told it; its cause stays known. */
  public RuntimeException explained(Exception failure) {
    Optional<String> mistake = Mistake.of(failure, tables.names().keySet(), contracts);
    if (mistake.isPresent()) {
      return new QueryRefused(mistake.get(), failure);
    }
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }

  /** The zone instants are shown in; UTC before the first publication. */
  public ZoneId zone() {
    return manifest.map(Manifest::zone).orElse(ZoneOffset.UTC);
  }

  private static void refuse(Optional<String> why) {
    why.ifPresent(
        reason -> {
          throw new QueryRefused(reason);
        });
  }
}
