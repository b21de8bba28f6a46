package org.lastmetre.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.lastmetre.hostile.HostileTexts.row;
import static org.lastmetre.hostile.HostileTexts.visits;
import static org.lastmetre.hostile.Packing.entries;
import static org.lastmetre.hostile.Packing.gzip;
import static org.lastmetre.hostile.Packing.zip;

import java.util.Arrays;
import java.util.Map;
import org.apache.commons.lang3.ArrayUtils;

/** Packed files. */
final class HostileArchives {
  private static final int BOMB_MB = 80;

  private HostileArchives() {}

  private static byte[] csv(String id) {
    return visits(row(id)).getBytes(UTF_8);
  }

  static void put(Map<String, byte[]> files) {
    byte[] good = gzip(visits(row("gc1"), row("gc2"), row("gc3")).getBytes(UTF_8));
    files.put("visits.gz-good.csv.gz", gzip(csv("gg1")));
    files.put("visits.gz-cut.csv.gz", Arrays.copyOf(good, good.length / 2));
    byte[] wrong = good.clone();
    wrong[wrong.length - 6] ^= 1;
    files.put("visits.gz-checksum.csv.gz", wrong);
    files.put(
        "visits.gz-garbage.csv.gz", ArrayUtils.addAll(gzip(csv("gx1")), "more".getBytes(UTF_8)));
    files.put("visits.gz-twice.csv.gz", gzip(gzip(csv("gt1"))));
    files.put(
        "visits.gz-joined.csv.gz",
        ArrayUtils.addAll(gzip(csv("gj1")), gzip((row("gj2") + "\n").getBytes(UTF_8))));
    files.put("visits.gz-empty.csv.gz", gzip(new byte[0]));
    files.put("visits.gz-bomb.csv.gz", Packing.gzipOf(csv("gb2"), BOMB_MB));
    files.put("visits.zip-good.csv.zip", zip(entries("visits.csv", visits(row("zg1")))));
    files.put(
        "visits.zip-climbing.csv.zip",
        zip(entries("../../../../tmp/evil.csv", visits(row("zc1")))));
    files.put("visits.zip-absolute.csv.zip", zip(entries("/etc/evil.csv", visits(row("za1")))));
    files.put(
        "visits.zip-several.csv.zip",
        zip(entries("a.csv", visits(row("zs1")), "b.csv", visits(row("zs2")))));
    files.put(
        "visits.zip-mac.csv.zip",
        zip(entries("visits.csv", visits(row("zm1")), "__MACOSX/._visits.csv", "x")));
    files.put("visits.zip-none.csv.zip", zip(entries("folder/", "")));
    byte[] zipped = zip(entries("visits.csv", visits(row("zt1"))));
    files.put("visits.zip-cut.csv.zip", Arrays.copyOf(zipped, zipped.length - 30));
    files.put("visits.zip-nested.csv.zip", zip(Map.of("inner.zip", zipped)));
    files.put(
        "visits.zip-bomb.csv.zip",
        zip(entries("visits.csv", visits(row("zb1"))), "visits.csv", BOMB_MB));
    files.put("visits.zip-password.csv.zip", encrypted(zipped));
  }

  /** Says of the only entry that it is encrypted, in both places. */
  private static byte[] encrypted(byte[] zip) {
    byte[] marked = zip.clone();
    for (int i = 0; i + 10 < marked.length; i++) {
      if (marked[i] == 'P' && marked[i + 1] == 'K') {
        int flags = marked[i + 2] == 3 ? 6 : marked[i + 2] == 1 ? 8 : 0;
        if (flags > 0) {
          marked[i + flags] |= 1;
        }
        if (flags == 6) {
          // What a password makes of the bytes: here the first is enough.
          int data = i + 30 + marked[i + 26] + marked[i + 28];
          marked[data] ^= 0x55;
        }
      }
    }
    return marked;
  }
}
