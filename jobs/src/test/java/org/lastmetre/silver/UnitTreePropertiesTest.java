package org.lastmetre.silver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for the units of any register, however wrong. */
class UnitTreePropertiesTest {
  private static final String ROOT = "C";
  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

  @Property(seed = "20260305")
  void the_stretches_of_a_unit_cover_all_time_once(@ForAll("registers") List<UnitVersion> units) {
    Map<String, List<UnitStretch>> byUnit = byUnit(units);

    assertThat(byUnit).containsKey(ROOT);
    units.forEach(unit -> assertThat(byUnit).containsKey(unit.code()));
    byUnit.values().forEach(UnitTreePropertiesTest::coversAllTimeOnce);
  }

  private static void coversAllTimeOnce(List<UnitStretch> stretches) {
    assertThat(stretches.get(0).from()).isNull();
    assertThat(stretches.get(stretches.size() - 1).until()).isNull();
    for (int i = 1; i < stretches.size(); i++) {
      assertThat(stretches.get(i).from()).isNotNull().isEqualTo(stretches.get(i - 1).until());
    }
    for (int i = 1; i + 1 < stretches.size(); i++) {
      assertThat(stretches.get(i).from()).isBefore(stretches.get(i).until());
    }
  }

  @Property(seed = "20260305")
  void every_path_goes_from_the_unit_to_the_jurisdiction_and_meets_no_unit_twice(
      @ForAll("registers") List<UnitVersion> units) {
    for (UnitStretch stretch : stretches(units)) {
      assertThat(stretch.path()).startsWith(stretch.code()).endsWith(ROOT).doesNotHaveDuplicates();
      assertThat(stretch.parent())
          .isEqualTo(stretch.path().size() == 1 ? null : stretch.path().get(1));
    }
  }

  @Property(seed = "20260305")
  void a_unit_is_valid_on_the_days_of_its_versions_the_jurisdiction_always(
      @ForAll("registers") List<UnitVersion> units, @ForAll("days") LocalDate day) {
    for (UnitStretch stretch : stretches(units)) {
      if (holds(stretch, day)) {
        assertThat(stretch.isValid())
            .as("%s on %s", stretch.code(), day)
            .isEqualTo(stretch.code().equals(ROOT) || isValid(units, stretch.code(), day));
      }
    }
  }

  /** The version begun last by that day rules it, and only it. */
  private static boolean isValid(List<UnitVersion> units, String code, LocalDate day) {
    UnitVersion last = null;
    for (UnitVersion unit : units) {
      if (unit.code().equals(code) && !begin(unit).isAfter(day)) {
        last = last == null || begin(unit).isAfter(begin(last)) ? unit : last;
      }
    }
    return last != null && (last.validTo() == null || !last.validTo().isBefore(day));
  }

  @Property(seed = "20260305")
  void neighbouring_stretches_differ(@ForAll("registers") List<UnitVersion> units) {
    for (List<UnitStretch> stretches : byUnit(units).values()) {
      for (int i = 1; i < stretches.size(); i++) {
        assertThat(stretches.get(i).sameExceptDays(stretches.get(i - 1))).isFalse();
      }
    }
  }

  @Property(seed = "20260305")
  void the_order_of_rows_tells_nothing(
      @ForAll("registers") List<UnitVersion> units, @ForAll Random random) {
    List<UnitVersion> shuffled = new ArrayList<>(units);
    Collections.shuffle(shuffled, random);

    assertThat(stretches(shuffled)).isEqualTo(stretches(units));
  }

  private static List<UnitStretch> stretches(List<UnitVersion> units) {
    return new UnitTree(ROOT, "泗阳县", units).stretches();
  }

  private static Map<String, List<UnitStretch>> byUnit(List<UnitVersion> units) {
    Map<String, List<UnitStretch>> byUnit = new HashMap<>();
    for (UnitStretch stretch : stretches(units)) {
      byUnit.computeIfAbsent(stretch.code(), code -> new ArrayList<>()).add(stretch);
    }
    return byUnit;
  }

  private static boolean holds(UnitStretch stretch, LocalDate day) {
    return (stretch.from() == null || !stretch.from().isAfter(day))
        && (stretch.until() == null || stretch.until().isAfter(day));
  }

  private static LocalDate begin(UnitVersion unit) {
    return unit.validFrom() == null ? LocalDate.MIN : unit.validFrom();
  }

  /** Few units and days, so that rings, gaps, overlaps and slips are common. */
  @Provide
  Arbitrary<List<UnitVersion>> registers() {
    Arbitrary<String> codes = Arbitraries.of(ROOT, "A", "B", "D", "E");
    Arbitrary<String> parents = Arbitraries.of(ROOT, "A", "B", "D", "E", "X").injectNull(0.2);
    return Combinators.combine(
            codes,
            Arbitraries.of("一", "二"),
            parents,
            days().injectNull(0.3),
            days().injectNull(0.5))
        .as((code, name, parent, from, to) -> new UnitVersion(code, name, "grid", parent, from, to))
        .list()
        .ofMaxSize(8)
        .uniqueElements(unit -> unit.code() + unit.validFrom());
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 12).map(DAY::plusDays);
  }
}
