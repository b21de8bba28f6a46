package org.lastmetre.generate.township;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** What is left to chance, drawn from one seed. */
public final class Chance {
  private static final int OPENS = 8 * 60 + 30;
  private static final int OFFICE_MINUTES = 9 * 60;

  private final Random random;

  /** Draws from the seed alone. */
  public Chance(long seed) {
    this.random = new Random(seed);
  }

  /** A whole number from {@code from} to {@code to}, both included. */
  public int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  /** True so many times in a hundred. */
  public boolean percent(int times) {
    return random.nextInt(100) < times;
  }

  /** One of them, each as likely as the others. */
  public <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /**
   * One of the words, each as often in a hundred as the number before it says, as in {@code "80 met
   * 15 not_home 5 -"}; {@code -} stands for an empty word.
   */
  public String weighted(String weightsAndWords) {
    String[] parts = weightsAndWords.split(" ", -1);
    int lot = random.nextInt(100);
    for (int i = 0; i < parts.length; i += 2) {
      lot -= Integer.parseInt(parts[i]);
      if (lot < 0) {
        return parts[i + 1].equals("-") ? "" : parts[i + 1];
      }
    }
    throw new IllegalArgumentException("The weights of \"" + weightsAndWords + "\" are not 100.");
  }

  /** A day from the first to the last, both included, that is no Sunday. */
  public LocalDate weekday(LocalDate first, LocalDate last) {
    LocalDate day;
    do {
      day = first.plusDays(between(0, (int) ChronoUnit.DAYS.between(first, last)));
    } while (day.getDayOfWeek() == DayOfWeek.SUNDAY);
    return day;
  }

  /** A minute of that day between half past eight and half past five. */
  public LocalDateTime officeTime(LocalDate day) {
    return day.atStartOfDay().plusMinutes(OPENS + random.nextInt(OFFICE_MINUTES));
  }
}
