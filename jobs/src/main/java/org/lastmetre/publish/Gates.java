package org.lastmetre.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.metrics.Violation;
import org.lastmetre.silver.ledger.FileLedger;

/**
 * What must be right before a night is published.
 *
 * <p>Keys and required values are checked before silver is written, metric promises while the
 * metrics are computed; here are conservation of rows, and volume against the published night.
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

  /** What to do about a table that lost most of its rows since it was published. */
  public enum Shrinking {
    /** It was emptied by mistake: stop. */
    STOPS,
    /** The operator knows why: go on. */
    ACCEPTED
  }

  /**
   * Sentences that say what is wrong; none when the night may be published.
   *
   * @param published the manifest that rules; null before the first publication
   * @param violations promises that tonight's metrics break
   */
  public List<String> failures(
      Manifest published, List<Violation> violations, Shrinking shrinking) {
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
    if (shrinking == Shrinking.STOPS && published != null) {
      for (TableContract table : contracts.inputs()) {
        failures.addAll(shrunk(table, published));
      }
    }
    return failures;
  }

  /** A dataset of which a jurisdiction lost half its rows was emptied by mistake, not by work. */
  private List<String> shrunk(TableContract table, Manifest published) {
    String name = "silver." + table.name();
    if (!published.tables().containsKey(name)) {
      return List.of();
    }
    long version = published.version(name);
    if (lake.version("silver", table.name()).orElse(version) == version) {
      return List.of();
    }
    Map<String, Long> now = byJurisdiction(lake.read(table));
    List<String> failures = new ArrayList<>();
    byJurisdiction(
            lake.spark()
                .sql("SELECT jurisdiction FROM " + lake.at("silver", table.name(), version)))
        .forEach(
            (jurisdiction, before) -> {
              long left = now.getOrDefault(jurisdiction, 0L);
              if (before >= SMALL_TABLE && left < before * LEAST_SHARE) {
                failures.add(
                    "volume: %s of %s has %d rows, %d were published; look at the corrected files and mappings, or accept it with --accept-shrinking"
                        .formatted(name, jurisdiction, left, before));
              }
            });
    return failures;
  }

  private static Map<String, Long> byJurisdiction(Dataset<Row> rows) {
    Map<String, Long> counts = new TreeMap<>();
    rows.groupBy("jurisdiction")
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
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
