package org.lastmetre.silver.life;

import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Changes;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;
import org.lastmetre.lake.Scope;
import org.lastmetre.silver.Place;
import org.lastmetre.silver.Silver;

/**
 * Makes {@code silver.issue_spans}: on which days each issue was open, and of which colour.
 *
 * <p>Only issues of which something changed are looked at again: no span depends on as_of.
 */
public final class IssueSpans {
  private final Lake lake;
  private final Contracts contracts;
  private final HashMap<String, Place> places;
  private final TableContract table;

  public IssueSpans(Lake lake, Contracts contracts, Map<String, Place> places) {
    this.lake = lake;
    this.contracts = contracts;
    this.places = new HashMap<>(places);
    this.table = contracts.table("silver", "issue_spans");
  }

  /**
   * Brings the spans up to date.
   *
   * @param changed what changed in silver tonight
   * @param extent whether to look at all issues
   */
  public Changes span(Map<String, List<Changes>> changed, Silver.Extent extent) {
    if (extent == Silver.Extent.EVERYTHING || IssueHistories.areReplaced(changed)) {
      return lake.sync(table, spans(issues(), events()), Scope.jurisdictions(places.keySet()));
    }
    Optional<Dataset<Row>> ids = IssueHistories.changed(changed).reduce(Dataset::union);
    if (ids.isEmpty()) {
      lake.create(table);
      return Changes.none(table.name());
    }
    Dataset<Row> again =
        ids.get()
            .toDF("jurisdiction", "entity_id")
            .distinct()
            .persist(StorageLevel.MEMORY_AND_DISK());
    Scope scope = Scope.entities(col("issue_id"), again);
    return lake.sync(table, spans(scope.of(issues()), scope.of(events())), scope);
  }

  private Dataset<Row> issues() {
    return lake.read(contracts.table("silver", "issues"));
  }

  private Dataset<Row> events() {
    return lake.read(contracts.table("silver", "issue_events"));
  }

  private Dataset<Row> spans(Dataset<Row> issues, Dataset<Row> events) {
    Broadcast<HashMap<String, Place>> known = lake.broadcast(places);
    return IssueHistories.of(issues, events)
        .where(col("jurisdiction").isin(places.keySet().toArray()))
        .flatMap(
            (FlatMapFunction<Row, Row>)
                row -> rows(row, known.value().get(row.<String>getAs("jurisdiction"))).iterator(),
            Encoders.row(Schemas.of(table)));
  }

  private static List<Row> rows(Row issue, Place place) {
    return IssueSpan.of(
            IssueHistories.facts(issue),
            IssueHistories.events(issue),
            place.policy(),
            place.calendar())
        .stream()
        .map(
            span ->
                RowFactory.create(
                    issue.getAs("jurisdiction"),
                    issue.getAs("issue_id"),
                    issue.getAs("unit_code"),
                    issue.getAs("raised_on"),
                    span.from(),
                    span.until(),
                    span.colour()))
        .toList();
  }
}
