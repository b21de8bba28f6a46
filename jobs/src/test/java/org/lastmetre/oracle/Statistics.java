package org.lastmetre.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order statistics of the tables, from their definitions. */
final class Statistics {

  private static final double Z = 1.959964;

  /** A duration that ended, or was still running when last looked at. */
  record Duration(double hours, boolean ended) {}

  /** Hours; null where not reached. */
  record Limits(Double low, Double high) {}

  record Interval(double low, double high) {}

  private Statistics() {}

  /** Numerator over denominator; null over nothing, for empty is not zero. */
  static Double rate(double numerator, long denominator) {
    return denominator == 0 ? null : Double.valueOf(numerator / denominator);
  }

  /** Exact, with linear interpolation between the two nearest; null of no values. */
  static Double percentile(List<Double> values, double p) {
    if (values.isEmpty()) {
      return null;
    }
    List<Double> sorted = new ArrayList<>(values);
    sorted.sort(Comparator.naturalOrder());
    double place = p * (sorted.size() - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }

  /**
   * Kaplan–Meier: the smallest t with S(t) ≤ 1 − p within 1e-9, null where the curve stays above.
   * One censored at t was still at risk at t.
   */
  static Double kaplanMeier(List<Duration> durations, double p) {
    List<Double> times =
        durations.stream()
            .filter(Duration::ended)
            .map(Duration::hours)
            .distinct()
            .sorted()
            .toList();
    List<Double> all = durations.stream().map(Duration::hours).sorted().toList();
    List<Double> ended =
        durations.stream().filter(Duration::ended).map(Duration::hours).sorted().toList();
    double survival = 1;
    int gone = 0; // durations shorter than t
    int counted = 0; // ended ones up to t
    for (double t : times) {
      while (all.get(gone) < t) {
        gone++;
      }
      int before = counted;
      while (counted < ended.size() && ended.get(counted) <= t) {
        counted++;
      }
      survival *= 1 - (double) (counted - before) / (all.size() - gone);
      if (survival <= 1 - p + 1e-9) {
        return t;
      }
    }
    return null;
  }

  /**
   * The 95 % limits of the Kaplan–Meier median: where the limits of the curve itself, by
   * Greenwood's variance on the log(−log) scale, fall to one half; null where one does not while
   * the curve is above 0.
   */
  static Limits medianLimits(List<Duration> durations) {
    Double low = null;
    Double high = null;
    double survival = 1;
    double greenwood = 0;
    for (double t :
        durations.stream()
            .filter(Duration::ended)
            .map(Duration::hours)
            .sorted()
            .distinct()
            .toList()) {
      long atRisk = durations.stream().filter(one -> one.hours() >= t).count();
      long ended = durations.stream().filter(one -> one.ended() && one.hours() == t).count();
      survival *= 1 - (double) ended / atRisk;
      if (ended == atRisk) {
        break;
      }
      greenwood += (double) ended / (atRisk * (atRisk - ended));
      double half = Z * Math.sqrt(greenwood) / -Math.log(survival);
      low = low == null && limit(survival, half) <= 0.5 + 1e-9 ? Double.valueOf(t) : low;
      high = high == null && limit(survival, -half) <= 0.5 + 1e-9 ? Double.valueOf(t) : high;
    }
    return new Limits(low, high);
  }

  private static double limit(double survival, double shift) {
    return Math.exp(-Math.exp(Math.log(-Math.log(survival)) + shift));
  }

  /** Wilson's score interval, clipped to 0..1; n above 0. */
  static Interval wilson(double p, long n) {
    double z2 = Z * Z;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }

  /** P(X ≥ k) of a Poisson variable, term by term; k above 0. */
  static double poissonAtLeast(long k, double mean) {
    double term = Math.exp(-mean);
    double below = term;
    for (long i = 1; i < k; i++) {
      term *= mean / i;
      below += term;
    }
    return 1 - below;
  }

  /** P(X ≤ k) of a binomial variable, term by term. */
  static double binomialAtMost(long k, long n, double p) {
    double sum = 0;
    for (long i = 0; i <= k; i++) {
      sum += Math.exp(logChoose(n, i) + log(p, i) + log(1 - p, n - i));
    }
    return sum;
  }

  private static double logChoose(long n, long k) {
    double sum = 0;
    for (long i = 1; i <= k; i++) {
      sum += Math.log((double) (n - k + i) / i);
    }
    return sum;
  }

  /** The logarithm of a power, with 0 to the 0th being 1. */
  private static double log(double base, long power) {
    return power == 0 ? 0 : power * Math.log(base);
  }
}
