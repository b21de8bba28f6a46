package org.lastmetre.publish;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Lake;

/**
 * The tables that are published together: silver, gold, and the ledgers that follow from silver.
 */
public final class ManagedTables {
  /** {@code ops.runs} and {@code ops.published} are never rolled back. */
  private static final List<String> LEDGERS =
      List.of(
          "files",
          "quarantine",
          "waiting",
          "replaced",
          "withdrawn_rows",
          "withdrawals",
          "notices",
          "drift");

  private final Lake lake;
  private final Contracts contracts;
  private final Manifest published;

  /**
   * @param published the manifest that rules; null before the first publication
   */
  public ManagedTables(Lake lake, Contracts contracts, Manifest published) {
    this.lake = lake;
    this.contracts = contracts;
    this.published = published;
  }

  /**
   * Undoes whatever was written and not published.
   *
   * @param said told each table that is brought back
   * @return how many were
   */
  public int restore(Consumer<String> said) {
    int undone = 0;
    for (String table : names().toList()) {
      String[] parts = table.split("\\.", 2);
      if (lake.restore(parts[0], parts[1], publishedVersion(table))) {
        said.accept(table);
        undone++;
      }
    }
    return undone;
  }

  /** The version of each table that readers are to see. */
  public Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    names()
        .forEach(
            table -> {
              String[] parts = table.split("\\.", 2);
              lake.version(parts[0], parts[1], publishedVersion(table))
                  .ifPresent(version -> versions.put(table, version));
            });
    return versions;
  }

  /** How many tables there are. */
  public int count() {
    return Math.toIntExact(names().count());
  }

  private long publishedVersion(String table) {
    return published == null ? 0 : published.version(table);
  }

  /** Their names, such as {@code gold.coverage}. */
  public Stream<String> names() {
    return Stream.concat(
        Stream.of("silver", "gold")
            .flatMap(layer -> contracts.layer(layer).stream())
            .map(table -> table.layer() + "." + table.name()),
        LEDGERS.stream().map(name -> "ops." + name));
  }
}
