package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The units of a jurisdiction through the years. */
final class Units {

  /** A unit from one day to another, both included; without parent it hangs below the top. */
  record Version(
      String code, String name, String level, String parent, LocalDate from, LocalDate to) {

    boolean overlaps(LocalDate first, LocalDate last) {
      return !from.isAfter(to) && !from.isAfter(last) && !to.isBefore(first);
    }
  }

  private final String top;
  private final Map<String, List<Version>> versions = new TreeMap<>();

  Units(List<SentRow> rows, Policy policy) {
    top = policy.jurisdiction();
    for (SentRow row : rows) {
      Version sent =
          new Version(
              row.text("unit_code"),
              row.text("unit_name"),
              row.text("level"),
              row.textOr("parent_code", top),
              row.has("valid_from") ? row.date("valid_from") : LocalDate.MIN,
              row.has("valid_to") ? row.date("valid_to") : LocalDate.MAX);
      versions.computeIfAbsent(sent.code(), code -> new ArrayList<>()).add(sent);
    }
    versions.values().forEach(Units::endedBySuccessors);
    versions.computeIfAbsent(
        top,
        code ->
            List.of(
                new Version(top, policy.nameZh(), "county", top, LocalDate.MIN, LocalDate.MAX)));
  }

  private static void endedBySuccessors(List<Version> versions) {
    versions.sort(Comparator.comparing(Version::from));
    for (int i = 0; i + 1 < versions.size(); i++) {
      Version v = versions.get(i);
      LocalDate before = versions.get(i + 1).from().minusDays(1);
      LocalDate to = v.to().isBefore(before) ? v.to() : before;
      versions.set(i, new Version(v.code(), v.name(), v.level(), v.parent(), v.from(), to));
    }
  }

  Set<String> codes() {
    return versions.keySet();
  }

  /** What a row of a period is labelled with: the unit's last version valid on a day of it. */
  Optional<Version> lastIn(String code, LocalDate first, LocalDate last) {
    return versions.get(code).stream()
        .filter(version -> version.overlaps(first, last))
        .reduce((earlier, later) -> later);
  }

  /** The version valid on a day; where none is, the latest one begun before, else the first. */
  Version on(String code, LocalDate day) {
    List<Version> all = versions.get(code);
    Version nearest = all.get(0);
    for (Version version : all) {
      if (!version.from().isAfter(day)) {
        nearest = version;
      }
    }
    return nearest;
  }

  /** What a row of a period is labelled with, even where the unit was valid on none of its days. */
  Version on(String code, Periods.Period period) {
    return lastIn(code, period.start(), period.end()).orElseGet(() -> on(code, period.end()));
  }

  /** The unit and all above it on a day, up to the jurisdiction; a ring of parents is cut. */
  Set<String> lineage(String code, LocalDate day) {
    Set<String> line = new LinkedHashSet<>();
    String at = code;
    while (!at.equals(top) && line.add(at)) {
      at = on(at, day).parent();
    }
    line.add(top);
    return line;
  }

  /** Units that have units below them on a day. */
  Set<String> parentsOn(LocalDate day) {
    Set<String> parents = new HashSet<>();
    for (String code : codes()) {
      if (!code.equals(top)) {
        lastIn(code, day, day).ifPresent(version -> parents.add(version.parent()));
      }
    }
    return parents;
  }
}
