package org.forebell.wording;

import java.util.List;

/** Chances and counts in a language's own figures. Nothing is told as certain or impossible. */
final class Figures {

  private static final double LEAST = 0.001;
  private static final double MOST = 0.99;
  private static final List<String> BANDS = List.of("0", "1–4", "5–9", "10–19", "20–49", "50+");
  private static final List<Integer> LOWEST = List.of(0, 1, 5, 10, 20, 50);

  private final Phrases phrases;

  Figures(Phrases phrases) {
    this.phrases = phrases;
  }

  String percent(double chance) {
    if (chance < LEAST) {
      return phrases.text("percent.below", "n", phrases.number(LEAST * 100, 1));
    }
    if (chance > MOST) {
      return phrases.text("percent.over", "n", phrases.number(MOST * 100, 0));
    }
    return phrases.text("percent", "n", phrases.number(chance * 100, chance < 0.01 ? 1 : 0));
  }

  /** A line of the policy, such as 3.5 %. */
  String line(double share) {
    return phrases.text("percent", "n", phrases.number(share * 100, 1));
  }

  /** The N of 1 in N. */
  String oneIn(double chance) {
    if (chance < LEAST) {
      return phrases.number(1 / LEAST, 0) + "+";
    }
    return phrases.number(1 / Math.min(chance, MOST), chance > 0.95 ? 2 : chance > 0.2 ? 1 : 0);
  }

  String count(int count, boolean banded) {
    return banded ? BANDS.get(LOWEST.indexOf(count)) : phrases.number(count, 0);
  }

  /** Whole hours, whole days from two on, at least one. */
  long hours(long millis) {
    long hours = Math.max(1, millis / 3_600_000L);
    return hours < 48 ? hours : hours / 24 * 24;
  }

  /** What a reason multiplies the rate by. */
  String times(double times) {
    return phrases.number(times, times < 10 ? 2 : 0);
  }
}
