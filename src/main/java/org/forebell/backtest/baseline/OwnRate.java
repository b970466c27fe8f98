package org.forebell.backtest.baseline;

import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.forebell.risk.Quantity;

/** An area's events so far over its days so far, drawn to the rate of the training rows. */
final class OwnRate implements Baseline {

  private static final double PULL_DAYS = 365;

  @Override
  public String name() {
    return "own_rate";
  }

  @Override
  public String title() {
    return "Area's own rate";
  }

  @Override
  public double[] forecast(Panel panel, Subject subject, int[] train, int[] test) {
    double daily = -StrictMath.log1p(-Constant.base(panel, subject, train)) / 7;
    double[] chances = new double[test.length];
    for (int i = 0; i < test.length; i++) {
      double events = panel.observed(subject, Quantity.SUBJECT_EVER, test[i]);
      double days = panel.observed(subject, Quantity.DAYS_KNOWN, test[i]);
      double rate = (events + PULL_DAYS * daily) / (days + PULL_DAYS);
      chances[i] = -StrictMath.expm1(-7 * rate);
    }
    return chances;
  }
}
