package org.forebell.alert;

import java.util.Locale;

/**
 * Chances in words: the bands of the United States' Intelligence Community Directive 203, as in
 * MISP's taxonomy {@code estimative-language}. A word alone is read in very different ways, so it
 * never stands without its number.
 */
public enum Likelihood {
  ALMOST_NO_CHANCE(0.05),
  VERY_UNLIKELY(0.20),
  UNLIKELY(0.45),
  ROUGHLY_EVEN_CHANCE(0.55),
  LIKELY(0.80),
  VERY_LIKELY(0.95),
  ALMOST_CERTAIN(Double.POSITIVE_INFINITY);

  private final double below;

  Likelihood(double below) {
    this.below = below;
  }

  /** The band of a chance from 0 to 1. */
  public static Likelihood of(double chance) {
    for (Likelihood each : values()) {
      if (chance < each.below) {
        return each;
      }
    }
    return ALMOST_CERTAIN;
  }

  /** The least chance of the band. */
  public double from() {
    return ordinal() == 0 ? 0 : values()[ordinal() - 1].below;
  }

  /** The least chance above the band, 1 for the last. */
  public double to() {
    return Math.min(1, below);
  }

  /** The code in templates. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In English. */
  public String words() {
    return code().replace('_', ' ');
  }
}
