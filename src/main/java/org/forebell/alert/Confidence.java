package org.forebell.alert;

/** How well what an alert rests on is known; apart from how likely or how grave it is. */
public enum Confidence {
  LOW("low"),
  MODERATE("moderate"),
  HIGH("high");

  /**
   * The mean of B and 2 on the Admiralty scale, in MISP's numbers: usually reliable, probably true.
   */
  private static final int GOOD = 75;

  private final String code;

  Confidence(String code) {
    this.code = code;
  }

  /**
   * The confidence in a set of events.
   *
   * <p>High: some event is told by two independent sources or more, and some report is graded B2 or
   * better. Moderate: either of the two. Low: neither. Ungraded reports are unknown, not worthless,
   * so they neither raise nor lower it; forwards by one source count once.
   *
   * @param sources the most sources, independent of each other, that tell of one event
   * @param weight the best grade, 0 to 100
   */
  public static Confidence of(int sources, int weight) {
    boolean corroborated = sources >= 2;
    boolean graded = weight >= GOOD;
    if (corroborated && graded) {
      return HIGH;
    }
    return corroborated || graded ? MODERATE : LOW;
  }

  /** The constant with this code, null when there is none. */
  static Confidence of(String code) {
    for (Confidence each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    return null;
  }

  /** The code in every contract. */
  public String code() {
    return code;
  }
}
