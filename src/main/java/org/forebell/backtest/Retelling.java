package org.forebell.backtest;

import java.util.function.UnaryOperator;
import org.forebell.report.ledger.Filing;

/**
 * A way in which the same events might have become known later, or never.
 *
 * @param code in backtest.json
 * @param lateDays by which every report comes later
 * @param lostPercent of the reports never come; which ones is a hash of their id
 */
record Retelling(String code, String title, int lateDays, int lostPercent) {

  static final Retelling AS_REPORTED = new Retelling("as_reported", "as reported", 0, 0);

  private static final long DAY_MS = 86_400_000L;

  /** As reported, one, three and seven days late, and a fifth never. */
  static Retelling[] all() {
    return new Retelling[] {
      AS_REPORTED,
      new Retelling("late_1d", "every report 1 day late", 1, 0),
      new Retelling("late_3d", "every report 3 days late", 3, 0),
      new Retelling("late_7d", "every report 7 days late", 7, 0),
      new Retelling("never_20", "one report in five never comes", 0, 20)
    };
  }

  Chronicle of(Chronicle chronicle) {
    UnaryOperator<Filing> change = filing -> isLost(filing) ? null : later(filing);
    return chronicle.retold(change);
  }

  private boolean isLost(Filing filing) {
    return Math.floorMod(filing.id().hashCode() * 0x9E3779B9 >>> 7, 100) < lostPercent;
  }

  private Filing later(Filing filing) {
    long at = filing.knownAt() + lateDays * DAY_MS;
    if (filing instanceof Filing.Told told) {
      return new Filing.Told(told.area(), at, told.version(), told.claim());
    }
    if (filing instanceof Filing.Withdrawn) {
      return new Filing.Withdrawn(filing.area(), at, filing.id());
    }
    return filing;
  }
}
