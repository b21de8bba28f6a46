package org.lastmetre.silver.life;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
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
 * Makes {@code silver.issue_lifecycle}: each issue with its whole life, so that no metric scans raw
 * events.
 *
 * <p>Lives are looked at again when their issue or an event of it changed, and, as the day moves
 * on, while anything about them is not settled: something not yet observed, a due time ahead, or an
 * event after the former day.
 */
public final class IssueLives {
  private final Lake lake;
  private final Contracts contracts;
  private final HashMap<String, Place> places;
  private final TableContract table;
  private final Scope here;

  public IssueLives(Lake lake, Contracts contracts, Map<String, Place> places) {
    this.lake = lake;
    this.contracts = contracts;
    this.places = new HashMap<>(places);
    this.table = contracts.table("silver", "issue_lifecycle");
    this.here = Scope.jurisdictions(places.keySet());
  }

  /**
   * Brings the lives up to date.
   *
   * @param changed what changed in silver tonight
   * @param formerAsOf the published day of each jurisdiction; a jurisdiction it lacks is new
   * @param extent whether to look at all lives
   */
  public Changes live(
      Map<String, List<Changes>> changed, Map<String, LocalDate> formerAsOf, Silver.Extent extent) {
    Dataset<Row> issues = lake.read(contracts.table("silver", "issues"));
    Dataset<Row> events = lake.read(contracts.table("silver", "issue_events"));
    boolean all =
        extent == Silver.Extent.EVERYTHING
            || IssueHistories.areReplaced(changed)
            || wentBack(formerAsOf);
    if (all) {
      return lake.sync(table, lives(issues, events), here);
    }
    Dataset<Row> ids =
        IssueHistories.changed(changed)
            .reduce(unsettled(issues, events, formerAsOf), Dataset::union);
    Dataset<Row> again =
        ids.toDF("jurisdiction", "entity_id").distinct().persist(StorageLevel.MEMORY_AND_DISK());
    if (again.isEmpty()) {
      lake.create(table);
      return Changes.none(table.name());
    }
    Scope scope = Scope.entities(col("issue_id"), again);
    return lake.sync(table, lives(scope.of(issues), scope.of(events)), scope);
  }

  private boolean wentBack(Map<String, LocalDate> formerAsOf) {
    return places.entrySet().stream()
        .anyMatch(
            place -> {
              LocalDate former = formerAsOf.get(place.getKey());
              return former != null && place.getValue().asOf().isBefore(former);
            });
  }

  /** Issues whose life may look different on the new day though nothing new was sent. */
  private Dataset<Row> unsettled(
      Dataset<Row> issues, Dataset<Row> events, Map<String, LocalDate> formerAsOf) {
    Column lives = lit(false);
    Column raised = lit(false);
    Column happened = lit(false);
    Column moving = lit(false);
    for (Place place : places.values()) {
      String code = place.policy().jurisdiction();
      LocalDate former = formerAsOf.get(code);
      if (place.asOf().equals(former)) {
        continue;
      }
      Column here = col("jurisdiction").equalTo(code);
      Instant end =
          former == null
              ? Instant.EPOCH
              : new Place(place.policy(), place.calendar(), former).asOfEnd();
      lives =
          lives.or(
              here.and(
                  col("accept_observed")
                      .equalTo(false)
                      .or(col("first_response_observed").equalTo(false))
                      .or(col("resolve_observed").equalTo(false))
                      .or(col("due_at").gt(lit(end)))));
      raised = raised.or(here.and(col("raised_at").gt(lit(end))));
      moving = moving.or(here);
      happened = happened.or(here.and(col("occurred_at").gt(lit(end))));
    }
    // A suspension that still runs moves the due time day by day, of a resolved issue too.
    Column suspended = moving.and(col("event").equalTo(IssueEvent.SUSPENDED));
    return lake.read(table)
        .where(lives)
        .select("jurisdiction", "issue_id")
        .union(issues.where(raised).select("jurisdiction", "issue_id"))
        .union(events.where(happened.or(suspended)).select("jurisdiction", "issue_id"));
  }

  private Dataset<Row> lives(Dataset<Row> issues, Dataset<Row> events) {
    Broadcast<HashMap<String, Place>> known = lake.broadcast(places);
    return IssueHistories.of(issues, events)
        .where(raisedByAsOf())
        .map(
            (MapFunction<Row, Row>) row -> life(row, known.value()),
            Encoders.row(Schemas.of(table)));
  }

  private Column raisedByAsOf() {
    Column raised = lit(false);
    for (Place place : places.values()) {
      raised =
          raised.or(
              col("jurisdiction")
                  .equalTo(place.policy().jurisdiction())
                  .and(col("raised_at").leq(lit(place.asOfEnd()))));
    }
    return raised;
  }

  private static Row life(Row row, Map<String, Place> places) {
    Place place = places.get(row.<String>getAs("jurisdiction"));
    IssueLife life =
        IssueLife.of(
            IssueHistories.facts(row),
            IssueHistories.events(row),
            place.policy(),
            place.calendar(),
            place.asOfEnd());
    return RowFactory.create(
        row.getAs("jurisdiction"),
        row.getAs("issue_id"),
        row.getAs("unit_code"),
        row.getAs("household_id"),
        row.getAs("category"),
        row.getAs("channel"),
        row.getAs("priority"),
        row.getAs("raised_at"),
        row.getAs("raised_on"),
        life.withdrawn(),
        life.acceptedAt(),
        life.acceptDueAt(),
        life.departments().toArray(String[]::new),
        life.firstResponseAt(),
        life.resolvedAt(),
        life.dueAt(),
        life.dueOn(),
        life.isDue(),
        life.onTime(),
        life.colour(),
        life.hasFeedback(),
        life.isClosedLoop(),
        life.isPublished(),
        life.everResolved(),
        life.isReopened(),
        life.acceptHours(),
        life.acceptObserved(),
        life.firstResponseHours(),
        life.firstResponseObserved(),
        life.resolveHours(),
        life.resolveObserved(),
        life.suspendedHours(),
        life.hasEventBeforeRaised(),
        life.missingCalendarYear());
  }
}
