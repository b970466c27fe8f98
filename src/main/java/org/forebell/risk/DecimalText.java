package org.forebell.risk;

/**
 * Numbers as text with a fixed number of decimals at most, the same on every machine: how the
 * platform prints a double has changed between releases.
 */
public final class DecimalText {

  private static final long[] POWERS = {
    1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L
  };

  private DecimalText() {}

  /**
   * The value rounded to a number of decimals, without trailing zeros.
   *
   * @param value finite, and below 10^9
   * @param decimals 0 to 8
   */
  public static String of(double value, int decimals) {
    return ofScaled(StrictMath.round(value * POWERS[decimals]), decimals);
  }

  /** The text of {@code scaled / 10^decimals}, without trailing zeros. */
  public static String ofScaled(long scaled, int decimals) {
    long power = POWERS[decimals];
    long magnitude = Math.abs(scaled);
    StringBuilder text = new StringBuilder(16);
    if (scaled < 0) {
      text.append('-');
    }
    text.append(magnitude / power);
    long fraction = magnitude % power;
    if (fraction != 0) {
      text.append('.');
      for (long place = power / 10; fraction != 0; place /= 10) {
        text.append((char) ('0' + fraction / place));
        fraction %= place;
      }
    }
    return text.toString();
  }
}
