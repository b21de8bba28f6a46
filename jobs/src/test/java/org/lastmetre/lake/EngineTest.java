package org.lastmetre.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.testing.NightHarness;

/** What a session on one machine costs besides its queries. */
class EngineTest {
  @TempDir Path folder;

  @Test
  void a_table_is_written_without_a_process_for_each_file() throws IOException {
    SparkSession spark = NightHarness.spark();
    Path table = folder.resolve("table");
    Path watched = folder.resolve("watched.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ProcessStart");
      recording.start();
      spark
          .range(8)
          .selectExpr("id", "id % 4 AS part")
          .write()
          .format("delta")
          .partitionBy("part")
          .save(table.toString());
      recording.stop();
      recording.dump(watched);
    }
    List<String> processes = new ArrayList<>();
    RecordingFile.readAllEvents(watched)
        .forEach(event -> processes.add(event.getString("command")));
    assertThat(processes).isEmpty();
    try (Stream<Path> files = Files.walk(table)) {
      Path file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as("what its readers need")
          .startsWith("rw-r");
    }
  }
}
