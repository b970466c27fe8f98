package org.forebell.backtest.silence;

import org.forebell.silence.Sign;

/** Signs as they might have come instead. */
final class Later {

  private static final long DESK = 1;

  private Later() {}

  /** The sign so many milliseconds later. */
  static Sign by(Sign sign, long ms) {
    boolean tells = sign.delayMs() != Sign.TELLS_NOTHING;
    return new Sign(
        sign.area(),
        sign.at() + ms,
        sign.source(),
        sign.reportedAt() + ms,
        sign.report(),
        tells ? sign.delayMs() + ms : sign.delayMs());
  }

  /** A desk's word that there is nothing to report. */
  static Sign nothing(String area, long at) {
    return new Sign(area, at, DESK, at, "", Sign.TELLS_NOTHING);
  }
}
