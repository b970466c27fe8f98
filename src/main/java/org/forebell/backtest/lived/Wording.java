package org.forebell.backtest.lived;

import java.util.Locale;
import org.forebell.risk.DecimalText;

/** Numbers as sentences hold them. */
final class Wording {

  private Wording() {}

  /** A share as per cent with one decimal, "none" where there is nothing to share. */
  static String percent(double share) {
    return Double.isNaN(share) ? "none" : DecimalText.of(share * 100, 1) + " %";
  }

  /** A line's number as the policy writes it. */
  static String number(double value) {
    return DecimalText.of(value, 4);
  }

  static String days(double days) {
    return DecimalText.of(days, 2) + (days == 1 ? " day" : " days");
  }

  static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
