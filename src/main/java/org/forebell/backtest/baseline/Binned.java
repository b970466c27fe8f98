package org.forebell.backtest.baseline;

import org.forebell.backtest.Panel;
import org.forebell.report.Subject;

/**
 * A rule that puts each area-day into one of a few bins; the chance is the share of training days
 * of that bin before an event.
 */
record Binned(String name, String title, int bins, Rule rule) implements Baseline {

  /** Which bin an area-day falls into. */
  interface Rule {
    int bin(Panel panel, Subject subject, int row);
  }

  /** Events of the last 30 days, or none. */
  static Binned anyInLast30Days() {
    return new Binned(
        "any_30d",
        "Any in the last 30 days",
        2,
        (panel, subject, row) -> Math.min(1, count(panel, subject, row, 0, 30)));
  }

  /** What one writes first in Flink: a count in a sliding window of seven days. */
  static Binned countOfLast7Days() {
    return new Binned(
        "count_7d",
        "Count in a sliding 7-day window",
        6,
        (panel, subject, row) -> Math.min(5, count(panel, subject, row, 0, 7)));
  }

  /**
   * EARS C2 (Hutwagner and others, "The bioterrorism preparedness and response Early Aberration
   * Reporting System (EARS)", J Urban Health 2003): today's count against mean and standard
   * deviation of seven days, two days back. Where those are all alike the deviation is taken as
   * that of one event in the seven days, as it would be zero.
   */
  static Binned earsC2() {
    return new Binned("ears_c2", "EARS C2", 5, Binned::c2);
  }

  private static final double LEAST_DEVIATION = StrictMath.sqrt(6.0 / 49);

  private static int c2(Panel panel, Subject subject, int row) {
    double sum = 0;
    double squares = 0;
    for (int back = 3; back < 10; back++) {
      int y = count(panel, subject, row, back, 1);
      sum += y;
      squares += y * y;
    }
    double mean = sum / 7;
    double deviation = StrictMath.sqrt(Math.max(0, squares / 7 - mean * mean));
    double c2 = (count(panel, subject, row, 0, 1) - mean) / Math.max(LEAST_DEVIATION, deviation);
    return c2 < 0 ? 0 : c2 == 0 ? 1 : c2 < 2 ? 2 : c2 < 3 ? 3 : 4;
  }

  /** Events that became known in so many days up to so many days ago. */
  private static int count(Panel panel, Subject subject, int row, int daysAgo, int days) {
    int count = 0;
    int last = row - daysAgo;
    int first = Math.max(panel.firstRow(row), last - days + 1);
    for (int each = last; each >= first; each--) {
      count += panel.fresh(subject, each);
    }
    return count;
  }

  @Override
  public double[] forecast(Panel panel, Subject subject, int[] train, int[] test) {
    double[] events = new double[bins];
    double[] all = new double[bins];
    for (int row : train) {
      int bin = rule.bin(panel, subject, row);
      all[bin]++;
      events[bin] += panel.happened(subject, row) ? 1 : 0;
    }
    double base = Constant.base(panel, subject, train);
    double[] chances = new double[test.length];
    for (int i = 0; i < test.length; i++) {
      int bin = rule.bin(panel, subject, test[i]);
      // One pretended day of the base rate, so that an empty bin says that.
      chances[i] = (events[bin] + base) / (all[bin] + 1);
    }
    return chances;
  }
}
