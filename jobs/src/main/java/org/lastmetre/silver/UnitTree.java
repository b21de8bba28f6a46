package org.lastmetre.silver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The units of one jurisdiction through time.
 *
 * <p>A unit without a parent hangs below the jurisdiction, which exists even if no one sends it. For
 * each unit the stretches cover all time: on days outside its validity the version begun last
 * before stands in (else the first), so that a fact of such a day is counted by its parents. Units
 * that would be their own ancestors hang below the jurisdiction.
 */
public final class UnitTree {
  private static final LocalDate BEGINNING = LocalDate.MIN;
  private static final LocalDate END = LocalDate.MAX;

  private final String root;
  private final String rootName;
  private final Map<String, List<UnitVersion>> versions = new HashMap<>();
  private final Map<String, List<UnitStretch>> stretches = new HashMap<>();

  /**
   * @param root the jurisdiction's unit code
   * @param rootName its name while no one sends it
   * @param rows accepted rows of {@code org_units}
   */
  public UnitTree(String root, String rootName, Collection<UnitVersion> rows) {
    this.root = root;
    this.rootName = rootName;
    for (UnitVersion row : rows) {
      versions.computeIfAbsent(row.code(), code -> new ArrayList<>()).add(row);
    }
    versions
        .values()
        .forEach(list -> list.sort(Comparator.comparing(version -> from(version))));
  }

  /**
   * The unit codes that are known once every row whose parent is not known waits.
   *
   * @param rows code and parent of every good row
   */
  public static Set<String> known(String root, Collection<UnitVersion> rows) {
    Set<String> known = new HashSet<>(Set.of(root));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (UnitVersion row : rows) {
        boolean arrived = row.parent() == null || known.contains(row.parent());
        grew |= arrived && known.add(row.code());
      }
    }
    return known;
  }

  /** Every unit's stretches, in order of code and day. */
  public List<UnitStretch> stretches() {
    Set<String> codes = new java.util.TreeSet<>(versions.keySet());
    codes.add(root);
    List<UnitStretch> all = new ArrayList<>();
    for (String code : codes) {
      all.addAll(stretches(code, new HashSet<>()));
    }
    return all;
  }

  private List<UnitStretch> stretches(String code, Set<String> below) {
    List<UnitStretch> known = stretches.get(code);
    if (known != null) {
      return known;
    }
    below.add(code);
    List<UnitStretch> own = new ArrayList<>();
    for (UnitStretch stretch : ownStretches(code)) {
      own.addAll(code.equals(root) ? List.of(stretch) : placed(stretch, below));
    }
    below.remove(code);
    List<UnitStretch> merged = merged(own);
    stretches.put(code, merged);
    return merged;
  }

  /** The stretch below each of its parent's paths in turn. */
  private List<UnitStretch> placed(UnitStretch stretch, Set<String> below) {
    String parent = stretch.parent();
    if (below.contains(parent) || !(versions.containsKey(parent) || parent.equals(root))) {
      parent = root;
    }
    List<UnitStretch> placed = new ArrayList<>();
    for (UnitStretch above : stretches(parent, below)) {
      LocalDate from = later(begin(stretch.from()), begin(above.from()));
      LocalDate until = earlier(end(stretch.until()), end(above.until()));
      if (from.isBefore(until)) {
        List<String> path = new ArrayList<>(List.of(stretch.code()));
        path.addAll(above.path());
        placed.add(
            new UnitStretch(
                stretch.code(),
                from.equals(BEGINNING) ? null : from,
                until.equals(END) ? null : until,
                stretch.isValid(),
                stretch.name(),
                stretch.level(),
                parent,
                List.copyOf(path)));
      }
    }
    return placed;
  }

  /** The unit's versions and the gaps between them, covering all time. */
  private List<UnitStretch> ownStretches(String code) {
    List<UnitVersion> own = versions.getOrDefault(code, List.of());
    if (own.isEmpty()) {
      return List.of(
          new UnitStretch(code, null, null, true, rootName, "county", null, List.of(code)));
    }
    List<UnitStretch> all = new ArrayList<>();
    LocalDate day = BEGINNING;
    for (int i = 0; i < own.size(); i++) {
      UnitVersion version = own.get(i);
      LocalDate next = i + 1 < own.size() ? from(own.get(i + 1)) : END;
      LocalDate until =
          version.validTo() == null ? next : earlier(version.validTo().plusDays(1), next);
      LocalDate from = later(from(version), day);
      add(all, code, i == 0 ? version : own.get(i - 1), day, from, false);
      if (from.isBefore(until)) {
        add(all, code, version, from, until, true);
        day = until;
      } else {
        day = from;
      }
    }
    add(all, code, own.get(own.size() - 1), day, END, false);
    return all;
  }

  private void add(
      List<UnitStretch> all,
      String code,
      UnitVersion version,
      LocalDate from,
      LocalDate until,
      boolean isValid) {
    if (from.isBefore(until)) {
      boolean isRoot = code.equals(root);
      all.add(
          new UnitStretch(
              code,
              from.equals(BEGINNING) ? null : from,
              until.equals(END) ? null : until,
              isValid || isRoot,
              version.name(),
              version.level(),
              isRoot ? null : version.parent() == null ? root : version.parent(),
              isRoot ? List.of(code) : List.of()));
    }
  }

  private static List<UnitStretch> merged(List<UnitStretch> stretches) {
    List<UnitStretch> merged = new ArrayList<>();
    for (UnitStretch stretch : stretches) {
      int last = merged.size() - 1;
      if (last >= 0 && merged.get(last).sameExceptDays(stretch)) {
        merged.set(last, merged.get(last).lastingUntil(stretch.until()));
      } else {
        merged.add(stretch);
      }
    }
    return List.copyOf(merged);
  }

  private static LocalDate from(UnitVersion version) {
    return begin(version.validFrom());
  }

  private static LocalDate begin(LocalDate day) {
    return day == null ? BEGINNING : day;
  }

  private static LocalDate end(LocalDate day) {
    return day == null ? END : day;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
