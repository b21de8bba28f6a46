package org.lastmetre.ops;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Changes;
import org.lastmetre.lake.Lake;
import org.lastmetre.landing.Receipt;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.silver.Readings;
import org.lastmetre.silver.Silver;
import org.lastmetre.silver.Silver.Extent;
import org.lastmetre.silver.Withdrawals;
import org.lastmetre.silver.ledger.DriftLedger;
import org.lastmetre.silver.ledger.FileLedger;
import org.lastmetre.silver.ledger.Notices;
import org.lastmetre.silver.ledger.WithdrawalLedger;
import org.lastmetre.silver.life.IssueLives;
import org.lastmetre.silver.life.IssueSpans;

/**
 * A night's part from what was received to silver and the ledgers that follow from it.
 *
 * @param receipts what was ever received of tonight's jurisdictions
 * @param readings which of it counts
 */
record Silvering(
    Lake lake,
    Contracts contracts,
    Tonight tonight,
    List<Receipt> receipts,
    Withdrawals withdrawals,
    Readings readings) {

  /** What tonight starts from. */
  static Silvering of(
      Lake lake,
      Contracts contracts,
      Tonight tonight,
      List<Jurisdiction> jurisdictions,
      List<Receipt> received) {
    List<Receipt> receipts =
        received.stream().filter(r -> tonight.isHere(r.jurisdiction())).toList();
    Withdrawals withdrawals =
        Withdrawals.of(jurisdictions, new WithdrawalLedger(lake, contracts).told(tonight.here()));
    Readings readings =
        new Readings(
            withdrawals.left(receipts),
            FileLedger.counted(lake, contracts, tonight.places().keySet()));
    return new Silvering(lake, contracts, tonight, receipts, withdrawals, readings);
  }

  /** Whether there is nothing new to look at, and the ledger tells of all that was received. */
  boolean unchanged() {
    return nothingNew() && new FileLedger(lake, contracts).holds(receipts, tonight.here());
  }

  private boolean nothingNew() {
    return tonight.extent() == Extent.CHANGED && readings.unchanged() && withdrawals.unchanged();
  }

  /**
   * Conforms.
   *
   * @param runId tonight's run
   * @param changed is told the rows that changed, per table
   * @return what changed in silver's tables and in the ledger of files
   */
  Map<String, List<Changes>> conform(String runId, Progress progress, Map<String, String> changed) {
    progress.begin("silver", contracts.inputs().size());
    Map<String, List<Changes>> changes =
        nothingNew()
            ? new LinkedHashMap<>()
            : new Silver(lake, contracts, tonight.places(), withdrawals)
                .conform(readings, tonight.extent(), change -> progress.step(change.table()));
    Changes lives =
        new IssueLives(lake, contracts, tonight.places())
            .live(changes, tonight.formerDays(), tonight.extent());
    Changes spans =
        new IssueSpans(lake, contracts, tonight.places()).span(changes, tonight.extent());
    for (Changes made : List.of(lives, spans)) {
      if (!made.isEmpty()) {
        changes.computeIfAbsent(made.table(), t -> new ArrayList<>()).add(made);
      }
    }
    Notices.write(lake, contracts, tonight.places());
    long rows = 0;
    for (Map.Entry<String, List<Changes>> entry : changes.entrySet()) {
      long count = entry.getValue().stream().mapToLong(Changes::rows).sum();
      changed.put("silver." + entry.getKey(), "%,d rows".formatted(count));
      rows += count;
    }
    Changes ledger = ledgers(runId);
    if (!ledger.isEmpty()) {
      changes.put(ledger.table(), List.of(ledger));
    }
    progress.end("silver", "%,d rows changed".formatted(rows));
    return changes;
  }

  private Changes ledgers(String runId) {
    List<Receipt> left = withdrawals.left(receipts);
    Changes files = new FileLedger(lake, contracts).write(receipts, left, readings, tonight.here());
    new WithdrawalLedger(lake, contracts).write(withdrawals, receipts, tonight.here());
    new DriftLedger(lake, contracts).write(left, runId, tonight.here());
    return files;
  }

  /** What the operator should read, though the night went on. */
  List<String> remarks(String runId) {
    List<String> remarks = new ArrayList<>(new DriftLedger(lake, contracts).firstSeen(runId));
    remarks.addAll(Notices.remarks(lake, contracts, tonight.here()));
    remarks.addAll(new WithdrawalLedger(lake, contracts).idle(tonight.here()));
    return List.copyOf(remarks);
  }
}
