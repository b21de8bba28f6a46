package org.lastmetre.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that was probably meant. */
public final class Nearest {
  private static final LevenshteinDistance LETTERS = LevenshteinDistance.getDefaultInstance();

  /** No word is longer; a cell may have millions of letters. */
  private static final int COMPARED = 100;

  private Nearest() {}

  /** The word that differs least; empty when every word differs too much. */
  public static Optional<String> of(String given, Collection<String> words) {
    String plain = Words.matchKey(given);
    return words.stream()
        .filter(word -> distance(plain, word) <= near(word))
        .min(Comparator.comparingInt(word -> distance(plain, word)));
  }

  /** In how many letters two texts differ; of long ones the beginnings are compared. */
  public static int letters(String one, String other) {
    return LETTERS.apply(StringUtils.left(one, COMPARED), StringUtils.left(other, COMPARED));
  }

  /** A third of its letters, in longer words at least two: that many a swap of neighbours costs. */
  private static int near(String word) {
    return word.length() <= 3 ? 1 : Math.max(2, word.length() / 3);
  }

  private static int distance(String plain, String word) {
    return letters(plain, Words.matchKey(word));
  }
}
