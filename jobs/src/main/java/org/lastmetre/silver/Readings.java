package org.lastmetre.silver;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lastmetre.landing.Receipt;

/**
 * Which of the received files count, and at which submission.
 *
 * <p>A content counts once per dataset, at its earliest submission (date, then path), however often
 * it came and in whatever order.
 */
public final class Readings {
  private static final Comparator<Receipt> EARLIEST =
      Comparator.comparing(Receipt::submittedOn).thenComparing(Receipt::path);

  private final Map<String, Receipt> byContent = new HashMap<>();
  private final Map<String, Receipt> byFile = new HashMap<>();
  private final Set<String> changedFiles = new HashSet<>();
  private final Set<String> changedDatasets = new HashSet<>();

  /**
   * @param receipts all files received
   * @param counted where each content counted when it was last conformed, by {@link #id}: the path
   */
  public Readings(List<Receipt> receipts, Map<String, String> counted) {
    for (Receipt receipt : receipts) {
      if (receipt.reading().isRead()) {
        byContent.merge(content(receipt), receipt, (a, b) -> EARLIEST.compare(a, b) <= 0 ? a : b);
      }
    }
    for (Receipt receipt : byContent.values()) {
      String id = id(receipt);
      byFile.put(id, receipt);
      if (!receipt.path().equals(counted.get(id))) {
        changedFiles.add(id);
        changedDatasets.add(receipt.dataset());
      }
    }
    for (String id : counted.keySet()) {
      if (!byFile.containsKey(id)) {
        changedFiles.add(id);
        changedDatasets.add(id.substring(0, id.indexOf('/')));
      }
    }
  }

  /** {@code dataset/jurisdiction/file_id}. */
  public static String id(Receipt receipt) {
    return id(receipt.dataset(), receipt.jurisdiction(), receipt.reading().fileId());
  }

  /** {@code dataset/jurisdiction/file_id}. */
  public static String id(String dataset, String jurisdiction, String fileId) {
    return dataset + "/" + jurisdiction + "/" + fileId;
  }

  private static String content(Receipt receipt) {
    return String.join(
        "\n", receipt.jurisdiction(), receipt.reading().contentId(), receipt.dataset());
  }

  /** The submission at which a file's content counts; empty for one that was not read. */
  public Optional<Receipt> counted(Receipt receipt) {
    return receipt.reading().isRead()
        ? Optional.ofNullable(byContent.get(content(receipt)))
        : Optional.empty();
  }

  /** Whether a content counts at this very submission. */
  public boolean counts(Receipt receipt) {
    return counted(receipt).filter(counted -> counted.path().equals(receipt.path())).isPresent();
  }

  /** The submission at which each file counts, by {@link #id}. */
  Map<String, Receipt> byFile() {
    return byFile;
  }

  /** {@link #byFile} of one dataset. */
  Map<String, Receipt> of(String dataset) {
    Map<String, Receipt> own = new HashMap<>();
    byFile.forEach(
        (id, receipt) -> {
          if (receipt.dataset().equals(dataset)) {
            own.put(id, receipt);
          }
        });
    return own;
  }

  /** Ids of files that came, went, or count at another submission than before. */
  Set<String> changedFiles() {
    return changedFiles;
  }

  boolean touch(String dataset) {
    return changedDatasets.contains(dataset);
  }

  /** Whether every file counts where it did. */
  public boolean unchanged() {
    return changedFiles.isEmpty();
  }
}
