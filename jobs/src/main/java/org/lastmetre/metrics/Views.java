package org.lastmetre.metrics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Changes;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;
import org.lastmetre.policy.Policy;
import org.lastmetre.policy.Slot;

/**
 * What metric queries see: silver's tables and the ledger {@code files} by name, the rules ({@link
 * PolicyRows}), {@code submission_slots}, {@code periods}, tonight's {@code changed_<table>}, and
 * the shared queries of {@code metrics/common}.
 */
final class Views {
  private static final String PERIODS_VIEW = "periods";

  private static final StructType PERIODS =
      StructType.fromDDL(
          "jurisdiction STRING, period STRING, period_start DATE, period_end DATE,"
              + " complete BOOLEAN, days_elapsed INT");
  private static final StructType SLOTS =
      StructType.fromDDL(
          "jurisdiction STRING, dataset STRING, first_day DATE, last_day DATE, due_at TIMESTAMP");

  private final Lake lake;
  private final SparkSession spark;
  private final Contracts contracts;
  private final SharedQueries shared;
  private final Function<TableContract, Dataset<Row>> stored;

  /** The periods that the views show, none yet at first; and the shared queries made over them. */
  private Map<Span, List<Period>> shown;

  private final Set<String> made = new HashSet<>();

  /** Views of the tables as they are. */
  Views(Lake lake, Contracts contracts) {
    this(lake, contracts, lake::read);
  }

  /**
   * Views of the tables as they were.
   *
   * @param stored the rows of a table
   */
  Views(Lake lake, Contracts contracts, Function<TableContract, Dataset<Row>> stored) {
    this.stored = stored;
    this.lake = lake;
    this.spark = lake.spark();
    this.contracts = contracts;
    this.shared = SharedQueries.bundled(contracts);
  }

  /** The tables that queries see: silver's, and the ledger of files. */
  static List<TableContract> tables(Contracts contracts) {
    List<TableContract> tables = new ArrayList<>(contracts.layer("silver"));
    tables.add(contracts.table("ops", "files"));
    return tables;
  }

  /** The tables as they stand, and the jurisdictions' rules. */
  void tables(List<Span> spans) {
    shown = null;
    made.clear();
    for (TableContract table : tables(contracts)) {
      stored.apply(table).createOrReplaceTempView(table.name());
    }
    new PolicyRows(contracts).show(spark, spans);
    spark.createDataFrame(slots(spans), SLOTS).createOrReplaceTempView("submission_slots");
  }

  /** One row per expected dataset and slot that ended by as_of, from the first record's period. */
  private static List<Row> slots(List<Span> spans) {
    List<Row> slots = new ArrayList<>();
    for (Span span : spans) {
      Policy policy = span.policy();
      Optional<LocalDate> begin =
          span.spine().stream().map(Period::start).min(Comparator.naturalOrder());
      List<Slot> ended = begin.map(day -> Slot.ending(policy, day, span.asOf())).orElse(List.of());
      for (String dataset : policy.submissions().datasets()) {
        for (Slot slot : ended) {
          slots.add(
              RowFactory.create(
                  policy.jurisdiction(), dataset, slot.first(), slot.last(), slot.dueAt()));
        }
      }
    }
    return slots;
  }

  /** Tonight's changes; a table that did not change has a view without rows. */
  void changes(Map<String, List<Changes>> changes) {
    for (TableContract table : tables(contracts)) {
      Dataset<Row> images =
          changes.getOrDefault(table.name(), List.of()).stream()
              .flatMap(change -> change.images().stream())
              .reduce(Dataset::unionByName)
              .orElseGet(() -> none(table));
      images.createOrReplaceTempView("changed_" + table.name());
    }
  }

  private Dataset<Row> none(TableContract table) {
    return spark
        .createDataFrame(List.of(), Schemas.of(table))
        .withColumn("image", functions.lit(""))
        .withColumn("changed_columns", functions.array().cast("array<string>"));
  }

  /** The periods to compute now, and every shared query that {@code sql} needs, over them. */
  void periods(Map<Span, List<Period>> toCompute, String sql) {
    if (!toCompute.equals(shown)) {
      shown = toCompute;
      made.removeIf(name -> shared.restsOn(PERIODS_VIEW, name));
      periods(toCompute);
    }
    shared
        .neededBy(sql)
        .forEach(
            (name, query) -> {
              if (made.add(name)) {
                lake.held(spark.sql(query)).createOrReplaceTempView(name);
              }
            });
  }

  private void periods(Map<Span, List<Period>> toCompute) {
    List<Row> rows = new ArrayList<>();
    toCompute.forEach(
        (span, periods) -> {
          for (Period period : periods) {
            LocalDate end = period.endBy(span.asOf());
            rows.add(
                RowFactory.create(
                    span.policy().jurisdiction(),
                    period.kind().word(),
                    period.start(),
                    end,
                    period.isCompleteBy(span.asOf()),
                    (int) ChronoUnit.DAYS.between(period.start(), end) + 1));
          }
        });
    spark.createDataFrame(rows, PERIODS).createOrReplaceTempView(PERIODS_VIEW);
  }
}
