package org.forebell.backtest.baseline;

import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.forebell.risk.HalfLife;

/** An exponentially weighted daily rate, taken for a Poisson rate as it is. */
record Ewma(String name, String title, HalfLife halfLife) implements Baseline {

  static Ewma days30() {
    return new Ewma("ewma_30d", "EWMA 30 d, Poisson", HalfLife.DAYS_30);
  }

  static Ewma days90() {
    return new Ewma("ewma_90d", "EWMA 90 d, Poisson", HalfLife.DAYS_90);
  }

  @Override
  public double[] forecast(Panel panel, Subject subject, int[] train, int[] test) {
    double perDay = StrictMath.log(2) / halfLife.days();
    double[] chances = new double[test.length];
    for (int i = 0; i < test.length; i++) {
      double rate = panel.decayed(subject, halfLife, test[i]) * perDay;
      chances[i] = -StrictMath.expm1(-7 * rate);
    }
    return chances;
  }
}
