package org.forebell.risk;

/**
 * One part of a score.
 *
 * @param value what was seen, in the unit the name says
 * @param effectMicronats what it adds to the log of the daily intensity, in millionths: whole
 *     numbers, so that the factors add up to the score exactly
 */
public record Factor(String name, double value, long effectMicronats) {

  /** What it adds to the log of the daily intensity. */
  public double effect() {
    return effectMicronats / 1e6;
  }

  /** What it multiplies the daily intensity by. */
  public double multiplier() {
    return StrictMath.exp(effect());
  }
}
