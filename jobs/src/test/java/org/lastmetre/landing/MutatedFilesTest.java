package org.lastmetre.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.ParseContext;
import org.lastmetre.contract.Parsed;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.RowParser;
import org.lastmetre.hostile.MutatedFiles;

/** Good files with bytes flipped, cut out, doubled or taken from another: landing always ends. */
final class MutatedFilesTest {
  private static final int RUNS = 3_000;
  private static final int SEED = 20_260_305;
  private static final String PATH = "321323102/2026-03-05/visits.csv";

  @TempDir Path folder;

  @Test
  void landing_ends_with_rows_or_a_coded_refusal() throws IOException {
    Post post = Post.in(folder);
    MutatedFiles files = new MutatedFiles(SEED);
    RowParser parser = new RowParser(Post.CONTRACTS.table("silver", "visits"));
    Receiver receiver = new Receiver(post.jurisdiction(), Post.CONTRACTS, "r1");
    long read = 0;
    long refused = 0;
    for (int run = 0; run < RUNS; run++) {
      Path file = post.send(PATH, files.next());
      Sending sending = Inbox.list(post.jurisdiction(), UnaryOperator.identity()).get(0);
      try {
        Receiver.Received received = receiver.receive(sending, null);
        Reading reading = received.receipts().get(0).reading();
        if (reading.isRead()) {
          read += fates(received.decoding().task(), reading, parser);
        } else {
          Reason known = Reason.valueOf(reading.reason().toUpperCase(Locale.ROOT));
          assertThat(known.code()).isEqualTo(reading.reason());
          refused++;
        }
      } catch (RuntimeException | IOException e) {
        Path kept =
            Files.copy(
                file,
                Files.createTempFile("lastmetre-mutated", ".bin"),
                StandardCopyOption.REPLACE_EXISTING);
        throw new AssertionError("run " + run + " threw; its file is kept as " + kept, e);
      }
    }
    assertThat(read).as("rows that were read").isGreaterThan(RUNS);
    assertThat(refused).as("files that were refused").isGreaterThan(RUNS / 20);
  }

  /** How many rows there are: each is good or refused, and stands in a place of its own. */
  private static long fates(FileTask task, Reading reading, RowParser parser) throws IOException {
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    ParseContext context =
        new ParseContext(
            zone,
            zone,
            LocalDate.of(2026, 3, 5),
            List.of(),
            new HashSet<>(),
            new HashSet<>(reading.absentColumns()));
    Set<List<Object>> spots = new HashSet<>();
    long rows = 0;
    long good = 0;
    long refused = 0;
    for (Iterator<Row> all = task.rows(); all.hasNext(); ) {
      Row row = all.next();
      if (at(row, "skip") != null) {
        continue;
      }
      rows++;
      spots.add(List.of(at(row, "sheet_number"), at(row, "row_number"), at(row, "element")));
      Map<String, String> cells = row.getJavaMap(FileTask.ROWS.fieldIndex("source"));
      Parsed parsed = parser.parse(cells, context);
      boolean isGood =
          at(row, "problem") == null
              && at(row, "excess_cells").equals(0)
              && parsed.problems().isEmpty();
      good += isGood ? 1 : 0;
      refused += isGood ? 0 : 1;
    }
    assertThat(good + refused).isEqualTo(rows);
    assertThat(spots).hasSize((int) rows);
    return rows;
  }

  private static Object at(Row row, String column) {
    return row.get(FileTask.ROWS.fieldIndex(column));
  }
}
