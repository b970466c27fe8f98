package org.forebell.backtest.lived;

/**
 * One number of a level, and what turning it one step would have done on the same days.
 *
 * @param value the number as it stands; the dwell in days
 * @param higher one step up
 * @param lower one step down
 */
public record Neighbour(Knob knob, double value, Step higher, Step lower) {

  /**
   * Another number and what it came to.
   *
   * @param value NaN at the end of the ladder
   * @param figures of the same level, null where the policy's lines would contradict each other
   */
  public record Step(double value, Figures figures) {}
}
