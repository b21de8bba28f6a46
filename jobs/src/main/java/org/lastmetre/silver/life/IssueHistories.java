package org.lastmetre.silver.life;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.lake.Changes;

/** Issues, each beside all its events: what lives and spans are made of. */
final class IssueHistories {
  private static final List<String> SOURCES = List.of("issues", "issue_events");

  private IssueHistories() {}

  /**
   * Issues with their events.
   *
   * @return columns {@code jurisdiction, issue_id, unit_code, household_id, category, channel,
   *     priority, raised_at, raised_on, due_at} as in {@code issues}, and {@code events}, null when
   *     there is none
   */
  static Dataset<Row> of(Dataset<Row> issues, Dataset<Row> events) {
    Dataset<Row> histories =
        events
            .groupBy(col("jurisdiction").as("_j"), col("issue_id").as("_i"))
            .agg(collect_list(struct("event", "occurred_at", "department")).as("events"));
    return issues
        .select(
            "jurisdiction",
            "issue_id",
            "unit_code",
            "household_id",
            "category",
            "channel",
            "priority",
            "raised_at",
            "raised_on",
            "due_at")
        .join(
            histories,
            col("jurisdiction").equalTo(col("_j")).and(col("issue_id").equalTo(col("_i"))),
            "left_outer")
        .drop("_j", "_i");
  }

  static IssueFacts facts(Row row) {
    return new IssueFacts(
        row.getAs("raised_at"),
        row.getAs("category"),
        row.getAs("channel"),
        row.getAs("priority"),
        row.getAs("due_at"));
  }

  static List<IssueEvent> events(Row row) {
    List<IssueEvent> events = new ArrayList<>();
    int index = row.fieldIndex("events");
    if (!row.isNullAt(index)) {
      for (Row event : row.<Row>getList(index)) {
        events.add(new IssueEvent(event.getString(0), event.getAs(1), event.getString(2)));
      }
    }
    return events;
  }

  /** Whether every row of a source is new. */
  static boolean areReplaced(Map<String, List<Changes>> changed) {
    return ofSources(changed).anyMatch(Changes::everything);
  }

  /** The issues of which a row changed, as {@code jurisdiction, issue_id}, some more than once. */
  static Stream<Dataset<Row>> changed(Map<String, List<Changes>> changed) {
    return ofSources(changed)
        .map(c -> c.images().orElseThrow().select(col("jurisdiction"), col("issue_id")));
  }

  private static Stream<Changes> ofSources(Map<String, List<Changes>> changed) {
    return SOURCES.stream().flatMap(name -> changed.getOrDefault(name, List.of()).stream());
  }
}
