package org.lastmetre.ops;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Lake;
import org.lastmetre.lake.Upkeep;
import org.lastmetre.policy.Policy.Retention;
import org.lastmetre.publish.ManagedTables;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;

/**
 * Upkeep of a warehouse: removes the files that no published night within its retention needs, and
 * joins the small files of tables that grow night by night.
 *
 * <p>The manifest that rules is kept however old it is. What a night wrote and did not publish is
 * undone first, as the next night would.
 */
public final class Maintenance {
  /** So many nights' worth of files are worth joining. */
  private static final int MANY_FILES = 32;

  private final Lake lake;
  private final Contracts contracts;
  private final Upkeep upkeep;
  private final Progress progress;

  public Maintenance(Lake lake, Contracts contracts, Upkeep upkeep, Progress progress) {
    this.lake = lake;
    this.contracts = contracts;
    this.upkeep = upkeep;
    this.progress = progress;
  }

  /**
   * What was done to one table.
   *
   * @param files files removed
   * @param bytes their size
   * @param joined files joined into fewer
   */
  public record Done(String table, long files, long bytes, int joined) {}

  /**
   * Goes through all tables; the lock of the warehouse must be held.
   *
   * @param now from when retention counts back
   * @return the tables of which something was removed or joined, by name
   */
  public List<Done> run(Retention retention, Instant now) {
    List<Manifest> manifests = new Publications(lake, contracts).all();
    if (manifests.isEmpty()) {
      return List.of();
    }
    ManagedTables managed = new ManagedTables(lake, contracts, manifests.get(0));
    Set<String> together =
        Stream.concat(managed.names(), manifests.get(0).tables().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> alone = alone(together);
    progress.begin("upkeep", together.size() + alone.size());
    managed.restore(table -> {});
    List<Done> done = new ArrayList<>();
    for (String table : together) {
      boolean figures = table.startsWith("gold.");
      int days = figures ? retention.goldDays() : retention.silverDays();
      done.add(swept(table, kept(manifests, now.minus(days, ChronoUnit.DAYS))));
      progress.step(table);
    }
    for (String table : alone) {
      done.add(joined(table));
      progress.step(table);
    }
    List<Done> told = done.stream().filter(d -> d.files() > 0 || d.joined() > 0).toList();
    progress.end("upkeep", "%,d files removed".formatted(sum(told)));
    return told;
  }

  private static long sum(List<Done> done) {
    return done.stream().mapToLong(Done::files).sum();
  }

  /** The manifests that must stay readable, the one that rules first. */
  private static List<Manifest> kept(List<Manifest> manifests, Instant since) {
    return Stream.concat(
            manifests.stream().limit(1),
            manifests.stream().skip(1).filter(m -> !m.publishedAt().isBefore(since)))
        .toList();
  }

  private Done swept(String table, List<Manifest> kept) {
    return kept.stream()
        .map(manifest -> manifest.tables().get(table))
        .filter(Objects::nonNull)
        .min(Long::compare)
        .map(oldest -> done(table, oldest, 0))
        .orElse(new Done(table, 0, 0, 0));
  }

  /** Of a table that is read at its newest alone, what the joining before this one has left. */
  private Done joined(String table) {
    String[] parts = table.split("\\.", 2);
    long newest = lake.version(parts[0], parts[1]).orElse(0);
    Done swept = done(table, newest, 0);
    int joined = upkeep.compact(parts[0], parts[1], MANY_FILES);
    return new Done(table, swept.files(), swept.bytes(), joined);
  }

  private Done done(String table, long oldest, int joined) {
    String[] parts = table.split("\\.", 2);
    Upkeep.Swept swept = upkeep.sweep(parts[0], parts[1], oldest);
    return new Done(table, swept.files(), swept.bytes(), joined);
  }

  /** The tables that are not published together with others. */
  private List<String> alone(Set<String> together) {
    return Stream.of("bronze", "vault", "ops")
        .flatMap(layer -> contracts.layer(layer).stream())
        .map(table -> table.layer() + "." + table.name())
        .filter(name -> !together.contains(name))
        .toList();
  }
}
