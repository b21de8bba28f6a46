package org.lastmetre.landing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.FreeText;
import org.lastmetre.contract.TableContract;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Schemas;
import org.lastmetre.landing.Receiver.Received;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.vault.Vault;

/**
 * Takes in what lies in the landing folders and was not taken in before.
 *
 * <p>A file is known by its content: a copy adds a line to {@code bronze.files}, its rows are read
 * once. A file whose mapping has changed since is read anew.
 */
public final class Landing {
  private final Lake lake;
  private final Contracts contracts;
  private final Vault vault;
  private final String runId;

  /** Of rows that are not read yet, more are made ready for than there will be. */
  private static final long LEAST_BYTES_OF_A_ROW = 30;

  public Landing(Lake lake, Contracts contracts, Vault vault, String runId) {
    this.lake = lake;
    this.contracts = contracts;
    this.vault = vault;
    this.runId = runId;
  }

  /**
   * The outcome of a night's landing.
   *
   * @param receipts every file ever received, as it is read now
   * @param files files that came in tonight
   * @param rows rows that came in tonight
   * @param remarks sentences the operator should read: files that were overwritten as they were
   *     read, and are left for the next night
   */
  public record Landed(List<Receipt> receipts, long files, long rows, List<String> remarks) {}

  /** What lies in the jurisdictions' landing folders, in the order of their paths. */
  public List<Sending> list(List<Jurisdiction> jurisdictions) {
    return jurisdictions.stream().flatMap(j -> Inbox.list(j, this::named).stream()).toList();
  }

  /** Pseudonyms and not one mask for all: two files must not become one. */
  private String named(String place) {
    return FreeText.replaced(place, vault::pseudonym);
  }

  /**
   * Lands everything new.
   *
   * @param sent what lies in the landing folders
   * @param said told each file that was looked at
   */
  public Landed land(List<Jurisdiction> jurisdictions, List<Sending> sent, Consumer<String> said) {
    Spool.sweep();
    TableContract files = contracts.table("bronze", "files");
    Ledger ledger = new Ledger();
    lake.read(files).collectAsList().stream()
        .map(Receipt::of)
        .sorted((a, b) -> a.runId().compareTo(b.runId()))
        .forEach(ledger::add);

    List<Receipt> fresh = new ArrayList<>();
    Map<String, Decoding> decodings = new LinkedHashMap<>();
    Map<String, Receiver> receivers = new HashMap<>();
    jurisdictions.forEach(
        j -> receivers.put(j.policy().jurisdiction(), new Receiver(j, contracts, runId)));
    List<Received> received =
        sent.parallelStream()
            .map(
                sending -> {
                  Receiver receiver = receivers.get(sending.jurisdiction());
                  Received looked = receiver.receive(sending, ledger.contentOf(sending));
                  said.accept(sending.path());
                  return looked;
                })
            .toList();
    received.forEach(looked -> take(looked, ledger, fresh, decodings));
    if (fresh.isEmpty()) {
      ledger.retire(received);
      return new Landed(ledger.current(), 0, 0, List.of());
    }
    lake.prepareFor(fresh.stream().mapToLong(Receipt::sizeBytes).sum() / LEAST_BYTES_OF_A_ROW);
    Decoder decoder = new Decoder(lake, contracts, vault, runId);
    Dataset<Row> read = decoder.read(decodings.values());
    Overwritten overwritten = Overwritten.among(received);
    Map<String, Decoder.Count> counts = decoder.write(read, overwritten.readings());
    List<Receipt> counted =
        fresh.stream()
            .filter(receipt -> !overwritten.concerns(receipt))
            .map(receipt -> counted(receipt, counts))
            .toList();
    ledger.retire(overwritten.others(received));
    lake.append(
        files,
        lake.spark()
            .createDataFrame(counted.stream().map(Receipt::row).toList(), Schemas.of(files)));
    counted.forEach(ledger::add);
    long rows = counts.values().stream().mapToLong(Decoder.Count::rows).sum();
    return new Landed(
        ledger.current(),
        counted.stream().map(Receipt::path).distinct().count(),
        rows,
        overwritten.remarks());
  }

