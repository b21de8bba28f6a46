package org.lastmetre.deliver.dashboard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.OpenViews;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.PublishedTables;

/** A night's tables as feeds read them; each is opened once. */
final class FeedTables {
  private final Lake lake;
  private final Manifest night;
  private final Map<String, Dataset<Row>> tables = new HashMap<>();
  private final OpenViews views = new OpenViews();

  /** Opens what feeds read. */
  FeedTables(Lake lake, Contracts contracts, Manifest night, Iterable<Feed> feeds) {
    this.lake = lake;
    this.night = night;
    PublishedTables published = new PublishedTables(lake, contracts, Optional.of(night));
    for (Feed feed : feeds) {
      for (String table : feed.tables()) {
        views.open(table, tables.computeIfAbsent(table, published::read));
      }
    }
  }

  /** The rows of a feed, none of which was read yet. */
  Dataset<Row> rows(Feed feed) throws ParseException {
    List<Dataset<Row>> read = feed.tables().stream().map(tables::get).toList();
    SparkSession session = lake.sessionFor(read);
    LogicalPlan query = session.sessionState().sqlParser().parsePlan(feed.query(night));
    return Dataset.ofRows(session, views.in(query, ""));
  }
}
