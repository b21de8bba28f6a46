package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.county.CountyMaker;
import org.lastmetre.county.Histories;
import org.lastmetre.county.Histories.Delivery;
import org.lastmetre.deliver.dashboard.Dashboard;
import org.lastmetre.ops.Night.State;
import org.lastmetre.publish.Extent;

/**
 * Law: a dashboard that takes over what no night changed is the one that is written whole, however
 * its files came and whichever nights it missed.
 */
final class DashboardNightsIT {
  private static final Pattern NIGHT = Pattern.compile("data-night=\"([^\"]+)\"");
  private static final int NIGHTS = 3;
  private static final int MISSED = 1;

  @TempDir Path folder;
  private OneWarehouse warehouse;

  @Test
  void what_is_taken_over_is_as_if_it_were_written() throws IOException {
    CountyMaker maker = CountyMaker.of(61).households(40).months(4);
    Path whole = folder.resolve("whole");
    maker.write(whole);
    Path told = folder.resolve("told");
    List<List<Delivery>> nights = Histories.of(whole, 7, NIGHTS);
    LocalDate asOf = maker.asOf().minusDays(9L * (NIGHTS - 1));
    int kept = 0;
    for (int i = 0; i < NIGHTS; i++) {
      Histories.deliver(nights.get(i), told);
      if (warehouse == null) {
        warehouse = new OneWarehouse(told, folder.resolve("warehouse"));
      }
      assertThat(warehouse.night(asOf).state()).as("night " + i).isEqualTo(State.PUBLISHED);
      if (i != MISSED) {
        kept += requireAsIfWritten("night " + i);
      }
      asOf = asOf.plusDays(9);
    }
    assertThat(kept).as("files taken over").isPositive();

    Map<String, String> written = data("written");
    Files.delete(
        folder.resolve(
            "shown/%s/data/%s/coverage/year-%d-01-01.js"
                .formatted(night("shown"), maker.code(), maker.asOf().getYear())));
    write("shown", Extent.CHANGED);
    assertThat(data("shown")).as("the same night again, a file removed").isEqualTo(written);

    Path policy = told.resolve(maker.code()).resolve("policy.yaml");
    Files.writeString(policy, "satisfaction: {basically_weight: 0.9}\n", StandardOpenOption.APPEND);
    assertThat(warehouse.night(maker.asOf()).state()).isEqualTo(State.PUBLISHED);
    assertThat(requireAsIfWritten("other rules")).as("no period is known to stand").isZero();
  }

  /** Answers how many files were taken over. */
  private int requireAsIfWritten(String when) throws IOException {
    int kept = write("shown", Extent.CHANGED).kept();
    write("written", Extent.EVERYTHING);
    assertThat(data("shown")).as(when).isEqualTo(data("written"));
    return kept;
  }

  private Dashboard.Written write(String name, Extent extent) throws IOException {
    return new Dashboard(warehouse.harness().lake(), warehouse.contracts())
        .write(folder.resolve(name), extent)
        .orElseThrow();
  }

  private String night(String name) throws IOException {
    Matcher night = NIGHT.matcher(Files.readString(folder.resolve(name).resolve("index.html")));
    assertThat(night.find()).isTrue();
    return night.group(1);
  }

  /** What a dashboard's night holds, by file. */
  private Map<String, String> data(String name) throws IOException {
    Path night = folder.resolve(name).resolve(night(name));
    Map<String, String> files = new TreeMap<>();
    files.put("night.js", Files.readString(night.resolve("night.js")));
    try (Stream<Path> data = Files.walk(night.resolve("data"))) {
      for (Path file : data.filter(Files::isRegularFile).toList()) {
        files.put(night.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
