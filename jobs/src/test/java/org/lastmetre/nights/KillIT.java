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
import org.lastmetre.ops.Night.State;

/** A night may die at any moment: readers notice nothing, and another night makes it good. */
@Tag("long")
final class KillIT {
  /** Far more than a night has commits; a guard against a night that never ends. */
  private static final int MOST_KILLS = 40;

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
    Program program = Program.ofClasses();
    String[] nightly = nightly(source, warehouse.directory(), county.asOf());
    assertThat(program.run(nightly)).matches(night -> night.code() == 0);
    Map<String, List<String>> yesterdays = warehouse.cells();
    String run = warehouse.published().runId();
    CountyMaker.reveal(full, source, today);
    OneWarehouse undisturbed = copy(warehouse, source);

    int kills = 0;
    boolean amidRestore = false;
    Commits commits = Commits.below(warehouse.directory());
    for (int writes = 1; writes <= MOST_KILLS; writes++) {
      // Once several tables wait to be restored, a night dies in the midst of restoring them.
      if (writes == 5 && !amidRestore) {
        amidRestore = true;
        writes--;
        assertThat(killed(program.start(nightly), () -> commits.newRestores() >= 2)).isTrue();
      } else {
        int enough = writes;
        Process night = program.start(nightly);
        if (!killed(night, () -> commits.newWrites() >= enough)) {
          assertThat(night.exitValue()).isZero();
          break;
        }
      }
      commits.forget();
      if (!warehouse.published().runId().equals(run)) {
        // The last commit of all and the publication came within a blink of each other.
        break;
      }
      kills++;
      assertThat(warehouse.cells()).as("after %d kills", kills).isEqualTo(yesterdays);
    }

    assertThat(kills).isBetween(6, MOST_KILLS - 1);
    assertThat(undisturbed.night(county.asOf()).state()).isEqualTo(State.PUBLISHED);
    assertThat(warehouse.published().runId()).isNotEqualTo(run);
    Map<String, List<String>> tonights = undisturbed.cells();
    assertThat(tonights).isNotEqualTo(yesterdays);
    assertThat(warehouse.cells()).isEqualTo(tonights);
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

  /** Kills the process as soon as the condition holds; false when it ended before. */
  private static boolean killed(Process process, Condition condition) throws Exception {
    try {
      while (!process.waitFor(2, TimeUnit.MILLISECONDS)) {
        if (condition.holds()) {
          process.destroyForcibly();
          return process.waitFor() != 0;
        }
      }
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  /** What is waited for. */
  private interface Condition {
    boolean holds() throws IOException;
  }
}
