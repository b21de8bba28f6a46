package org.lastmetre.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.testing.NightHarness;

/** What a session on one machine costs besides its queries. */
final class EngineTest {
  @TempDir Path folder;

  @Test
  void a_file_is_written_without_a_process_of_its_own() throws IOException {
    Path file = folder.resolve("gold/part=1/part-0.parquet");
    Configuration session = NightHarness.spark().sparkContext().hadoopConfiguration();
    Path watched = folder.resolve("watched.jfr");
    // One of its own: the shared one may be that of a session that another test made otherwise.
    try (Recording recording = new Recording();
        FileSystem files = FileSystem.newInstance(file.toUri(), session)) {
      recording.enable("jdk.ProcessStart");
      recording.start();
      files.create(new org.apache.hadoop.fs.Path(file.toUri())).close();
      recording.stop();
      recording.dump(watched);
    }
    List<String> processes =
        RecordingFile.readAllEvents(watched).stream().map(e -> e.getString("command")).toList();
    assertThat(processes).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
  }
}
