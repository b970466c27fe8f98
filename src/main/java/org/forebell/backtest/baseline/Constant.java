package org.forebell.backtest.baseline;

import java.util.Arrays;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;

/** The share of training days before an event, everywhere and always. */
final class Constant implements Baseline {

  @Override
  public String name() {
    return "constant";
  }

  @Override
  public String title() {
    return "Constant";
  }

  @Override
  public double[] forecast(Panel panel, Subject subject, int[] train, int[] test) {
    double[] chances = new double[test.length];
    Arrays.fill(chances, base(panel, subject, train));
    return chances;
  }

  static double base(Panel panel, Subject subject, int[] train) {
    int events = 0;
    for (int row : train) {
      events += panel.happened(subject, row) ? 1 : 0;
    }
    return (double) events / Math.max(1, train.length);
  }
}
