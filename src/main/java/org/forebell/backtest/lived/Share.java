package org.forebell.backtest.lived;

/**
 * Some of all.
 *
 * @param part how many of them
 * @param whole how many there are
 * @param areas in how many areas
 */
public record Share(int part, int whole, int areas) {

  /** The share, 0 to 1, NaN of nothing. */
  public double value() {
    return (double) part / whole;
  }
}
