package org.lastmetre.ops;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;

/**
 * How one run ended: a row of {@code ops.runs}, which is never rolled back.
 *
 * @param reasons what stopped it; empty otherwise
 */
public record RunRecord(
    String runId,
    Instant at,
    Night.State state,
    LocalDate asOf,
    double seconds,
    long files,
    long rows,
    List<String> reasons) {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /**
   * The id of a run that begins then, such as {@code 20260305T023000.000Z}; later ones sort last.
   */
  public static String idAt(Instant beginning) {
    return ID.format(beginning);
  }

  /** Appends it. */
  public void write(Lake lake, Contracts contracts) {
    TableContract table = contracts.table("ops", "runs");
    Row row =
        RowFactory.create(
            runId, at, state.word(), asOf, seconds, files, rows, reasons.toArray(String[]::new));
    lake.append(table, lake.spark().createDataFrame(List.of(row), Schemas.of(table)));
  }

  /** The newest run; empty in a new warehouse. */
  public static Optional<RunRecord> last(Lake lake, Contracts contracts) {
    return first(lake.read(contracts.table("ops", "runs")).orderBy(col("at").desc()));
  }

  /** The run of that id; empty when there was none, or it was killed. */
  public static Optional<RunRecord> of(Lake lake, Contracts contracts, String runId) {
    return first(lake.read(contracts.table("ops", "runs")).where(col("run_id").equalTo(runId)));
  }

  private static Optional<RunRecord> first(Dataset<Row> runs) {
    return runs.takeAsList(1).stream()
        .findFirst()
        .map(
            row ->
                new RunRecord(
                    row.getAs("run_id"),
                    row.getAs("at"),
                    Night.State.of(row.getAs("state")),
                    row.getAs("as_of"),
                    row.<Double>getAs("seconds"),
                    row.<Long>getAs("files"),
                    row.<Long>getAs("rows"),
                    row.getList(row.fieldIndex("reasons"))));
  }
}
