package org.lastmetre.landing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Deals files out to tasks that run side by side, about as many bytes to each. */
final class Bundles {
  /** A file is read as a whole for each of its shares: that wants many rows, and few shares. */
  private static final long WORTH_SHARING_BYTES = 8L << 20;

  private static final int MOST_SHARES = 4;

  private final List<List<Decoding>> bundles = new ArrayList<>();
  private final List<Long> bytes = new ArrayList<>();

  private Bundles() {}

  /**
   * What each task reads; none reads nothing.
   *
   * @param tasks at most so many
   */
  static List<List<Decoding>> of(List<Decoding> decodings, int tasks) {
    long all = decodings.stream().mapToLong(Bundles::size).sum();
    List<Decoding> parts =
        decodings.stream().flatMap(one -> one.shared(shares(one, all, tasks)).stream()).toList();
    Bundles dealt = new Bundles();
    parts.stream()
        .sorted(Comparator.comparingLong(Bundles::size).reversed())
        .forEach(part -> dealt.deal(part, tasks));
    return dealt.bundles;
  }

  /** Enough that no share of a large file is more than a task's part of all bytes. */
  private static int shares(Decoding decoding, long all, int tasks) {
    long size = size(decoding);
    return size < WORTH_SHARING_BYTES
        ? 1
        : (int) Math.min(MOST_SHARES, Math.ceil((double) size * tasks / all));
  }

  private static long size(Decoding decoding) {
    return decoding.task().stamp().sizeBytes() / decoding.task().share().of();
  }

  private void deal(Decoding part, int tasks) {
    if (bundles.size() < tasks) {
      bundles.add(new ArrayList<>());
      bytes.add(0L);
    }
    int least = 0;
    for (int i = 1; i < bundles.size(); i++) {
      least = bytes.get(i) < bytes.get(least) ? i : least;
    }
    bundles.get(least).add(part);
    bytes.set(least, bytes.get(least) + size(part));
  }
}
