package org.lastmetre.silver.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.Problem;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Changes;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;
import org.lastmetre.lake.Scope;
import org.lastmetre.landing.Reading;
import org.lastmetre.landing.Receipt;
import org.lastmetre.silver.Readings;

/**
 * Keeps {@code ops.files}: per file and dataset what became of its rows, each term counted from the
 * table that holds such rows; and the files that could not be read at all, in {@code
 * ops.quarantine}.
 */
public final class FileLedger {
  /** The fates of rows, each a column of the ledger: {@code rows_read} is their sum. */
  public static final List<String> FATES =
      List.of("accepted", "quarantined", "duplicate", "superseded", "waiting");

  private static final List<String> BY_PLACE =
      List.of(
          Reason.UNKNOWN_DATASET.code(),
          Reason.BAD_FOLDER_DATE.code(),
          Reason.MISPLACED_FILE.code());

  private static final String WITHDRAWN = "withdrawn";

  private final Lake lake;
  private final Contracts contracts;

  public FileLedger(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.contracts = contracts;
  }

  /**
   * Where each of the jurisdictions' contents counted when the ledger was last written, by {@link
   * Readings#id}.
   */
  public static Map<String, String> counted(
      Lake lake, Contracts contracts, Collection<String> jurisdictions) {
    Map<String, String> counted = new HashMap<>();
    for (Row row :
        Scope.jurisdictions(jurisdictions)
            .of(lake.read(contracts.table("ops", "files")))
            .where("counted_at = path")
            .select("dataset", "jurisdiction", "file_id", "path")
            .collectAsList()) {
      counted.put(
          Readings.id(row.getString(0), row.getString(1), row.getString(2)), row.getString(3));
    }
    return counted;
  }

