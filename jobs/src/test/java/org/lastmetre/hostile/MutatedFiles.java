package org.lastmetre.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.lang3.ArrayUtils;

/**
 * Good files of visits of every kind with bytes flipped, cut out, doubled or taken from another;
 * always the same ones for a seed.
 */
public final class MutatedFiles {
  private static final Path WORKBOOKS = Path.of("jobs/src/test/resources/workbooks");

  private final List<byte[]> good;
  private final Random dice;

  public MutatedFiles(long seed) throws IOException {
    this.good = good();
    this.dice = new Random(seed);
  }

  /** The next file's bytes. */
  public byte[] next() {
    byte[] bytes = good.get(dice.nextInt(good.size()));
    for (int times = 1 + dice.nextInt(3); times > 0; times--) {
      bytes = mutated(bytes, good.get(dice.nextInt(good.size())));
    }
    return bytes;
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
        csv.getBytes(Charset.forName("GB18030")),
        jsonl.getBytes(UTF_8),
        Packing.gzip(text),
        Packing.zip(Packing.entries("visits.csv", csv)),
        Files.readAllBytes(WORKBOOKS.resolve("openpyxl-sheets.xlsx")),
        Files.readAllBytes(WORKBOOKS.resolve("libreoffice-visits.xlsx")));
  }

  private byte[] mutated(byte[] bytes, byte[] other) {
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
