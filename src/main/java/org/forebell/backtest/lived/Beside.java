package org.forebell.backtest.lived;

import org.forebell.backtest.measure.Interval;

/**
 * A share under the live policy and under a shadow.
 *
 * @param difference shadow less live
 */
public record Beside(Share live, Share shadow, Interval difference) {

  /** From how many areas on drawing them again says how sure a difference is. */
  public static final int ENOUGH_AREAS = 10;

  /** What can be said of a difference. */
  public enum Finding {
    /** One of the two rests on too few. */
    TOO_FEW,
    /** It may be chance: the interval holds no difference at all. */
    ALIKE,
    LESS,
    MORE
  }

  /** What can be said, where a share says something from {@link Cover#ENOUGH} on. */
  public Finding finding() {
    if (isThin(live) || isThin(shadow)) {
      return Finding.TOO_FEW;
    }
    if (difference.low() > 0) {
      return Finding.MORE;
    }
    return difference.high() < 0 ? Finding.LESS : Finding.ALIKE;
  }

  private static boolean isThin(Share share) {
    return share.whole() < Cover.ENOUGH || share.areas() < ENOUGH_AREAS;
  }
}
