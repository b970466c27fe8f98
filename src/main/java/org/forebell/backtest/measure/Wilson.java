package org.forebell.backtest.measure;

/**
 * The share of successes in so many trials with the 95 % score interval of Wilson (1927), Probable
 * Inference, the Law of Succession, and Statistical Inference, JASA 22(158), eq. 2: it keeps within
 * 0 and 1, and says how little a handful of trials tells.
 */
public final class Wilson {

  /** The 97.5th percentile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  private Wilson() {}

  /** The share, NaN throughout where nothing was tried. */
  public static Interval of(long successes, long trials) {
    if (trials == 0) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN);
    }
    double n = trials;
    double share = successes / n;
    double centre = share + Z * Z / (2 * n);
    double reach = Z * StrictMath.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    double low = successes == 0 ? 0 : (centre - reach) / scale;
    double high = successes == trials ? 1 : (centre + reach) / scale;
    return new Interval(share, low, high);
  }
}
