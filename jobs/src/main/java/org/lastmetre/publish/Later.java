package org.lastmetre.publish;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the nights changed that were published after one that readers are still shown somewhere: in
 * a database, on a dashboard.
 *
 * @param shown the night they are shown
 * @param nights the later ones, in order
 */
public record Later(Manifest shown, List<Manifest> nights) {

  /**
   * The nights after a run.
   *
   * @param all every publication, the one that rules first
   * @return empty when there was no such run
   */
  public static Optional<Later> than(String run, List<Manifest> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).runId().equals(run)) {
        List<Manifest> nights = new ArrayList<>(all.subList(0, i));
        Collections.reverse(nights);
        return Optional.of(new Later(all.get(i), nights));
      }
    }
    return Optional.empty();
  }

  /** The night that rules. */
  public Manifest last() {
    return nights.isEmpty() ? shown : nights.get(nights.size() - 1);
  }

  /** Whether manifests tell what changes of a table; of views of units they do not. */
  public boolean isTold(String table) {
    return last().tables().containsKey(table);
  }

  /**
   * Whether a night wrote none of a table though it changed what this is computed from: what was
   * computed anew came out as it was, and the manifest does not tell what that was.
   *
   * @param sources tables it is computed from, such as {@code silver.issue_lifecycle}; of which
   *     {@link #isTold}
   */
  public boolean movesUntold(String table, Set<String> sources) {
    Manifest before = shown;
    for (Manifest night : nights) {
      Map<String, Long> then = before.tables();
      if (night.changes().getOrDefault(table, List.of()).isEmpty()
          && sources.stream().anyMatch(s -> !Objects.equals(night.tables().get(s), then.get(s)))) {
        return true;
      }
      before = night;
    }
    return false;
  }

  /**
   * What of a table is to be taken anew.
   *
   * @param table such as {@code gold.coverage}; one of which {@link #isTold}
   * @return in the order of their names; of a jurisdiction either all or the parts that changed
   */
  public Set<Part> changed(String table) {
    Set<String> anew = jurisdictionsAnew();
    Set<String> names = new TreeSet<>(anew);
    nights.stream()
        .flatMap(night -> night.changes().getOrDefault(table, List.of()).stream())
        .filter(name -> !anew.contains(Part.named(name).jurisdiction()))
        .forEach(names::add);
    return names.stream().map(Part::named).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The jurisdictions to take whole. A manifest names the periods that a night wrote, and none that
   * went when a policy changed, or the first record or the day moved to where these are no more.
   */
  private Set<String> jurisdictionsAnew() {
    Set<String> anew = new TreeSet<>();
    Manifest before = shown;
    for (Manifest night : nights) {
      for (Manifest.Day day : night.days()) {
        Manifest earlier = before;
        if (earlier.day(day.jurisdiction()).filter(then -> goesOn(then, day)).isEmpty()) {
          anew.add(day.jurisdiction());
        }
      }
      before = night;
    }
    return anew;
  }

  private static boolean goesOn(Manifest.Day then, Manifest.Day now) {
    return then.rules().equals(now.rules())
        && Objects.equals(then.firstRecordOn(), now.firstRecordOn())
        && !now.asOf().isBefore(then.asOf());
  }
}
