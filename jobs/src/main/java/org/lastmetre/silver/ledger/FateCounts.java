package org.lastmetre.silver.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;

/** Counts the rows of each file by fate, each fate where such rows stand. */
final class FateCounts {
  private static final String WITHDRAWN = "withdrawn";

  private final Lake lake;
  private final Contracts contracts;

  FateCounts(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.contracts = contracts;
  }

  /** One row per {@code jurisdiction, dataset, file_id} with the number of rows of each fate. */
  Dataset<Row> perFile() {
    Dataset<Row> quarantined =
        lake.read(contracts.table("ops", "quarantine"))
            .where("row_number is not null")
            .select(
                "jurisdiction",
                "dataset",
                "file_id",
                "sheet_number",
                "row_number",
                "element",
                "target")
            .distinct()
            .select(
                col("jurisdiction"), col("dataset"), col("file_id"), lit("quarantined").as("fate"));
    Dataset<Row> all =
        lake.read(contracts.table("ops", "replaced"))
            .select("jurisdiction", "dataset", "file_id", "fate")
            .unionByName(quarantined)
            .unionByName(having("waiting", "waiting"))
            .unionByName(having("withdrawn_rows", WITHDRAWN));
    for (TableContract table : contracts.inputs()) {
      all =
          all.unionByName(
              lake.read(table)
                  .select(
                      col("jurisdiction"),
                      lit(table.name()).as("dataset"),
                      col("file_id"),
                      lit("accepted").as("fate")));
    }
    Column[] sums =
        Stream.concat(FileLedger.FATES.stream(), Stream.of(WITHDRAWN))
            .map(fate -> count(when(col("fate").equalTo(fate), 1)).as(fate))
            .toArray(Column[]::new);
    return all.groupBy("jurisdiction", "dataset", "file_id")
        .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length));
  }

  /** The rows of a table that holds one fate. */
  private Dataset<Row> having(String table, String fate) {
    return lake.read(contracts.table("ops", table))
        .select(col("jurisdiction"), col("dataset"), col("file_id"), lit(fate).as("fate"));
  }
}
