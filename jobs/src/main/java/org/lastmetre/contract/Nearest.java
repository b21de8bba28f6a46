package org.lastmetre.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that was probably meant. */
public final class Nearest {
  private static final LevenshteinDistance LETTERS = LevenshteinDistance.getDefaultInstance();

  private Nearest() {}

  /** The word that differs least; empty when every word differs too much. */
  public static Optional<String> of(String given, Collection<String> words) {
    String plain = Words.matchKey(given);
    return words.stream()
        .filter(word -> distance(plain, word) <= near(word))
        .min(Comparator.comparingInt(word -> distance(plain, word)));
  }

  /** A third of its letters, in longer words at least two: that many a swap of neighbours costs. */
  private static int near(String word) {
    return word.length() <= 3 ? 1 : Math.max(2, word.length() / 3);
  }

  private static int distance(String plain, String word) {
    return LETTERS.apply(plain, Words.matchKey(word));
  }
}
