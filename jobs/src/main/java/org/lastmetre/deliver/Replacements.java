package org.lastmetre.deliver;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.lastmetre.contract.Contracts;
import org.lastmetre.deliver.Replacement.Other;
import org.lastmetre.lake.Lake;

/**
 * Finds the rows that took the place of another sender's. They are told for a month after the later
 * was sent: sending the same again changes nothing and is not told anew.
 */
final class Replacements {
  /** More of them than this nobody reads; the rest is told by number. */
  private static final int MOST = 1_000;

  /** One key's rows have one current row; its place tells them from another key's. */
  private static final String[] RECORD = {
    "dataset", "entity_id", "current_path", "current_sheet", "current_row"
  };

  private static final String[] SENT = {
    "sender", "submitted_on", "path", "sheet", "sheet_number", "row_number"
  };

  private final Lake lake;
  private final Contracts contracts;

  Replacements(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.contracts = contracts;
  }

  /**
   * What one sender is told.
   *
   * @param rows the latest of them
   * @param all how many there are
   */
  record Told(List<Replacement> rows, long all) {
    static final Told NOTHING = new Told(List.of(), 0);
  }

  /**
   * By sender.
   *
   * @param names of units by their codes
   */
  Map<String, Told> of(String jurisdiction, LocalDate asOf, Map<String, String> names) {
    Dataset<Row> replaced = here("replaced", jurisdiction);
    if (replaced.where("by_other_sender").isEmpty()) {
      return Map.of();
    }
    Dataset<Row> told =
        changesOfHand(replaced, here("files", jurisdiction))
            .where(datediff(lit(asOf), col("next.submitted_on")).leq(Envelopes.TOLD_DAYS))
            .withColumn("told", explode(array(col("sender"), col("next.sender"))));
    Column[] latestFirst = {
      col("next.submitted_on").desc(), col("dataset"), col("entity_id"), col("path")
    };
    Map<String, Told> bySender = new TreeMap<>();
    told.withColumn("nth", row_number().over(Window.partitionBy("told").orderBy(latestFirst)))
        .withColumn("all", count(lit(1)).over(Window.partitionBy("told")))
        .where(col("nth").leq(MOST))
        .orderBy("told", "nth")
        .collectAsList()
        .forEach(
            row ->
                bySender
                    .computeIfAbsent(
                        row.getAs("told"),
                        sender -> new Told(new ArrayList<>(), row.<Long>getAs("all")))
                    .rows()
                    .add(replacement(row, names)));
    return bySender;
  }

  /** Superseded rows, each with the row of another sender that came {@code next}. */
  private static Dataset<Row> changesOfHand(Dataset<Row> replaced, Dataset<Row> files) {
    Dataset<Row> contested = replaced.where("by_other_sender");
    Dataset<Row> former =
        replaced
            .withColumn(
                "is_contested", max("by_other_sender").over(Window.partitionBy(columns(RECORD))))
            .where("is_contested")
            .select(columns(RECORD, SENT, new String[] {"by_other_sender"}))
            .withColumn("is_current", lit(false));
    Dataset<Row> current =
        contested
            .select(columns(RECORD, new String[] {"current_sender"}))
            .distinct()
            .join(
                files.select(col("dataset"), col("path").as("current_path"), col("submitted_on")),
                new String[] {"dataset", "current_path"},
                "inner")
            .withColumnRenamed("current_sender", "sender")
            .withColumn("path", col("current_path"))
            .withColumn("sheet", col("current_sheet"))
            .withColumn("sheet_number", lit(0))
            .withColumn("row_number", col("current_row"))
            .withColumn("by_other_sender", lit(false))
            .withColumn("is_current", lit(true))
            .dropDuplicates(RECORD);
    Column[] earliestFirst =
        columns(new String[] {"is_current", "submitted_on", "path", "sheet_number", "row_number"});
    return former
        .unionByName(current)
        .withColumn(
            "next",
            lead(struct(columns(SENT)), 1)
                .over(Window.partitionBy(columns(RECORD)).orderBy(earliestFirst)))
        .where("by_other_sender and next.sender <> sender");
  }

  private static Replacement replacement(Row row, Map<String, String> names) {
    Row next = row.getAs("next");
    boolean isLost = row.getAs("told").equals(row.getAs("sender"));
    Row own = isLost ? row : next;
    Other other = other(isLost ? next : row, names);
    return new Replacement(
        row.getAs("dataset"),
        row.getAs("entity_id"),
        own.getAs("path"),
        own.getAs("sheet"),
        own.<Long>getAs("row_number"),
        isLost ? Replacement.lost(other) : Replacement.took(other));
  }

  private static Other other(Row row, Map<String, String> names) {
    String sender = row.getAs("sender");
    return new Other(
        sender,
        names.getOrDefault(sender, sender),
        row.getAs("submitted_on").toString(),
        row.getAs("path"),
        row.getAs("sheet"),
        row.<Long>getAs("row_number"));
  }

  private static Column[] columns(String[]... names) {
    return Stream.of(names).flatMap(Stream::of).map(name -> col(name)).toArray(Column[]::new);
  }

  private Dataset<Row> here(String table, String jurisdiction) {
    return lake.read(contracts.table("ops", table))
        .where(col("jurisdiction").equalTo(jurisdiction));
  }
}
