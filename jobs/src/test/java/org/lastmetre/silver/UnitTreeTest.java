package org.lastmetre.silver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTreeTest {
  private static final String ROOT = "C";

  /** One unit's stretches by hand: {@code from..until name<path}, with ? where it is not valid. */
  @ParameterizedTest(name = "{0}: {3}, as {4}")
  @CsvFileSource(resources = "/silver/unit_tree.csv", numLinesToSkip = 1)
  void the_stretches_of_a_unit(
      String name, String units, String unit, String expected, String because) {
    assertThat(written(units, unit)).as("%s, as %s", name, because).isEqualTo(expected);
  }

  /**
   * The units known when every row whose parent is not known waits.
   *
   * @param expected their codes in order
   */
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "none but the jurisdiction is known unsent | | C",
        "a unit without a parent is known | A | A C",
        "a child sent before its parent is known | B<A; A<C | A B C",
        "a chain in any order is known | D<B; B<A; A<C | A B C D",
        "a child of an unsent unit waits and so do its own | B<X; D<B; A<C | A C",
        "units above each other wait | A<B; B<A | C",
        "a unit above itself waits | A<A | C",
        "one version with a known parent makes it known | A<X; A<C 2020; B<A | A B C"
      })
  void units_are_known_when_their_parents_are(String name, String units, String expected) {
    assertThat(UnitTree.known(ROOT, units(units)).stream().sorted().toList())
        .containsExactly(expected.split(" ", -1));
  }

  @Test
  void units_come_in_order_of_code_and_day_the_jurisdiction_among_them() {
    List<UnitStretch> stretches = tree("B<C ..2019-12-31; A<C; B<A 2020-01-01; D<C").stretches();

    assertThat(stretches)
        .extracting(stretch -> stretch.code() + " " + stretch.from())
        .containsExactly("A null", "B null", "B 2020-01-01", "C null", "D null");
  }

  @Test
  void a_stretch_tells_level_and_parent() {
    UnitStretch stretch = tree("A<C; B<A").stretches().get(1);

    assertThat(stretch)
        .isEqualTo(
            new UnitStretch("B", null, null, true, "B", "grid", "A", List.of("B", "A", "C")));
  }

  @Test
  void the_jurisdiction_exists_unsent_under_the_name_of_its_policy() {
    assertThat(tree("").stretches())
        .containsExactly(
            new UnitStretch("C", null, null, true, "泗阳县", "county", null, List.of("C")));
  }

  @Test
  void the_jurisdiction_bears_the_name_and_level_it_is_sent_with() {
    UnitTree tree =
        new UnitTree(
            ROOT, "泗阳县", List.of(new UnitVersion(ROOT, "泗阳", "township", "P", null, null)));

    assertThat(tree.stretches())
        .containsExactly(
            new UnitStretch("C", null, null, true, "泗阳", "township", null, List.of("C")));
  }

  private static UnitTree tree(String units) {
    return new UnitTree(ROOT, "泗阳县", units(units));
  }

  /** {@code code[=name]<parent [from]..[to]} for each version, parted by semicolons. */
  static List<UnitVersion> units(String text) {
    List<UnitVersion> units = new ArrayList<>();
    for (String part : text == null || text.isBlank() ? new String[0] : text.split(";", -1)) {
      String[] words = part.strip().split("\\s+", 2);
      String[] named = words[0].split("<", 2);
      String[] code = named[0].split("=", 2);
      String[] days = (words.length > 1 ? words[1] : "..").split("\\.\\.", 2);
      units.add(
          new UnitVersion(
              code[0],
              code[code.length - 1],
              "grid",
              named.length > 1 ? named[1] : null,
              day(days[0], "-01-01"),
              days.length > 1 ? day(days[1], "-12-31") : null));
    }
    return units;
  }

  /** A day, or a year for its first or last day. */
  private static LocalDate day(String text, String ofYear) {
    return text.isBlank() ? null : LocalDate.parse(text.length() == 4 ? text + ofYear : text);
  }

  private static String written(String units, String unit) {
    List<String> stretches = new ArrayList<>();
    for (UnitStretch stretch : tree(units).stretches()) {
      if (stretch.code().equals(unit)) {
        stretches.add(
            "%s..%s %s<%s%s"
                .formatted(
                    stretch.from() == null ? "" : stretch.from(),
                    stretch.until() == null ? "" : stretch.until(),
                    stretch.name(),
                    String.join("<", stretch.path().subList(1, stretch.path().size())),
                    stretch.isValid() ? "" : "?"));
      }
    }
    return String.join("; ", stretches);
  }
}
