package org.lastmetre.silver.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.regexp_extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.Nearest;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;
import org.lastmetre.lake.Scope;
import org.lastmetre.landing.Receipt;
import org.lastmetre.silver.ledger.Drift.Kind;

/** Keeps {@code ops.drift}: what senders began to write otherwise. */
public final class DriftLedger {
  /** So many rows with one unknown word are a changed list of codes, fewer are slips. */
  private static final long MANY = 3;

  /** A file of the wrong dataset is full of unknown words; the most frequent tell enough. */
  private static final int MOST = 1000;

  /** What is longer is no word but a text in the wrong column. */
  private static final int LONGEST_WORD = 200;

  private static final String UNITS = "org_units";

  /** As {@code ops.waiting} writes it: {@code column=id}. */
  private static final String REFERENCE = "(?s)^([^=]*)=(.*)$";

  private final Lake lake;
  private final Contracts contracts;
  private final TableContract table;

  public DriftLedger(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.contracts = contracts;
    this.table = contracts.table("ops", "drift");
  }

  /**
   * Writes what changed.
   *
   * @param receipts the files that are not withdrawn
   * @param runId the run that is the first to see what was not there
   */
  public void write(List<Receipt> receipts, String runId, Scope here) {
    List<Drift> drifts = new ArrayList<>(headers(receipts));
    drifts.addAll(values(here));
    drifts.addAll(units(here));
    Map<List<String>, String> seen = new HashMap<>();
    here.of(lake.read(table))
        .collectAsList()
        .forEach(row -> seen.put(key(row), row.getAs("first_seen_run")));
    List<Row> rows = new ArrayList<>();
    for (Drift drift : drifts) {
      rows.add(row(drift, seen.getOrDefault(key(drift), runId)));
    }
    lake.sync(table, lake.spark().createDataFrame(rows, Schemas.of(table)), here);
  }

  private static List<String> key(Row row) {
    return Arrays.asList(
        row.getAs("jurisdiction"),
        row.getAs("sender"),
        row.getAs("dataset"),
        row.getAs("kind"),
        row.getAs("column"),
        row.getAs("word"));
  }

  private static List<String> key(Drift drift) {
    return Arrays.asList(
        drift.jurisdiction(),
        drift.sender(),
        drift.dataset(),
        drift.kind().code(),
        drift.column(),
        drift.word());
  }

  private static Row row(Drift drift, String firstSeenRun) {
    return RowFactory.create(
        drift.jurisdiction(),
        drift.sender(),
        drift.dataset(),
        drift.kind().code(),
        drift.column(),
        drift.word(),
        drift.suggestion(),
        (long) drift.paths().size(),
        drift.rows(),
        Collections.min(drift.paths()),
        firstSeenRun,
        drift.sentence().zh(),
        drift.sentence().en());
  }

  /** Headers that no column claims; a mapped file's other columns are left aside on purpose. */
  private List<Drift> headers(List<Receipt> receipts) {
    Map<List<String>, List<Receipt>> byHeader = new LinkedHashMap<>();
    for (Receipt receipt : receipts) {
      if (receipt.reading().mapping() == null) {
        for (String header : new TreeSet<>(receipt.reading().unknownColumns())) {
          byHeader
              .computeIfAbsent(
                  List.of(receipt.jurisdiction(), receipt.sender(), receipt.dataset(), header),
                  key -> new ArrayList<>())
              .add(receipt);
        }
      }
    }
    List<Drift> drifts = new ArrayList<>();
    byHeader.forEach((key, in) -> drifts.add(header(key, in)));
    return drifts;
  }

  private Drift header(List<String> key, List<Receipt> receipts) {
    String header = key.get(3);
    Set<String> absent = new TreeSet<>();
    receipts.forEach(r -> absent.addAll(r.reading().absentColumns()));
    Set<String> names = new TreeSet<>();
    for (Column column : contracts.table("silver", key.get(2)).inputColumns()) {
      if (absent.contains(column.name())) {
        names.add(column.name());
        names.addAll(column.aliases());
      }
    }
    Optional<String> meant = Nearest.of(header, names);
    return new Drift(
        key.get(0),
        key.get(1),
        key.get(2),
        meant.isPresent() ? Kind.RENAMED_HEADER : Kind.NEW_COLUMN,
        null,
        header,
        meant.orElse(null),
        null,
        receipts.stream().map(Receipt::path).collect(Collectors.toSet()));
  }

