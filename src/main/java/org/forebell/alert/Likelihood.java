package org.forebell.alert;

/**
 * Chances in words: the bands of the United States' Intelligence Community Directive 203, as in
 * MISP's taxonomy {@code estimative-language}. A word alone is read in very different ways, so it
 * never stands without its number.
 */
final class Likelihood {

  private Likelihood() {}

  static String words(double chance) {
    if (chance < 0.05) {
      return "almost no chance";
    }
    if (chance < 0.20) {
      return "very unlikely";
    }
    if (chance < 0.45) {
      return "unlikely";
    }
    if (chance < 0.55) {
      return "roughly even chance";
    }
    if (chance < 0.80) {
      return "likely";
    }
    return chance < 0.95 ? "very likely" : "almost certain";
  }
}
