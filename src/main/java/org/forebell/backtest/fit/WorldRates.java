package org.forebell.backtest.fit;

import org.forebell.backtest.Panel;
import org.forebell.report.Subject;
import org.forebell.risk.Quantity;

/**
 * Events a day in an area over all areas of some rows: what a country new to the system starts at.
 */
public record WorldRates(double ofSubject, double ofAll) {

  /** What one event would add is the least a rate is taken to be, so that its log exists. */
  private static final double LEAST_EVENTS = 0.5;

  /**
   * The rates up to the last of each area's rows.
   *
   * @param rows ascending
   */
  public static WorldRates of(Panel panel, Subject subject, int[] rows) {
    double events = 0;
    double all = 0;
    double days = 0;
    for (int i = 0; i < rows.length; i++) {
      boolean last = i + 1 == rows.length || panel.area(rows[i + 1]) != panel.area(rows[i]);
      if (last) {
        events += panel.observed(subject, Quantity.SUBJECT_EVER, rows[i]);
        all += panel.observed(subject, Quantity.ALL_EVER, rows[i]);
        days += panel.observed(subject, Quantity.DAYS_KNOWN, rows[i]);
      }
    }
    double exposure = Math.max(1, days);
    return new WorldRates(rate(events, exposure), rate(all, exposure));
  }

  /** As many places as model.json holds. */
  private static double rate(double events, double days) {
    return Math.max(1, StrictMath.rint(Math.max(events, LEAST_EVENTS) / days * 1e9)) / 1e9;
  }
}
