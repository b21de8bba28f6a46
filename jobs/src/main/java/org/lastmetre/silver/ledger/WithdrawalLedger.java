package org.lastmetre.silver.ledger;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.FreeText;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;
import org.lastmetre.lake.Scope;
import org.lastmetre.landing.Receipt;
import org.lastmetre.policy.Withdrawal;
import org.lastmetre.silver.Readings;
import org.lastmetre.silver.Withdrawals;
import org.lastmetre.silver.Withdrawals.Entry;

/** Keeps {@code ops.withdrawals}: who took back what, when and why, and what it hit. */
public final class WithdrawalLedger {
  private final Lake lake;
  private final TableContract table;
  private final TableContract rows;

  public WithdrawalLedger(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.table = contracts.table("ops", "withdrawals");
    this.rows = contracts.table("ops", "withdrawn_rows");
  }

  /** The withdrawals of some jurisdictions as the ledger tells them. */
  public Set<Entry> told(Scope here) {
    Set<Entry> told = new HashSet<>();
    for (Row row : here.of(lake.read(table)).collectAsList()) {
      told.add(
          new Entry(
              row.getAs("jurisdiction"),
              new Withdrawal(
                  row.getAs("dataset"),
                  row.getAs("key"),
                  row.getAs("file"),
                  row.getAs("withdrawn_on"),
                  row.getAs("person"),
                  row.getAs("reason"))));
    }
    return told;
  }

  /** Writes what changed in the ledger. */
  public void write(Withdrawals withdrawals, List<Receipt> receipts, Scope here) {
    Map<List<String>, long[]> hits = hits(here);
    List<Row> lines = new ArrayList<>();
    for (Entry entry : withdrawals.entries()) {
      Withdrawal withdrawal = entry.withdrawal();
      long[] hit =
          withdrawal.key() == null
              ? hit(Withdrawals.taken(entry, receipts))
              : hits.getOrDefault(
                  List.of(entry.jurisdiction(), withdrawal.dataset(), withdrawal.key()),
                  new long[2]);
      lines.add(
          RowFactory.create(
              entry.jurisdiction(),
              withdrawal.dataset(),
              withdrawal.key(),
              withdrawal.file(),
              withdrawal.withdrawnOn(),
              withdrawal.person(),
              withdrawal.reason(),
              hit[0],
              hit[1]));
    }
    lake.sync(table, lake.spark().createDataFrame(lines, Schemas.of(table)), here);
  }

  /** Files and rows, by jurisdiction, dataset and withdrawn key. */
  private Map<List<String>, long[]> hits(Scope here) {
    Map<List<String>, long[]> hits = new HashMap<>();
    here.of(lake.read(rows))
        .groupBy("jurisdiction", "dataset", "withdrawn_key")
        .agg(countDistinct(col("path")), count(lit(1)))
        .collectAsList()
        .forEach(
            row ->
                hits.put(
                    List.of(row.getString(0), row.getString(1), row.getString(2)),
                    new long[] {row.getLong(3), row.getLong(4)}));
    return hits;
  }

  private static long[] hit(List<Receipt> taken) {
    Map<String, Long> rowsOfContent = new HashMap<>();
    taken.forEach(r -> rowsOfContent.put(Readings.id(r), r.reading().rowsRead()));
    return new long[] {
      taken.stream().map(Receipt::path).distinct().count(),
      rowsOfContent.values().stream().mapToLong(Long::longValue).sum()
    };
  }

  /** A sentence for each withdrawal that matches nothing. */
  public List<String> idle(Scope here) {
    List<String> idle = new ArrayList<>();
    for (Row row : here.of(lake.read(table)).where("files = 0").collectAsList()) {
      String key = row.getAs("key");
      String what = key == null ? row.getAs("file") : row.getAs("dataset") + " " + key;
      idle.add(
          "withdrawals.csv of %1$s: %2$s matches nothing 撤回项未找到对应的行: %2$s"
              .formatted(row.getAs("jurisdiction"), FreeText.masked(what)));
    }
    idle.sort(null);
    return idle;
  }
}
