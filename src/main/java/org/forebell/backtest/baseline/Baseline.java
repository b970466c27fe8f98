package org.forebell.backtest.baseline;

import java.util.List;
import org.forebell.backtest.Panel;
import org.forebell.report.Subject;

/** What one would pick instead of Forebell. */
public interface Baseline {

  /** The name in backtest.json. */
  String name();

  /** The name for people. */
  String title();

  /**
   * The chances that an event comes within seven days.
   *
   * @param train rows whose outcome may be learnt from, ascending
   * @param test rows to forecast, ascending; of a row what was known by its day may be looked at
   */
  double[] forecast(Panel panel, Subject subject, int[] train, int[] test);

  /** All of them, the reference to beat last. */
  static List<Baseline> all() {
    return List.of(
        new Constant(),
        new OwnRate(),
        Ewma.days30(),
        Ewma.days90(),
        Binned.anyInLast30Days(),
        Binned.countOfLast7Days(),
        Binned.earsC2(),
        new Hawkes(),
        new Logistic());
  }
}
