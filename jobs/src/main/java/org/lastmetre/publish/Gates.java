package org.lastmetre.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.metrics.Violation;
import org.lastmetre.silver.FileLedger;

/**
 * What must be right before a night is published.
 *
 * <p>Metric promises are checked while the metrics are computed; here are conservation of rows,
 * uniqueness of silver's keys, and volume against the published night.
 */
public final class Gates {
  private static final int SHOWN = 3;
  private static final double LEAST_SHARE = 0.5;
  private static final long SMALL_TABLE = 100;

  private final Lake lake;
  private final Contracts contracts;

  public Gates(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.contracts = contracts;
  }

  /** Sentences that say what is wrong; none when the night may be published. */
  public List<String> failures(Manifest published, List<Violation> violations) {
    List<String> failures = new ArrayList<>();
    violations.forEach(violation -> failures.add(violation.toString()));
    for (Row row : new FileLedger(lake, contracts).unbalanced().takeAsList(SHOWN)) {
      failures.add(
          "conservation: %s of %s (%s) has %d rows read and %d accounted for"
              .formatted(
                  row.getString(1),
                  row.getString(0),
                  row.getString(2),
                  row.getLong(3),
                  row.getLong(4)));
    }
    for (TableContract table : contracts.inputs()) {
      failures.addAll(shrunk(table, published));
    }
    return failures;
  }

  /** A silver table that lost half its rows overnight was emptied by mistake, not by work. */
  private List<String> shrunk(TableContract table, Manifest published) {
    String name = "silver." + table.name();
    if (published == null || !published.tables().containsKey(name)) {
      return List.of();
    }
    long version = published.version(name);
    if (lake.version("silver", table.name()).orElse(version) == version) {
      return List.of();
    }
    long before =
        lake.spark()
            .sql("select count(*) from " + lake.at("silver", table.name(), version))
            .first()
            .getLong(0);
    long now = lake.read(table).count();
    return before >= SMALL_TABLE && now < before * LEAST_SHARE
        ? List.of(
            "volume: %s has %d rows, %d were published; look at the withdrawn or corrected files"
                .formatted(name, now, before))
        : List.of();
  }

  /** The conservation ledger's totals: rows read, accepted, refused, waiting. */
  public Map<String, Long> totals() {
    Row totals = new FileLedger(lake, contracts).totals();
    return Map.of(
        "read", number(totals, 0),
        "accepted", number(totals, 1),
        "quarantined", number(totals, 2),
        "waiting", number(totals, 3));
  }

  private static long number(Row row, int at) {
    return row.isNullAt(at) ? 0 : row.getLong(at);
  }
}
