package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir Path folder;

  @Test
  void what_a_killed_process_left_is_swept_and_nothing_else() throws Exception {
    Process killed = new ProcessBuilder("sleep", "60").start();
    killed.destroyForcibly();
    assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
    Path left = Files.createFile(folder.resolve("lastmetre-unpacked-" + killed.pid() + "-1.tmp"));
    Path used = Spool.file();
    Path usedHere = Files.createFile(folder.resolve(used.getFileName()));
    Path others = Files.createFile(folder.resolve("lastmetre-unpacked-mine.tmp"));
    try {
      Spool.sweep(folder);
    } finally {
      Files.delete(used);
    }

    assertThat(left).doesNotExist();
    assertThat(usedHere).exists();
    assertThat(others).exists();
  }
}