  /**
   * Whether the ledger tells of exactly these files: a night that died may have received some
   * without telling.
   */
  public boolean holds(List<Receipt> receipts, Scope here) {
    Set<List<String>> told = new HashSet<>();
    here.of(lake.read(contracts.table("ops", "files")))
        .select("jurisdiction", "path", "dataset", "content_id", "file_id")
        .collectAsList()
        .forEach(
            row ->
                told.add(
                    List.of(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4))));
    Set<List<String>> received = new HashSet<>();
    receipts.forEach(
        receipt ->
            received.add(
                List.of(
                    receipt.jurisdiction(),
                    receipt.path(),
                    receipt.dataset(),
                    receipt.reading().contentId(),
                    receipt.reading().fileId())));
    return told.equals(received);
  }

  /**
   * Writes what changed in the ledger, and tells it.
   *
   * @param receipts all files received
   * @param left those of them that are not withdrawn
   */
  public Changes write(List<Receipt> receipts, List<Receipt> left, Readings readings, Scope here) {
    TableContract table = contracts.table("ops", "files");
    Set<Receipt> standing = new HashSet<>(left);
    List<Row> files = new ArrayList<>();
    List<Row> unread = new ArrayList<>();
    for (Receipt receipt : receipts) {
      boolean stands = standing.contains(receipt);
      files.add(file(receipt, stands ? status(receipt, readings) : WITHDRAWN, readings));
      if (stands && !receipt.reading().isRead()) {
        unread.add(refusal(receipt));
      }
    }
    Dataset<Row> sent = lake.spark().createDataFrame(files, Schemas.of(table));
    Dataset<Row> fates = new FateCounts(lake, contracts).perFile();
    Column[] columns = table.columns().stream().map(c -> told(c.name())).toArray(Column[]::new);
    Dataset<Row> ledger =
        sent.as("s").join(fates.as("f"), sameFile(), "left_outer").select(columns);
    Changes changes = lake.sync(table, here.of(ledger), here);
    TableContract quarantine = contracts.table("ops", "quarantine");
    lake.sync(
        quarantine,
        here.of(lake.spark().createDataFrame(unread, Schemas.of(quarantine))),
        present -> here.of(present).where("row_number is null"));
    return changes;
  }

  /** A column of the ledger: as the file was sent, or counted where its rows count. */
  private static Column told(String name) {
    Column sent = col("s." + name);
    Column counts = col("s.counted_at").equalTo(col("s.path"));
    if (FATES.contains(name)) {
      return coalesce(when(counts, col("f." + name)), lit(0L)).as(name);
    }
    Column withdrawn = coalesce(when(counts, col("f.withdrawn")), lit(0L));
    return switch (name) {
      case "withdrawn" -> sent.plus(withdrawn).as(name);
      case "rows_read" -> sent.minus(withdrawn).as(name);
      default -> sent;
    };
  }

  private static String status(Receipt receipt, Readings readings) {
    Reading reading = receipt.reading();
    if (!reading.isRead()) {
      return BY_PLACE.contains(reading.reason()) ? reading.reason() : "unreadable";
    }
    return isNil(reading) ? "nil" : readings.counts(receipt) ? "read" : "repeat";
  }

  private static Row file(Receipt receipt, String status, Readings readings) {
    boolean counts = readings.counts(receipt);
    long rows = receipt.reading().rowsRead();
    return RowFactory.create(
        receipt.jurisdiction(),
        receipt.path(),
        receipt.dataset(),
        receipt.reading().contentId(),
        receipt.reading().fileId(),
        receipt.sender(),
        receipt.submittedOn(),
        receipt.modifiedAt(),
        status,
        receipt.reading().reason(),
        readings.counted(receipt).map(Receipt::path).orElse(null),
        counts ? rows : 0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        status.equals(WITHDRAWN) ? rows : 0L,
        receipt.reading().skipped(),
        receipt.reading().unknownColumns().toArray(String[]::new),
        receipt.reading().absentColumns().toArray(String[]::new),
        receipt.reading().encoding());
  }

  /**
   * A header and no rows; a mapped file whose rows are all passed over by its condition has some.
   */
  private static boolean isNil(Reading reading) {
    return reading.rowsRead() == 0 && (reading.mapping() == null || reading.skipped() == 0);
  }

  private Row refusal(Receipt receipt) {
    String reason = receipt.reading().reason();
    Reason known = Reason.valueOf(reason.toUpperCase(Locale.ROOT));
    String datasets =
        String.join(", ", contracts.inputs().stream().map(TableContract::name).toList());
    String path = receipt.path();
    String value =
        known == Reason.BAD_FOLDER_DATE
            ? path.replaceFirst("^[^/]*/", "").replaceFirst("/.*", "")
            : path;
    Problem problem =
        known.of(
            null,
            path,
            known == Reason.UNKNOWN_DATASET ? receipt.dataset() : value,
            Map.of(
                "allowedEn", datasets,
                "labels", datasets,
                "columns", datasets,
                "names", datasets,
                "why", reason));
    return RowFactory.create(
        receipt.jurisdiction(),
        receipt.dataset(),
        path,
        null,
        0,
        null,
        0,
        0,
        receipt.sender(),
        receipt.submittedOn(),
        receipt.reading().fileId(),
        null,
        null,
        problem.value(),
        problem.code(),
        problem.sentence().zh(),
        problem.sentence().en());
  }

  /**
   * Files whose rows do not add up, whether by the ledger or by the rows that stand in the tables
   * now: {@code jurisdiction, path, dataset, rows_read, accounted}.
   */
  public Dataset<Row> unbalanced() {
    return lake.read(contracts.table("ops", "files"))
        .as("s")
        .join(new FateCounts(lake, contracts).perFile().as("f"), sameFile(), "left_outer")
        .withColumn("told", sumOfFates(fate -> col("s." + fate)))
        .withColumn("counted", sumOfFates(fate -> told(fate)))
        .where("rows_read <> told or rows_read <> counted")
        .select(
            col("s.jurisdiction"),
            col("s.path"),
            col("s.dataset"),
            col("rows_read"),
            when(expr("rows_read <> told"), col("told")).otherwise(col("counted")).as("accounted"));
  }

  private static Column sumOfFates(Function<String, Column> count) {
    return FATES.stream().map(count).reduce(Column::plus).orElseThrow();
  }

  /** A file as sent beside the counts of its rows. */
  private static Column sameFile() {
    return col("s.jurisdiction")
        .equalTo(col("f.jurisdiction"))
        .and(col("s.dataset").equalTo(col("f.dataset")))
        .and(col("s.file_id").equalTo(col("f.file_id")));
  }

  /** Rows read and refused over all files, for the night's summary. */
  public Row totals() {
    return lake.read(contracts.table("ops", "files"))
        .agg(sum("rows_read"), sum("accepted"), sum("quarantined"), sum("waiting"))
        .first();
  }
}
