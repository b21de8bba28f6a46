package org.lastmetre.silver;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The units of one jurisdiction through time.
 *
 * <p>A unit without a parent hangs below the jurisdiction, which exists even if no one sends it.
 * For each unit the stretches cover all time: on days outside its validity the version begun last
 * before stands in (else the first), so that a fact of such a day is counted by its parents. Units
 * that would be their own ancestors hang below the jurisdiction.
 */
public final class UnitTree {
  private static final LocalDate BEGINNING = LocalDate.MIN;
  private static final LocalDate END = LocalDate.MAX;

  private final String root;
  private final String rootName;
  private final Map<String, List<UnitVersion>> versions = new HashMap<>();
  private final Map<String, List<UnitStretch>> own = new HashMap<>();

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
    versions.values().forEach(list -> list.sort(Comparator.comparing(version -> from(version))));
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
    Set<String> codes = new TreeSet<>(versions.keySet());
    codes.add(root);
    codes.forEach(code -> own.put(code, ownStretches(code)));
    List<UnitStretch> all = new ArrayList<>();
    codes.forEach(code -> all.addAll(merged(placed(code))));
    return all;
  }

  /** The unit's own stretches, cut on every day on which a unit above it may change. */
  private List<UnitStretch> placed(String code) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (String unit : withAllAbove(code)) {
      own.get(unit).forEach(stretch -> days.add(begin(stretch.from())));
    }
    List<UnitStretch> placed = new ArrayList<>();
    for (LocalDate day : days) {
      UnitStretch stretch = on(code, day);
      LocalDate next = days.higher(day);
      List<String> path = path(code, day);
      placed.add(
          new UnitStretch(
              code,
              day.equals(BEGINNING) ? null : day,
              next,
              stretch.isValid(),
              stretch.name(),
              stretch.level(),
              path.size() > 1 ? path.get(1) : null,
              path));
    }
    return placed;
  }

  /** The unit and whatever stands above it on any day. */
  private Set<String> withAllAbove(String code) {
    Set<String> above = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(code));
    while (!open.isEmpty()) {
      String unit = open.pop();
      if (above.add(unit)) {
        own.get(unit).stream()
            .map(UnitStretch::parent)
            .filter(own::containsKey)
            .forEach(open::push);
      }
    }
    return above;
  }

  /** From the unit up to the jurisdiction on one day; a ring is cut once, for all its units. */
  private List<String> path(String code, LocalDate day) {
    List<String> path = new ArrayList<>();
    String unit = code;
    while (own.containsKey(unit) && !unit.equals(root)) {
      path.add(unit);
      unit = cutsRing(unit, day) ? root : on(unit, day).parent();
    }
    path.add(root);
    return List.copyOf(path);
  }

  /** Whether the unit stands above itself that day, and is the last by code of those that do. */
  private boolean cutsRing(String code, LocalDate day) {
    NavigableSet<String> ring = new TreeSet<>();
    String unit = code;
    while (own.containsKey(unit) && !unit.equals(root) && ring.add(unit)) {
      unit = on(unit, day).parent();
    }
    return unit.equals(code) && ring.last().equals(code);
  }

  private UnitStretch on(String code, LocalDate day) {
    UnitStretch found = null;
    for (UnitStretch stretch : own.get(code)) {
      if (!begin(stretch.from()).isAfter(day)) {
        found = stretch;
      }
    }
    return found;
  }

  /** The unit's versions and the gaps between them, covering all time. */
  private List<UnitStretch> ownStretches(String code) {
    List<UnitVersion> sent = versions.getOrDefault(code, List.of());
    if (sent.isEmpty()) {
      return List.of(
          new UnitStretch(code, null, null, true, rootName, "county", null, List.of(code)));
    }
    List<UnitStretch> all = new ArrayList<>();
    LocalDate day = BEGINNING;
    for (int i = 0; i < sent.size(); i++) {
      UnitVersion version = sent.get(i);
      LocalDate next = i + 1 < sent.size() ? from(sent.get(i + 1)) : END;
      LocalDate until =
          version.validTo() == null ? next : earlier(version.validTo().plusDays(1), next);
      LocalDate from = later(from(version), day);
      add(all, code, i == 0 ? version : sent.get(i - 1), day, from, false);
      if (from.isBefore(until)) {
        add(all, code, version, from, until, true);
        day = until;
      } else {
        day = from;
      }
    }
    add(all, code, sent.get(sent.size() - 1), day, END, false);
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

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
