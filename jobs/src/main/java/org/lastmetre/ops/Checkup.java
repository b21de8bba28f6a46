package org.lastmetre.ops;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.NearestColumn;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.silver.ledger.FileLedger;

/** What a rehearsed night made of each file, read from the tables that the night wrote. */
public final class Checkup {
  private static final List<String> TERMS =
      Stream.of(List.of("rows_read"), FileLedger.FATES, List.of("skipped"))
          .flatMap(List::stream)
          .toList();

  private final Lake lake;
  private final Contracts contracts;

  public Checkup(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.contracts = contracts;
  }

  /**
   * A file for one dataset.
   *
   * @param kind csv, xlsx or jsonl; null for a file that was not read
   * @param mapping the mapping it is read by; null for none
   * @param reason why it was not read; null when it was
   * @param matched columns of the dataset that the file has; none for a mapped file
   * @param unknown headers that no column claims, each with the nearest alias or name; empty where
   *     none is near
   * @param counts as {@code ops.files} has them
   */
  public record Finding(
      String jurisdiction,
      String path,
      String sender,
      String dataset,
      String kind,
      String encoding,
      String mapping,
      String status,
      String reason,
      List<String> matched,
      Map<String, String> unknown,
      Map<String, Long> counts,
      List<Refusal> refusals) {}

  /**
   * What was refused for one reason.
   *
   * @param rows how many; 0 for the file itself
   * @param row the first of them; null for the file itself
   * @param column the column concerned there; null for the whole row or file
   */
  public record Refusal(
      String reason, long rows, Long row, String column, String value, String zh, String en) {}

  /** One finding per file and dataset, in the order of their paths. */
  public List<Finding> findings() {
    Map<String, List<Refusal>> refusals = refusals();
    Column[] ours = {
      col("f.*"), col("r.delimiter"), col("r.mapping"),
    };
    List<Row> files =
        lake.read(contracts.table("ops", "files"))
            .as("f")
            .join(
                lake.read(contracts.table("bronze", "files")).as("r"),
                col("f.jurisdiction")
                    .equalTo(col("r.jurisdiction"))
                    .and(col("f.path").equalTo(col("r.path")))
                    .and(col("f.dataset").equalTo(col("r.dataset")))
                    .and(col("f.file_id").equalTo(col("r.file_id"))))
            .select(ours)
            .orderBy("jurisdiction", "path", "dataset")
            .collectAsList();
    List<Finding> findings = new ArrayList<>();
    for (Row file : files) {
      findings.add(finding(file, refusals.getOrDefault(id(file), List.of())));
    }
    return findings;
  }

  private Finding finding(Row file, List<Refusal> refusals) {
    String mapping = file.getAs("mapping");
    String reason = file.getAs("reason");
    boolean isDirect = reason == null && mapping == null;
    TableContract table =
        contracts.inputs().stream()
            .filter(input -> input.name().equals(file.<String>getAs("dataset")))
            .findFirst()
            .orElse(null);
    List<String> matched = new ArrayList<>();
    Map<String, String> unknown = new LinkedHashMap<>();
    if (isDirect && table != null) {
      table.inputColumns().forEach(column -> matched.add(column.name()));
      matched.removeAll(file.getList(file.fieldIndex("absent_columns")));
      NearestColumn nearest = new NearestColumn(table);
      file.<String>getList(file.fieldIndex("unknown_columns"))
          .forEach(header -> unknown.put(header, nearest.to(header).orElse("")));
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    TERMS.forEach(term -> counts.put(term, file.getAs(term)));
    return new Finding(
        file.getAs("jurisdiction"),
        file.getAs("path"),
        file.getAs("sender"),
        file.getAs("dataset"),
        reason == null ? kind(file) : null,
        file.getAs("encoding"),
        mapping,
        file.getAs("status"),
        reason,
        matched,
        unknown,
        counts,
        refusals);
  }

  private static String kind(Row file) {
    if (file.getAs("encoding") == null) {
      return "xlsx";
    }
    return file.getAs("delimiter") == null ? "jsonl" : "csv";
  }

  /** By file and dataset, the most frequent reason first. */
  private Map<String, List<Refusal>> refusals() {
    Map<String, List<Refusal>> refusals = new HashMap<>();
    lake.read(contracts.table("ops", "quarantine"))
        .withColumn("spot", struct("sheet_number", "row_number", "element", "target"))
        .groupBy("jurisdiction", "path", "dataset", "reason")
        .agg(
            countDistinct(col("spot")).as("rows"),
            min_by(
                    struct("row_number", "column", "value", "reason_zh", "reason_en"),
                    struct("spot", "column"))
                .as("first"))
        .orderBy(col("rows").desc(), col("reason"))
        .collectAsList()
        .forEach(
            row -> refusals.computeIfAbsent(id(row), id -> new ArrayList<>()).add(refusal(row)));
    return refusals;
  }

  private static Refusal refusal(Row row) {
    Row first = row.getAs("first");
    Optional<Long> number = Optional.ofNullable(first.getAs("row_number"));
    return new Refusal(
        row.getAs("reason"),
        number.isPresent() ? row.<Long>getAs("rows") : 0,
        number.orElse(null),
        first.getAs("column"),
        first.getAs("value"),
        first.getAs("reason_zh"),
        first.getAs("reason_en"));
  }

  private static String id(Row row) {
    return String.join(
        "\n",
        row.<String>getAs("jurisdiction"),
        row.<String>getAs("path"),
        row.<String>getAs("dataset"));
  }
}
