package org.lastmetre.deliver;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.transform_values;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.landing.line.Skip;

/**
 * The rows of a jurisdiction that their senders are still to mend.
 *
 * <p>A row refused, or waiting for more than a week, is open until a later row takes its place: one
 * of the same key, however it was sent, or one that came back in an envelope under its return
 * number, were it emptied there. The later row is open in its stead when it is refused again. A row
 * that came back in an envelope and still waits is told at once.
 *
 * <p>Of a row without a key nothing but its return number tells which later row mends it: rows of
 * two records may be equal in all that was sent.
 */
final class OpenRows {
  /** After so many days a row that waits stands in the envelope. */
  private static final int PATIENCE_DAYS = 7;

  private static final String[] PLACE = {
    "dataset", "file_id", "sheet_number", "row_number", "element", "target"
  };
  private static final int NUMBER_LENGTH = 16;

  /** No sheet of an envelope holds more of what was sent. */
  private static final int MOST_BYTES = 8 << 20;

  /** Later rows have a greater one. */
  private static final Column RANK =
      struct("submitted_on", "path", "sheet_number", "row_number", "element", "target");

  private final Lake lake;
  private final Contracts contracts;
  private final String jurisdiction;

  OpenRows(Lake lake, Contracts contracts, String jurisdiction) {
    this.lake = lake;
    this.contracts = contracts;
    this.jurisdiction = jurisdiction;
  }

  /**
   * {@code dataset, path, sheet, row_number, sender, number, values, sealed, faults, waits_for,
   * held}: of each sender and dataset the first {@code most}, fewer where they are large, and in
   * {@code held} how many more there are. Sender after sender; one at a time is in memory.
   */
  Iterator<Row> of(LocalDate asOf, int most) {
    Dataset<Row> told = told();
    if (told.isEmpty()) {
      return Collections.emptyIterator();
    }
    Dataset<Row> received = received();
    Dataset<Row> candidates =
        told.join(received, PLACE, "inner")
            .join(sealed(), Arrays.copyOfRange(PLACE, 1, PLACE.length), "left_outer");
    Column isDue =
        col("waits_for")
            .isNull()
            .or(col("corrects").isNotNull())
            .or(datediff(lit(asOf), col("submitted_on")).gt(PATIENCE_DAYS));
    Dataset<Row> open =
        lake.settled(withoutMended(candidates.where(isDue), received, returned(received)));
    Column[] order =
        Stream.of("path", "sheet_number", "row_number", "element", "target")
            .map(name -> asc(name))
            .toArray(Column[]::new);
    WindowSpec inOrder = Window.partitionBy("sender", "dataset").orderBy(order);
    return open.withColumn("nth", row_number().over(inOrder))
        .withColumn("bytes", sum(size()).over(inOrder))
        .withColumn("all", count(lit(1)).over(Window.partitionBy("sender", "dataset")))
        .where(col("nth").leq(most).and(col("bytes").leq(MOST_BYTES).or(col("nth").equalTo(1))))
        .withColumn(
            "held", col("all").minus(count(lit(1)).over(Window.partitionBy("sender", "dataset"))))
        .orderBy("sender", "dataset", "nth")
        .toLocalIterator();
  }

  /** Of what is told of a row, in the clear or sealed. */
  private static Column size() {
    return length(to_json(col("values"))).plus(coalesce(length(col("sealed")), lit(0)));
  }

  /** Rows refused and rows that wait, each with what is wrong with it. */
  private Dataset<Row> told() {
    Column[] kept = Stream.of(PLACE).map(name -> col(name)).toArray(Column[]::new);
    Dataset<Row> refused =
        here("quarantine")
            .where("row_number is not null")
            .groupBy(kept)
            .agg(
                first("path").as("path"),
                first("sheet", true).as("sheet"),
                first("sender").as("sender"),
                first("submitted_on").as("submitted_on"),
                collect_list(struct("column", "value", "reason_zh", "reason_en")).as("faults"),
                lit(null).cast("array<string>").as("waits_for"));
    Dataset<Row> waiting =
        here("waiting")
            .select(
                Stream.concat(
                        Stream.of(PLACE),
                        Stream.of("path", "sheet", "sender", "submitted_on", "waits_for"))
                    .map(name -> col(name))
                    .toArray(Column[]::new))
            .withColumn("faults", lit(null).cast(refused.schema().apply("faults").dataType()));
    return lake.settled(refused.unionByName(waiting));
  }

  private Dataset<Row> here(String table) {
    return lake.read(contracts.table("ops", table))
        .where(col("jurisdiction").equalTo(jurisdiction));
  }