  private List<Drift> values(Scope here) {
    Dataset<Row> refused =
        here.of(lake.read(contracts.table("ops", "quarantine")))
            .where(col("reason").equalTo(Reason.UNKNOWN_VALUE.code()))
            .where("value is not null")
            .withColumnRenamed("value", "word");
    List<Drift> drifts = new ArrayList<>();
    for (Row row : frequent(refused, MANY)) {
      Column column = contracts.table("silver", row.getString(2)).column(row.getString(3));
      Set<String> words = new TreeSet<>();
      column
          .allowed()
          .forEach(
              (value, spellings) ->
                  Stream.concat(Stream.of(value), spellings.stream()).forEach(words::add));
      drifts.add(drift(row, Kind.UNKNOWN_VALUE, words));
    }
    return drifts;
  }

  private List<Drift> units(Scope here) {
    List<String> columns = new ArrayList<>();
    for (TableContract dataset : contracts.inputs()) {
      for (Column column : dataset.columns()) {
        if (column.refersTo().contains(UNITS)) {
          columns.add(dataset.name() + "." + column.name());
        }
      }
    }
    Dataset<Row> waiting =
        here.of(lake.read(contracts.table("ops", "waiting")))
            .withColumn("reference", explode(col("waits_for")))
            .withColumn("column", regexp_extract(col("reference"), REFERENCE, 1))
            .withColumn("word", regexp_extract(col("reference"), REFERENCE, 2))
            .where(concat_ws(".", col("dataset"), col("column")).isin(columns.toArray()));
    List<Row> unknown = frequent(waiting, 1);
    if (unknown.isEmpty()) {
      return List.of();
    }
    Map<String, Set<String>> known = new HashMap<>();
    here.of(lake.read(contracts.table("silver", UNITS)))
        .select("jurisdiction", "unit_code")
        .distinct()
        .collectAsList()
        .forEach(
            row ->
                known
                    .computeIfAbsent(row.getString(0), place -> new TreeSet<>())
                    .add(row.getString(1)));
    return unknown.stream()
        .map(row -> drift(row, Kind.UNKNOWN_UNIT, known.getOrDefault(row.getString(0), Set.of())))
        .toList();
  }

  /**
   * The most frequent words, one row each: jurisdiction, sender, dataset, column, word, number of
   * rows, paths.
   *
   * @param rows rows of files with {@code column} and {@code word}
   * @param least so many rows must have the word
   */
  private static List<Row> frequent(Dataset<Row> rows, long least) {
    return rows.where(length(col("word")).leq(LONGEST_WORD))
        .groupBy("jurisdiction", "sender", "dataset", "column", "word")
        .agg(
            countDistinct(
                    col("file_id"),
                    col("sheet_number"),
                    col("row_number"),
                    col("element"),
                    col("target"))
                .as("rows"),
            collect_set("path").as("paths"))
        .where(col("rows").geq(least))
        .orderBy(
            col("rows").desc(),
            col("jurisdiction"),
            col("sender"),
            col("dataset"),
            col("column"),
            col("word"))
        .limit(MOST)
        .collectAsList();
  }

  private static Drift drift(Row row, Kind kind, Collection<String> known) {
    return new Drift(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        kind,
        row.getString(3),
        row.getString(4),
        Nearest.of(row.getString(4), known).orElse(null),
        row.getLong(5),
        Set.copyOf(row.getList(6)));
  }

  /** What a run was the first to see, a sentence each. */
  public List<String> firstSeen(String runId) {
    List<String> sentences = new ArrayList<>();
    for (Row row : lake.read(table).where(col("first_seen_run").equalTo(runId)).collectAsList()) {
      sentences.add(
          "%s %s %s: %s %s"
              .formatted(
                  row.getAs("jurisdiction"),
                  row.getAs("sender"),
                  row.getAs("dataset"),
                  row.getAs("sentence_zh"),
                  row.getAs("sentence_en")));
    }
    sentences.sort(null);
    return sentences;
  }
}
