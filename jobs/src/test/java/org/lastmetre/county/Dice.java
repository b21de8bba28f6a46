package org.lastmetre.county;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded chance. Each topic throws dice of its own, so that a change in one topic leaves the rows
 * of the others as they were.
 */
final class Dice {
  private final SplittableRandom random;

  private Dice(SplittableRandom random) {
    this.random = random;
  }

  static Dice of(long seed, String topic) {
    return new Dice(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + topic.hashCode()));
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** From 0 to {@code bound} - 1; 0 when there is nothing to choose from. */
  int below(int bound) {
    return bound <= 1 ? 0 : random.nextInt(bound);
  }

  /** Both ends included; {@code low} when they are the wrong way round. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  /** Words by weight: a word that is to come more often stands in the text more often. */
  String word(String words) {
    return pick(List.of(words.split(" ", -1)));
  }

  /** As {@link #word}, where {@code -} stands for an empty cell. */
  String wordOrNull(String words) {
    String word = word(words);
    return word.equals("-") ? null : word;
  }

  <T> List<T> shuffled(List<T> values) {
    List<T> shuffled = new ArrayList<>(values);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T held = shuffled.get(i);
      shuffled.set(i, shuffled.get(j));
      shuffled.set(j, held);
    }
    return shuffled;
  }
}
