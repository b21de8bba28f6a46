package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.county.CountyMaker;

/** A night may die at any moment: readers notice nothing, and another night makes it good. */
@Tag("long")
final class KillIT {
  private static final int AMID_RESTORE = 4;

  private static final String FATES =
      """
      SELECT jurisdiction, path, dataset, status, rows_read, accepted, quarantined, duplicate,
             superseded, waiting, skipped
      FROM ops.files ORDER BY ALL
      """;

  @TempDir Path folder;

  @Test
  void night_killed_after_any_commit_changes_nothing_and_the_next_one_makes_it_good()
      throws Exception {
    CountyMaker county = CountyMaker.small(8);
    List<LocalDate> days = county.nights();
    // A day on which visits, issues, their events and surveys are sent, and nothing of the
    // register.
    LocalDate today = days.get(days.size() - 4);
    LocalDate yesterday = days.get(days.size() - 5);
    Path full = folder.resolve("full");
    Path source = folder.resolve("source");
    county.write(full);
    CountyMaker.reveal(full, source, yesterday);
    OneWarehouse warehouse = new OneWarehouse(source, folder.resolve("warehouse"));
    Program launcher = Program.ofLauncher(Program.LAUNCHER);
    String[] nightly = nightly(source, warehouse.directory(), county.asOf());
    assertThat(launcher.run(nightly)).matches(night -> night.code() == 0);
    Map<String, List<String>> yesterdays = warehouse.cells();
    String run = warehouse.published().runId();
    CountyMaker.reveal(full, source, today);
    OneWarehouse undisturbed = copy(warehouse, source);
    Commits wholeNight = Commits.below(undisturbed.directory());
    assertThat(launcher.run(nightly(source, undisturbed.directory(), county.asOf())))
        .matches(night -> night.code() == 0);
    long writes = wholeNight.newWrites();

    Commits commits = Commits.below(warehouse.directory());
    for (int write = 1; write <= writes; write++) {
      int enough = write;
      Process night = launcher.start(nightly);
      boolean killed = killed(night, () -> commits.newWrites() >= enough);
      assertThat(commits.newWrites()).as("commits when the night died").isEqualTo(write);
      commits.forget();
      if (!killed || !warehouse.published().runId().equals(run)) {
        // The last commit of all and the publication came within a blink of each other.
        assertThat(write).isEqualTo((int) writes);
        break;
      }
      assertThat(warehouse.cells()).as("after %d commits", write).isEqualTo(yesterdays);
      // Once several tables wait to be restored, a night dies in the midst of restoring them.
      if (write == AMID_RESTORE) {
        assertThat(killed(launcher.start(nightly), () -> commits.newRestores() >= 2)).isTrue();
        commits.forget();
        assertThat(warehouse.cells()).as("after two restores").isEqualTo(yesterdays);
      }
    }

    assertThat(launcher.run(nightly)).matches(night -> night.code() == 0);
    assertThat(warehouse.published().runId()).isNotEqualTo(run);
    Map<String, List<String>> tonights = undisturbed.cells();
    assertThat(tonights).isNotEqualTo(yesterdays);
    assertThat(warehouse.cells()).isEqualTo(tonights);
    assertThat(warehouse.ask(FATES)).isEqualTo(undisturbed.ask(FATES));
  }

  private static String[] nightly(Path source, Path warehouse, LocalDate asOf) {
    return new String[] {
      "nightly",
      "--source",
      source.toString(),
      "--warehouse",
      warehouse.toString(),
      "--as-of",
      asOf.toString(),
      "--master",
      "local[2]"
    };
  }

  /** The same warehouse elsewhere, under the same key. */
  private static OneWarehouse copy(OneWarehouse warehouse, Path source) throws IOException {
    Path from = warehouse.directory();
    Path to = from.resolveSibling("undisturbed");
    FileUtils.copyDirectory(from.toFile(), to.toFile());
    FileUtils.copyFile(
        from.resolveSibling(from.getFileName() + ".key").toFile(),
        to.resolveSibling(to.getFileName() + ".key").toFile());
    return new OneWarehouse(source, to);
  }

  /** Kills the launcher and its Java once the condition holds; false when they ended before. */
  private static boolean killed(Process process, Condition condition) throws Exception {
    try {
      while (!process.waitFor(2, TimeUnit.MILLISECONDS)) {
        if (condition.holds()) {
          destroy(process);
          return process.waitFor() != 0;
        }
      }
      return false;
    } finally {
      destroy(process);
    }
  }

  private static void destroy(Process launcher) {
    launcher.descendants().forEach(ProcessHandle::destroyForcibly);
    launcher.destroyForcibly();
  }

  /** What is waited for. */
  private interface Condition {
    boolean holds() throws IOException;
  }
}
