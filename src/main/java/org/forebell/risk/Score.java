package org.forebell.risk;

import java.util.List;

/**
 * How likely, against what is usual, and why.
 *
 * @param probability of at least one incident or threat affecting the subject within the horizon, 0
 *     to 1, to 8 decimals
 * @param usual the same from the area's own long run
 * @param factors whose effects add up to the log of the daily intensity
 */
public record Score(double probability, double usual, List<Factor> factors) {

  /** The log of the daily intensity, in millionths. */
  public long micronats() {
    return factors.stream().mapToLong(Factor::effectMicronats).sum();
  }

  /**
   * The chance of at least one event within a span at a constant intensity: 1 − exp(−λ·H).
   *
   * @param micronats the log of the daily intensity, in millionths
   */
  public static double probability(long micronats, double days) {
    double intensity = StrictMath.exp(micronats / 1e6);
    return StrictMath.round(-StrictMath.expm1(-intensity * days) * 1e8) / 1e8;
  }
}
