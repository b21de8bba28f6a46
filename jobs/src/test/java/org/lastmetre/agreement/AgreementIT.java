package org.lastmetre.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.county.CountyMaker;
import org.lastmetre.metrics.Metric;
import org.lastmetre.ops.Night;
import org.lastmetre.ops.Night.State;
import org.lastmetre.silver.Silver.Extent;
import org.lastmetre.testing.Frames;
import org.lastmetre.testing.NightHarness;

/** Every published cell and every row's fate against an independent count of the same files. */
@Tag("long")
class AgreementIT {
  /** The oracle is asked on every so many nights, and on the last. */
  private static final int ASKED_EVERY = 10;

  @TempDir static Path folder;
  private static Path notices;

  @BeforeAll
  static void notices() throws IOException {
    notices = Notices.write(folder.resolve("notices"));
  }

  @Test
  void three_counties_after_one_night() throws IOException {
    Path source = folder.resolve("counties");
    Map<String, LocalDate> days = new TreeMap<>();
    for (CountyMaker maker :
        List.of(
            CountyMaker.of(1).code("321301").variant('a').nights(15),
            CountyMaker.small(2).code("321302").variant('b').households(200).issues(150),
            CountyMaker.small(3).code("321303").variant('c').households(100))) {
      maker.write(source);
      days.put(maker.code(), maker.asOf());
    }
    NightHarness nights = NightHarness.of(source, folder.resolve("one"));
    requirePublished(nights.run(days, Extent.CHANGED));
    assertThat(CountedCounties.of(source, notices, days).differences(nights)).isEmpty();
  }

  @Test
  void thirty_nights_and_a_full_one_give_what_one_night_gives() throws IOException {
    CountyMaker maker = CountyMaker.small(4).variant('b').households(120).issues(90).nights(30);
    Path whole = folder.resolve("whole");
    maker.write(whole);
    Path source = folder.resolve("revealed");
    NightHarness nights = NightHarness.of(source, folder.resolve("thirty"));
    List<LocalDate> days = maker.nights();
    for (int night = 1; night <= days.size(); night++) {
      LocalDate day = days.get(night - 1);
      CountyMaker.reveal(whole, source, day);
      LocalDate asOf = day.isBefore(maker.asOf()) ? day : maker.asOf();
      assertThat(nights.run(asOf, Extent.CHANGED).failures()).as("night of " + day).isEmpty();
      if (night % ASKED_EVERY == 0 || night == days.size()) {
        Map<String, LocalDate> asked = Map.of(maker.code(), asOf);
        assertThat(CountedCounties.of(source, notices, asked).differences(nights))
            .as("night %d, %s", night, day)
            .isEmpty();
      }
    }

    NightHarness one = NightHarness.of(whole, folder.resolve("whole-night"));
    requirePublished(one.run(maker.asOf(), Extent.CHANGED));
    for (Metric metric : Metric.bundled(one.contracts())) {
      String name = "gold." + metric.table().name();
      Frames.assertSameRows(one.read(name), nights.read(name));
    }

    var published = nights.published();
    assertThat(nights.run(maker.asOf(), Extent.EVERYTHING).state()).isEqualTo(State.UNCHANGED);
    assertThat(nights.published()).isEqualTo(published);
  }

  private static void requirePublished(Night.Outcome outcome) {
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.state()).isEqualTo(State.PUBLISHED);
  }
}
