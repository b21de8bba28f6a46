package org.lastmetre.deliver.dashboard;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.metrics.Period;
import org.lastmetre.publish.Later;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Part;

/**
 * Which files of a feed are to be written, and which can be taken from the night that is shown: a
 * period that no night changed since stands in the same file.
 */
final class FilesAnew {
  private static final StructType PERIODS =
      StructType.fromDDL(
          "feed string, jurisdiction string, period string, period_start date, as_of date, changed boolean");

  private final SparkSession spark;
  private final ShownNight shown;
  private final Later later;

  /**
   * After a night that is shown.
   *
   * @param later what was published since
   */
  FilesAnew(SparkSession spark, ShownNight shown, Later later) {
    this.spark = spark;
    this.shown = shown;
    this.later = later;
  }

  /**
   * What is to be done for the files of a feed.
   *
   * @param whole jurisdictions of which all files are to be written
   * @param written the files to write, of the other jurisdictions
   * @param kept the files to take from the night that is shown
   */
  record Plan(Set<String> whole, Map<String, Set<String>> written, Map<String, Set<String>> kept) {

    /** Every file is to be written. */
    static Plan everything(List<Manifest.Day> days) {
      Set<String> whole = new TreeSet<>();
      days.forEach(day -> whole.add(day.jurisdiction()));
      return new Plan(whole, Map.of(), Map.of());
    }

    /** Whether there is nothing to ask for. */
    boolean writesNothing() {
      return whole.isEmpty() && written.isEmpty();
    }

    /** The rows of the files to write. */
    Dataset<Row> of(Dataset<Row> rows) {
      Column asked = col("jurisdiction").isin(whole.toArray());
      for (Map.Entry<String, Set<String>> files : written.entrySet()) {
        asked =
            asked.or(
                col("jurisdiction")
                    .equalTo(files.getKey())
                    .and(col("file").isin(files.getValue().toArray())));
      }
      return rows.where(asked);
    }
  }

  /** What is to be done for the files of feeds. */
  Map<Feed, Plan> of(Collection<Feed> feeds, List<Manifest.Day> days) {
    Map<Feed, Plan> plans = new LinkedHashMap<>();
    List<Row> periods = new ArrayList<>();
    for (Feed feed : feeds) {
      Set<String> moving = feed.periods().map(Feed.ByPeriod::tables).orElse(Set.of());
      if (moving.isEmpty() || !isTold(feed, moving)) {
        plans.put(feed, Plan.everything(days));
        continue;
      }
      Set<Part> changed = new HashSet<>();
      moving.forEach(table -> changed.addAll(later.changed(table)));
      Plan plan = new Plan(new TreeSet<>(), new TreeMap<>(), new TreeMap<>());
      plans.put(feed, plan);
      for (Manifest.Day day : days) {
        String jurisdiction = day.jurisdiction();
        if (changed.contains(Part.whole(jurisdiction))) {
          plan.whole().add(jurisdiction);
        } else {
          periods.addAll(periods(feed, day, changed));
        }
      }
    }
    sort(periods, plans);
    return plans;
  }

  /** Whether manifests tell of which periods a feed's rows changed. */
  private boolean isTold(Feed feed, Set<String> moving) {
    Set<String> others = new HashSet<>(feed.tables());
    others.removeAll(moving);
    return feed.tables().stream().allMatch(later::isTold)
        && moving.stream().noneMatch(table -> later.movesUntold(table, others));
  }

  private static List<Row> periods(Feed feed, Manifest.Day day, Set<Part> changed) {
    List<Row> rows = new ArrayList<>();
    String code = day.jurisdiction();
    LocalDate asOf = day.asOf();
    for (Period period : Period.spine(day.firstRecordOn(), asOf, day.monthStartsOn())) {
      String kind = period.kind().word();
      boolean isChanged = changed.contains(new Part(code, kind, period.start()));
      rows.add(RowFactory.create(feed.name(), code, kind, period.start(), asOf, isChanged));
    }
    return rows;
  }

  private void sort(List<Row> periods, Map<Feed, Plan> plans) {
    Column file = lit(null);
    Column isShown = lit(false);
    for (Feed feed : plans.keySet()) {
      if (feed.periods().isPresent()) {
        Column isOfFeed = col("feed").equalTo(feed.name());
        file = when(isOfFeed, expr(feed.periods().get().file())).otherwise(file);
        isShown = isShown.or(isOfFeed.and(expr(feed.periods().get().shown())));
      }
    }
    Map<String, Plan> byName = new HashMap<>();
    plans.forEach((feed, plan) -> byName.put(feed.name(), plan));
    List<Row> files =
        spark
            .createDataFrame(periods, PERIODS)
            .where(isShown)
            .groupBy(col("feed"), col("jurisdiction"), file.as("file"))
            .agg(expr("bool_or(changed)"))
            .collectAsList();
    for (Row row : files) {
      place(byName.get(row.getString(0)), row.getString(1), row.getString(2), row.getBoolean(3));
    }
  }

  private void place(Plan plan, String jurisdiction, String file, boolean isChanged) {
    boolean wasShown = shown.files().getOrDefault(jurisdiction, Set.of()).contains(file);
    if (!isChanged && !wasShown) {
      return;
    }
    // One that somebody removed is made again.
    boolean isKept = !isChanged && shown.has(jurisdiction, file);
    (isKept ? plan.kept() : plan.written())
        .computeIfAbsent(jurisdiction, j -> new TreeSet<>())
        .add(file);
  }
}
