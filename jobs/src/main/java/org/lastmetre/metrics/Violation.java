package org.lastmetre.metrics;

/**
 * A promise that computed rows break: the night must not be published.
 *
 * @param table the table
 * @param what the promise
 * @param example one offending row
 */
public record Violation(String table, String what, String example) {
  @Override
  public String toString() {
    return "gold.%s: %s; for example %s".formatted(table, what, example);
  }
}
