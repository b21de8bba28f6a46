package org.lastmetre.deliver.dashboard;

import java.util.Collection;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Engine;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.OpenViews;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.PublishedTables;

/** A night's tables as feeds read them; each is opened once. */
final class FeedTables {
  private final Manifest night;
  private final SparkSession session;
  private final OpenViews views = new OpenViews();

  /** Opens what feeds read. */
  FeedTables(Lake lake, Contracts contracts, Manifest night, Collection<Feed> feeds) {
    this.night = night;
    session = lake.spark().newSession();
    // Each query is run once: also those over large tables take longer when they are compiled.
    Engine.prepareForFewRows(session);
    PublishedTables tables = new PublishedTables(lake, contracts, Optional.of(night));
    feeds.stream()
        .flatMap(feed -> feed.tables().stream())
        .distinct()
        .forEach(table -> views.open(table, tables.read(table)));
  }

  /** The rows of a feed, none of which was read yet. */
  Dataset<Row> rows(Feed feed) throws ParseException {
    LogicalPlan query = session.sessionState().sqlParser().parsePlan(feed.query(night));
    return Dataset.ofRows(session, views.in(query, ""));
  }
}