  /**
   * Every row of a file that counts, once, with where it ranks among later ones, what key it speaks
   * of ({@code spoken}, null where a part of it is missing or damaged) and its return number.
   */
  private Dataset<Row> received() {
    return lake.read(contracts.table("bronze", "rows"))
        .where(col("jurisdiction").equalTo(jurisdiction))
        .dropDuplicates(PLACE)
        .join(counted(), new String[] {"dataset", "file_id"}, "inner")
        .select(
            Stream.concat(
                    Stream.of(PLACE).map(name -> col(name)),
                    Stream.of(
                        transform_values(col("values"), (name, text) -> left(text)).as("values"),
                        col("corrects"),
                        coalesce(col("corrects"), number()).as("number"),
                        spoken().as("spoken"),
                        RANK.as("rank")))
                .toArray(Column[]::new));
  }

  /** What came back in envelopes: {@code dataset, number, rank}; emptied rows among it. */
  private Dataset<Row> returned(Dataset<Row> received) {
    Dataset<Row> emptied =
        lake.read(contracts.table("bronze", "skipped"))
            .where(col("jurisdiction").equalTo(jurisdiction))
            .where(col("reason").equalTo(Skip.TAKEN_BACK.code()))
            .join(counted(), new String[] {"dataset", "file_id"}, "inner")
            .withColumn("row_number", col("first_row"))
            .withColumn("element", lit(0))
            .select(col("dataset"), col("corrects").as("number"), RANK.as("rank"));
    return received
        .where("corrects is not null")
        .select("dataset", "number", "rank")
        .union(emptied);
  }

  private Dataset<Row> counted() {
    return here("files")
        .where("counted_at = path")
        .select("dataset", "file_id", "path", "submitted_on");
  }

  /** What a refused row is called in the envelope and when it comes back. */
  private Column number() {
    Column place =
        concat_ws(
            "/",
            Stream.concat(
                    Stream.of(lit(jurisdiction)),
                    Stream.of(PLACE).map(name -> col(name).cast("string")))
                .toArray(Column[]::new));
    return substring(sha2(place.cast("binary"), 256), 1, NUMBER_LENGTH);
  }

  private Column spoken() {
    Column spoken = lit(null).cast("string");
    for (TableContract table : contracts.inputs()) {
      Column key = key(table, table.key());
      if (!table.keyOtherwise().isEmpty()) {
        key = coalesce(key, key(table, table.keyOtherwise()));
      }
      spoken = when(col("dataset").equalTo(table.name()), key).otherwise(spoken);
    }
    return spoken;
  }

  /**
   * The id and the further parts of the key as sent; null when what identifies the row is missing.
   */
  private static Column key(TableContract table, List<String> columns) {
    Column whole = col("entity_id").isNotNull();
    Column[] parts = new Column[columns.size()];
    for (int i = 0; i < parts.length; i++) {
      String column = columns.get(i);
      Column sent = trim(element_at(col("values"), column));
      if (i == 0 || table.column(column).required()) {
        whole = whole.and(coalesce(sent.notEqual(""), lit(false)));
      }
      parts[i] = i == 0 ? col("entity_id") : coalesce(sent, lit(""));
    }
    return when(whole, concat_ws("\u001f", parts));
  }

  /** What a cell of a workbook holds. */
  private static Column left(Column text) {
    return substring(text, 1, CellText.LONGEST);
  }

  /** Of rows too large for a workbook what the tables have is told, pseudonyms in it. */
  private Dataset<Row> sealed() {
    String[] place = Arrays.copyOfRange(PLACE, 1, PLACE.length);
    return lake.read(contracts.table("vault", "rows"))
        .where(col("jurisdiction").equalTo(jurisdiction))
        .where(length(col("sealed")).leq(MOST_BYTES))
        .dropDuplicates(place)
        .select(
            Stream.concat(Stream.of(place), Stream.of("sealed"))
                .map(n -> col(n))
                .toArray(Column[]::new));
  }

  private static Dataset<Row> withoutMended(
      Dataset<Row> candidates, Dataset<Row> received, Dataset<Row> returned) {
    Dataset<Row> byKey =
        received
            .join(
                candidates.select("dataset", "spoken").distinct(),
                new String[] {"dataset", "spoken"},
                "left_semi")
            .groupBy("dataset", "spoken")
            .agg(max("rank").as("latest_of_key"));
    Dataset<Row> byNumber =
        returned.groupBy("dataset", "number").agg(max("rank").as("latest_return"));
    Column replaced =
        coalesce(col("rank").lt(col("latest_of_key")), lit(false))
            .or(
                col("latest_return")
                    .isNotNull()
                    .and(col("corrects").isNull().or(col("rank").lt(col("latest_return")))));
    // Without a key, a row sent again with a whole register is known by its content alone.
    Column same = coalesce(col("spoken"), concat_ws("\u001f", lit(""), to_json(col("values"))));
    return candidates
        .join(byKey, new String[] {"dataset", "spoken"}, "left_outer")
        .join(byNumber, new String[] {"dataset", "number"}, "left_outer")
        .where(replaced.equalTo(false))
        .withColumn(
            "again",
            row_number()
                .over(
                    Window.partitionBy(col("sender"), col("dataset"), same)
                        .orderBy(col("rank").desc())))
        .where("again = 1")
        .drop("again", "latest_of_key", "latest_return", "rank", "spoken", "corrects");
  }
}
