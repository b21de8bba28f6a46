package org.lastmetre.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How the records behind a rate are found: {@code explains} of a metric's promise.
 *
 * @param rate the column explained
 * @param sql one row per record and cell, with the columns of the table's key, over the views that
 *     the metric's query sees
 * @param denominator which of these rows are counted below, as SQL over them
 * @param numerator which of those are counted above, as SQL: a condition, or a weight of 0 to 1
 */
public record Explanation(String rate, String sql, String denominator, String numerator) {

  /** The explanation of a metric's rate; empty when its promise has none. */
  public static Optional<Explanation> of(Metric metric, String rate) {
    return of(metric).stream().filter(one -> one.rate().equals(rate)).findFirst();
  }

  /**
   * All of a metric, by the name of the rate.
   *
   * @throws IllegalStateException when its promise has them in another form
   */
  public static List<Explanation> of(Metric metric) {
    Object explains = metric.table().extras().get("explains");
    if (explains == null) {
      return List.of();
    }
    List<Explanation> explanations = new ArrayList<>();
    if (explains instanceof Map<?, ?> parts && parts.get("rates") instanceof Map<?, ?> rates) {
      for (Object rate : new TreeSet<Object>(rates.keySet())) {
        Map<?, ?> counted = (Map<?, ?>) rates.get(rate);
        explanations.add(
            new Explanation(
                rate.toString(),
                word(metric, parts, "sql"),
                word(metric, counted, "denominator"),
                word(metric, counted, "numerator")));
      }
    }
    if (explanations.isEmpty()) {
      throw new IllegalStateException(
          "gold.%s: explains lacks rates in its .yml".formatted(metric.table().name()));
    }
    return explanations;
  }

  private static String word(Metric metric, Map<?, ?> parts, String key) {
    Object value = parts.get(key);
    if (value == null) {
      throw new IllegalStateException(
          "gold.%s: explains lacks %s in its .yml".formatted(metric.table().name(), key));
    }
    return value.toString();
  }
}
