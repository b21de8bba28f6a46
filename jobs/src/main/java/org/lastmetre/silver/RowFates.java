package org.lastmetre.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Scope;

/**
 * Keeps the tables of rows that are not current: {@code ops.quarantine}, {@code ops.waiting},
 * {@code ops.replaced}, {@code ops.withdrawn_rows}. A fate is today's and may move.
 */
final class RowFates {
  private final Lake lake;
  private final Contracts contracts;
  private final Scope here;
  private final boolean everything;
  private final List<Dataset<Row>> rows = new ArrayList<>();
  private final List<Entities> looked = new ArrayList<>();

  RowFates(Lake lake, Contracts contracts, Silver.Extent extent, Scope here) {
    this.lake = lake;
    this.contracts = contracts;
    this.here = here;
    this.everything = extent == Silver.Extent.EVERYTHING;
  }

  /** Takes note of a dataset's rows and their fates. */
  void add(TableContract table, Dataset<Row> fates, Entities entities) {
    Dataset<Row> common =
        fates
            .where("fate <> 'accepted'")
            .select(
                col("jurisdiction"),
                functions.lit(table.name()).as("dataset"),
                col("path"),
                col("sheet"),
                col("sheet_number"),
                col("row_number"),
                col("element"),
                col("target"),
                col("sender"),
                col("submitted_on"),
                col("file_id"),
                col("entity_id"),
                col("fate"),
                col("problems"),
                col("waits_for"),
                col("withdrawn_key"),
                functions
                    .struct(
                        col("current.path").as("path"),
                        col("current.sheet").as("sheet"),
                        col("current.row_number").as("row_number"),
                        col("current.sender").as("sender"))
                    .as("current"));
    rows.add(common);
    looked.add(entities);
  }

  /** Writes what changed. */
  void write() {
    if (rows.isEmpty()) {
      return;
    }
    Dataset<Row> all = lake.settled(rows.stream().reduce(Dataset::unionByName).orElseThrow());
    sync(
        "quarantine",
        all.where("fate = 'quarantined'").withColumn("p", explode(col("problems"))),
        Map.of(
            "column", col("p.column"),
            "value", col("p.value"),
            "reason", col("p.reason"),
            "reason_zh", col("p.zh"),
            "reason_en", col("p.en")));
    sync("waiting", all.where("fate = 'waiting'"), Map.of());
    sync("withdrawn_rows", all.where("fate = 'withdrawn'"), Map.of());
    sync(
        "replaced",
        all.where("fate in ('duplicate', 'superseded')"),
        Map.of(
            "current_path", col("current.path"),
            "current_sheet", col("current.sheet"),
            "current_row", col("current.row_number"),
            "current_sender", col("current.sender"),
            "by_other_sender",
                col("fate")
                    .equalTo("superseded")
                    .and(col("current.sender").notEqual(col("sender")))));
  }

  private void sync(String name, Dataset<Row> desired, Map<String, Column> made) {
    TableContract table = contracts.table("ops", name);
    Column[] columns =
        table.columns().stream()
            .map(c -> made.getOrDefault(c.name(), col(c.name())).as(c.name()))
            .toArray(Column[]::new);
    lake.sync(table, desired.select(columns), scope());
  }

  private Scope scope() {
    return present -> {
      Dataset<Row> ofRows = present.where("row_number is not null");
      return everything
          ? here.of(ofRows)
          : looked.stream().map(e -> e.inFates(ofRows)).reduce(Dataset::unionByName).orElseThrow();
    };
  }
}
