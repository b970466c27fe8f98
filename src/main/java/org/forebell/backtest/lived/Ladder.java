package org.forebell.backtest.lived;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.forebell.risk.DecimalText;

/** The round numbers a line may be drawn at, as people would write them; one step is one rung. */
final class Ladder {

  static final Ladder CHANCES =
      new Ladder(
          0.001, 0.0015, 0.002, 0.0025, 0.003, 0.004, 0.005, 0.006, 0.007, 0.008, 0.009, 0.01,
          0.012, 0.015, 0.018, 0.02, 0.025, 0.03, 0.035, 0.04, 0.045, 0.05, 0.055, 0.06, 0.065,
          0.07, 0.08, 0.09, 0.1, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.18, 0.2, 0.22, 0.25, 0.28,
          0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95);
  static final Ladder LIFTS =
      new Ladder(
          1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12, 15, 20);

  /** No longer than the week a chance is about: after it, nothing would stand behind the alert. */
  static final Ladder DAYS = new Ladder(1, 2, 3, 4, 5, 6, 7);

  private static final int DECIMALS = 4;

  private final double[] rungs;

  /**
   * @param rungs rising
   */
  Ladder(double... rungs) {
    this.rungs = rungs;
  }

  /** The next rung above a value, NaN when there is none. */
  double above(double value) {
    return DoubleStream.of(rungs).filter(rung -> rung > value).findFirst().orElse(Double.NaN);
  }

  /** The next rung below a value, NaN when there is none. */
  double below(double value) {
    return DoubleStream.of(rungs).filter(rung -> rung < value).max().orElse(Double.NaN);
  }

  /** The highest rung not above a value, or the lowest of all. */
  double atMost(double value) {
    return DoubleStream.of(rungs).filter(rung -> rung <= value).max().orElse(rungs[0]);
  }

  /** The lowest rung not below a value, or the highest of all. */
  double atLeast(double value) {
    return DoubleStream.of(rungs)
        .filter(rung -> rung >= value)
        .findFirst()
        .orElse(rungs[rungs.length - 1]);
  }

  /** The rungs above a value. */
  double[] allAbove(double value) {
    return Arrays.stream(rungs).filter(rung -> rung > value).toArray();
  }

  /** How far a number is from a round one: 0 with one digit, 1 if a five follows it, else 2. */
  static int roughness(double value) {
    String digits = DecimalText.of(value, DECIMALS).replace(".", "");
    String significant = digits.replaceAll("^0+|0+$", "");
    if (significant.length() <= 1) {
      return 0;
    }
    return significant.length() == 2 && significant.endsWith("5") ? 1 : 2;
  }
}
