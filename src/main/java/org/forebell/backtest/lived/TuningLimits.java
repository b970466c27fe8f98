package org.forebell.backtest.lived;

/**
 * What watch must keep within in every trial.
 *
 * @param areaDays most share of area-days, above 0 and at most 1
 * @param episodesKept most episodes with hysteresis as a share of those without
 */
record TuningLimits(double areaDays, double episodesKept) {

  /** By how much figures break the limits, as shares of them; 0 when they are kept. */
  double excess(Figures figures) {
    return over(figures.mostAreaDays(), areaDays) + over(figures.episodesKept(), episodesKept);
  }

  private static double over(double value, double limit) {
    return value > limit ? value / limit - 1 : 0;
  }
}
