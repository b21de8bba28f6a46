package org.lastmetre.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.contract.ParseContext;
import org.lastmetre.contract.Parsed;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.RowParser;

/** Good files with bytes flipped, cut out, doubled or taken from another: landing always ends. */
final class MutatedFilesTest {
  private static final int RUNS = 3_000;
  private static final int SEED = 20_260_305;
  private static final Path WORKBOOKS = Path.of("jobs/src/test/resources/workbooks");
  private static final String PATH = "321323102/2026-03-05/visits.csv";

  @TempDir Path folder;

  @Test
  void landing_ends_with_rows_or_a_coded_refusal() throws IOException {
    Post post = Post.in(folder);
    List<byte[]> good = good();
    Random dice = new Random(SEED);
    RowParser parser = new RowParser(Post.CONTRACTS.table("silver", "visits"));
    Receiver receiver = new Receiver(post.jurisdiction(), Post.CONTRACTS, "r1");
    long read = 0;
    long refused = 0;
    for (int run = 0; run < RUNS; run++) {
      byte[] bytes = good.get(dice.nextInt(good.size()));
      for (int times = 1 + dice.nextInt(3); times > 0; times--) {
        bytes = mutated(bytes, good.get(dice.nextInt(good.size())), dice);
      }
      Path file = post.send(PATH, bytes);
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

  private static List<byte[]> good() throws IOException {
    String csv =
        "走访编号,走访时间,户编号,走访人员,备注\n"
            + IntStream.range(0, 40)
                .mapToObj(i -> "V%d,2026-03-01 09:%02d,H%d,S1、S2,\"水管,已修\n好\"".formatted(i, i, i))
                .collect(Collectors.joining("\n"));
    String jsonl =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "{\"visit_id\":\"V%d\",\"visited_at\":\"2026-03-01\",\"household_id\":\"H%d\",\"staff_ids\":[\"S1\",\"S2\"],\"x\":{\"y\":%d}}"
                        .formatted(i, i, i))
            .collect(Collectors.joining("\n"));
    byte[] text = csv.getBytes(UTF_8);
    return List.of(
        text,
        csv.getBytes(Post.GB18030),
        jsonl.getBytes(UTF_8),
        Post.gzipped(text),
        Post.zipped("visits.csv", UTF_8, text),
        Files.readAllBytes(WORKBOOKS.resolve("openpyxl-sheets.xlsx")),
        Files.readAllBytes(WORKBOOKS.resolve("libreoffice-visits.xlsx")));
  }

  private static byte[] mutated(byte[] bytes, byte[] other, Random dice) {
    if (bytes.length < 2) {
      return other;
    }
    int from = dice.nextInt(bytes.length);
    int to = from + dice.nextInt(bytes.length - from);
    byte[] piece = Arrays.copyOfRange(bytes, from, to);
    switch (dice.nextInt(5)) {
      case 0 -> {
        byte[] flipped = bytes.clone();
        for (int i = 1 + dice.nextInt(8); i > 0; i--) {
          flipped[dice.nextInt(flipped.length)] ^= (byte) (1 << dice.nextInt(8));
        }
        return flipped;
      }
      case 1 -> {
        return Arrays.copyOf(bytes, from);
      }
      case 2 -> {
        return ArrayUtils.addAll(
            Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
      }
      case 3 -> {
        return ArrayUtils.insert(to, bytes, piece);
      }
      default -> {
        int at = dice.nextInt(other.length);
        byte[] foreign = Arrays.copyOfRange(other, at, Math.min(other.length, at + 40));
        return ArrayUtils.insert(from, bytes, foreign);
      }
    }
  }
}
