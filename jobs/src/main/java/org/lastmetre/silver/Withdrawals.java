package org.lastmetre.silver;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.lastmetre.contract.TableContract;
import org.lastmetre.landing.Receipt;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.Withdrawal;

/**
 * What is taken back: rows of some keys, and files with every copy of their content. Silver is then
 * as if they had never come; bronze keeps them.
 */
public final class Withdrawals implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * One withdrawal of one jurisdiction.
   *
   * @param jurisdiction unit code
   */
  public record Entry(String jurisdiction, Withdrawal withdrawal) implements Serializable {
    private boolean takes(Receipt receipt) {
      return receipt.jurisdiction().equals(jurisdiction)
          && receipt.path().equals(withdrawal.file())
          && (withdrawal.dataset() == null || withdrawal.dataset().equals(receipt.dataset()));
    }
  }

  private final List<Entry> entries;
  private final Set<Entry> former;
  private final Map<String, List<Withdrawal>> byEntity = new HashMap<>();

  /**
   * @param entries what is withdrawn tonight
   * @param former what was when silver was last conformed
   */
  public Withdrawals(List<Entry> entries, Set<Entry> former) {
    this.entries = List.copyOf(entries);
    this.former = Set.copyOf(former);
    for (Entry entry : entries) {
      if (entry.withdrawal().key() != null) {
        byEntity
            .computeIfAbsent(
                entity(
                    entry.withdrawal().dataset(),
                    entry.jurisdiction(),
                    entry.withdrawal().entityId()),
                id -> new ArrayList<>())
            .add(entry.withdrawal());
      }
    }
  }

  /** The withdrawals of some jurisdictions. */
  public static Withdrawals of(Collection<Jurisdiction> jurisdictions, Set<Entry> former) {
    List<Entry> entries = new ArrayList<>();
    for (Jurisdiction jurisdiction : jurisdictions) {
      for (Withdrawal withdrawal : jurisdiction.withdrawals()) {
        entries.add(new Entry(jurisdiction.policy().jurisdiction(), withdrawal));
      }
    }
    return new Withdrawals(entries, former);
  }

  /** What jurisdictions withdraw, in the order of their lists. */
  public List<Entry> entries() {
    return entries;
  }

  /** Whether everything is withdrawn that was, in the same words, and nothing else. */
  public boolean unchanged() {
    return former.equals(Set.copyOf(entries));
  }

  /** The receipts that are not withdrawn. */
  public List<Receipt> left(List<Receipt> receipts) {
    Set<String> taken = new HashSet<>();
    entries.forEach(entry -> taken(entry, receipts).forEach(r -> taken.add(content(r))));
    return receipts.stream().filter(receipt -> !taken.contains(content(receipt))).toList();
  }

  /** The receipts that an entry takes back: the file it names and every copy of its content. */
  public static List<Receipt> taken(Entry entry, List<Receipt> receipts) {
    Set<String> contents =
        receipts.stream()
            .filter(entry::takes)
            .map(Withdrawals::content)
            .collect(Collectors.toSet());
    return receipts.stream().filter(receipt -> contents.contains(content(receipt))).toList();
  }

  private static String content(Receipt receipt) {
    // What could not be read has no content to be equal by.
    String id = receipt.reading().contentId();
    return String.join(
        "\n", receipt.jurisdiction(), receipt.dataset(), id.isEmpty() ? receipt.path() : id);
  }

  /** Ids of a dataset whose rows were withdrawn or given back: jurisdiction and id. */
  Set<List<String>> changed(String dataset) {
    Set<List<String>> ids = new HashSet<>();
    Set<Entry> now = Set.copyOf(entries);
    entries.stream().filter(e -> !former.contains(e)).forEach(e -> add(e, dataset, ids));
    former.stream().filter(e -> !now.contains(e)).forEach(e -> add(e, dataset, ids));
    return ids;
  }

  private static void add(Entry entry, String dataset, Set<List<String>> ids) {
    if (entry.withdrawal().key() != null && dataset.equals(entry.withdrawal().dataset())) {
      ids.add(List.of(entry.jurisdiction(), entry.withdrawal().entityId()));
    }
  }

  /** Whether any key of the dataset is withdrawn. */
  boolean touch(String dataset) {
    return byEntity.keySet().stream().anyMatch(id -> id.startsWith(dataset + "\n"));
  }

  /**
   * The key by which a row is withdrawn; null when it is not.
   *
   * @param values the row's values by column; days as {@code 2024-01-31}, instants in UTC
   */
  String keyOf(
      TableContract table, String jurisdiction, String entityId, Map<String, Object> values) {
    if (entityId == null) {
      return null;
    }
    for (Withdrawal withdrawal :
        byEntity.getOrDefault(entity(table.name(), jurisdiction, entityId), List.of())) {
      if (matches(table, withdrawal.parts(), values)) {
        return withdrawal.key();
      }
    }
    return null;
  }

  private static boolean matches(
      TableContract table, List<String> parts, Map<String, Object> values) {
    boolean first = values.get(table.key().get(0)) != null || table.keyOtherwise().isEmpty();
    List<String> key = first ? table.key() : table.keyOtherwise();
    for (int i = 1; i < parts.size(); i++) {
      if (i >= key.size() || !parts.get(i).equals(Objects.toString(values.get(key.get(i)), ""))) {
        return false;
      }
    }
    return true;
  }

  private static String entity(String dataset, String jurisdiction, String entityId) {
    return String.join("\n", dataset, jurisdiction, entityId);
  }
}
