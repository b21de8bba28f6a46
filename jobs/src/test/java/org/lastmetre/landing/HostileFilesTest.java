package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.hostile.Fate;
import org.lastmetre.hostile.HostileFiles;
import org.lastmetre.policy.Jurisdiction;

/** The corpus as far as landing decides: what is read, what is refused whole, and why. */
final class HostileFilesTest {
  @TempDir Path folder;

  @Test
  void every_hostile_file_meets_the_fate_that_was_counted_by_hand() throws IOException {
    Post post = Post.in(folder.resolve("source"));
    HostileFiles.send(folder.resolve("source/siyang/landing"), folder.resolve("elsewhere"));
    Map<String, String> expected = new TreeMap<>();
    Fate.all()
        .forEach(
            fate ->
                expected.put(
                    fate.path(), seen(fate.reason(), fate.counts().get("rows_read"), fate)));

    Map<String, String> met = new TreeMap<>();
    Jurisdiction jurisdiction = post.jurisdiction();
    Receiver receiver = new Receiver(jurisdiction, Post.CONTRACTS, "r1");
    for (Sending sending : Inbox.list(jurisdiction, UnaryOperator.identity())) {
      Receiver.Received received = receiver.receive(sending, null);
      Reading reading = received.receipts().get(0).reading();
      assertThat(received.decoding() != null).as(sending.path()).isEqualTo(reading.isRead());
      met.put(
          sending.path(),
          reading.isRead() ? "read " + rows(received.decoding().task()) : reading.reason());
    }

    assertThat(met).isEqualTo(expected);
    assertThat(Files.exists(Path.of("/tmp/evil.csv"))).isFalse();
  }

  private static String seen(String reason, long rows, Fate fate) {
    return fate.isRefused() ? reason : "read " + (fate.status().equals("repeat") ? 1 : rows);
  }

  private static long rows(FileTask task) throws IOException {
    long rows = 0;
    for (Iterator<Row> all = task.rows(); all.hasNext(); ) {
      rows += all.next().isNullAt(FileTask.ROWS.fieldIndex("skip")) ? 1 : 0;
    }
    return rows;
  }
}
