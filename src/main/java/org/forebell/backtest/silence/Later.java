package org.forebell.backtest.silence;

import org.forebell.silence.Heard;

/** Signs as they might have come instead. */
final class Later {

  private static final long DESK = 1;

  private Later() {}

  /** The sign so many milliseconds later. */
  static Heard by(Heard sign, long ms) {
    boolean tells = sign.delayMs() != Heard.TELLS_NOTHING;
    return new Heard(
        sign.area(), sign.at() + ms, sign.source(), tells ? sign.delayMs() + ms : sign.delayMs());
  }

  /** A desk's word that there is nothing to report. */
  static Heard nothing(String area, long at) {
    return new Heard(area, at, DESK, Heard.TELLS_NOTHING);
  }
}
