package org.forebell.backtest.lived;

import java.util.Arrays;

/**
 * The three quartiles, NaN of nothing; between two values by linear interpolation (definition 7 of
 * Hyndman and Fan, 1996).
 */
public record Quartiles(double q1, double median, double q3) {

  static Quartiles of(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(int[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
