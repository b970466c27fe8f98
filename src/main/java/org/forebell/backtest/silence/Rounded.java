package org.forebell.backtest.silence;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as they are told: three places. */
final class Rounded {

  private Rounded() {}

  static BigDecimal of(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN);
  }
}
