package org.lastmetre.worktime;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an answer may take, as policies write it: {@code 24 hours}, {@code 5 days}, {@code 3
 * working_days}.
 *
 * @param amount how many units, at least 1 and at most {@value #MAX_AMOUNT}
 * @param unit what is counted
 */
public record Limit(int amount, Unit unit) implements Serializable {

  /** The longest limit taken; beyond it a slip of the pen is likelier than an intention. */
  public static final int MAX_AMOUNT = 99_999;

  private static final Pattern WRITTEN =
      Pattern.compile("\\s*(\\d{1,5})\\s+(hours?|days?|working_days?)\\s*");

  /** What a limit counts. */
  public enum Unit {
    /** Hours of the clock, from the instant. */
    HOURS,
    /** Calendar days, the start day not counted; a rest day at the end moves it on. */
    DAYS,
    /** Working days, the start day not counted. */
    WORKING_DAYS
  }

  /**
   * Checks the amount.
   *
   * @throws IllegalArgumentException when the amount is below 1 or above {@value #MAX_AMOUNT}
   */
  public Limit {
    if (amount < 1 || amount > MAX_AMOUNT) {
      throw new IllegalArgumentException(
          "a limit of " + amount + " is none; write 1 to " + MAX_AMOUNT);
    }
  }

  /**
   * Reads a limit as policies write it; the singular ({@code 1 working_day}) is taken too.
   *
   * @param written such as {@code 3 working_days}
   * @return empty when it is not of the form amount, space, unit, or the amount is 0
   */
  public static Optional<Limit> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int amount = Integer.parseInt(matcher.group(1));
    if (amount == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Limit(
            amount,
            switch (matcher.group(2)) {
              case "hour", "hours" -> Unit.HOURS;
              case "day", "days" -> Unit.DAYS;
              default -> Unit.WORKING_DAYS;
            }));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return amount + " " + unit.name().toLowerCase(Locale.ROOT);
  }
}