  private static void take(
      Received received, Ledger ledger, List<Receipt> fresh, Map<String, Decoding> decodings) {
    for (Receipt receipt : received.receipts()) {
      if (ledger.has(receipt)) {
        continue;
      }
      Optional<Reading> read = ledger.readingOf(receipt);
      if (read.isEmpty() && receipt.reading().isRead()) {
        decodings.putIfAbsent(
            receipt.jurisdiction()
                + "/"
                + receipt.reading().contentId()
                + "/"
                + received.decoding(receipt.dataset()).mode(),
            received.decoding(receipt.dataset()));
      }
      Receipt line = read.map(receipt::with).orElse(receipt);
      ledger.note(line);
      fresh.add(line);
    }
  }

  private Receipt counted(Receipt receipt, Map<String, Decoder.Count> counts) {
    Reading reading = receipt.reading();
    if (!reading.isRead() || !reading.rowsRunId().equals(runId)) {
      return receipt;
    }
    Decoder.Count count =
        counts.getOrDefault(
            receipt.jurisdiction() + "/" + reading.fileId(), new Decoder.Count(0, 0, false));
    return receipt.with(reading.counted(count.rows(), count.skipped()));
  }

  /** What has been received, by what identifies it. */
  private static final class Ledger {
    private final Map<String, Receipt> byFile = new LinkedHashMap<>();
    private final Map<String, Reading> byReading = new HashMap<>();
    private final Map<String, Receipt> byPath = new HashMap<>();

    void add(Receipt receipt) {
      byFile.put(identity(receipt), receipt);
      byPath.put(receipt.jurisdiction() + "/" + receipt.path(), receipt);
      note(receipt);
    }

    /** Remembers how a content is read, for its copies. */
    void note(Receipt receipt) {
      if (receipt.reading().isRead()) {
        byReading.put(receipt.jurisdiction() + "/" + receipt.reading().fileId(), receipt.reading());
      }
    }

    /** Forgets what files were once read for, where they are read for other datasets now. */
    void retire(List<Received> received) {
      Map<String, List<String>> datasets = new HashMap<>();
      received.stream()
          .filter(looked -> !looked.datasets().isEmpty())
          .forEach(
              looked ->
                  datasets.put(
                      looked.sending().jurisdiction() + "/" + looked.sending().path(),
                      looked.datasets()));
      byFile
          .values()
          .removeIf(
              known -> {
                List<String> now = datasets.get(known.jurisdiction() + "/" + known.path());
                return now != null && !now.contains(known.dataset());
              });
    }

    /** Whether this very file has been received and would be read no differently now. */
    boolean has(Receipt receipt) {
      Receipt known = byFile.get(identity(receipt));
      return known != null
          && known.reading().isRead() == receipt.reading().isRead()
          && known.reading().fileId().equals(receipt.reading().fileId());
    }

    Optional<Reading> readingOf(Receipt receipt) {
      return Optional.ofNullable(
          byReading.get(receipt.jurisdiction() + "/" + receipt.reading().fileId()));
    }

    /**
     * The content of a file that lies unchanged since it was received; null when it must be read.
     */
    Receipt contentOf(Sending sending) {
      Receipt known = byPath.get(sending.jurisdiction() + "/" + sending.path());
      return known != null
              && known.sizeBytes() == sending.sizeBytes()
              && known.modifiedAt().equals(sending.modifiedAt())
          ? known
          : null;
    }

    List<Receipt> current() {
      Collection<Receipt> all = byFile.values();
      return List.copyOf(all);
    }

    private static String identity(Receipt receipt) {
      return String.join(
          "\n",
          receipt.jurisdiction(),
          receipt.path(),
          receipt.dataset(),
          receipt.reading().contentId());
    }
  }
}
