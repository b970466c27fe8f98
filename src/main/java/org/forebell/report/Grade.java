package org.forebell.report;

/**
 * How far a source and its word are to be trusted, on the Admiralty scale.
 *
 * @param reliability of the source, A (completely) to E (unreliable), F when it cannot be judged
 * @param credibility of the word, 1 (confirmed by others) to 5 (improbable), 6 when it cannot be
 *     judged
 */
public record Grade(char reliability, int credibility) {

  /** What a report without a grade has: unknown, which is not worthless. */
  public static final Grade UNKNOWN = new Grade('F', 6);

  // MISP's numbers, taxonomy admiralty-scale at 7591c55: A/1=100 ... E/5=0, F/6=50.
  private static final int[] PERCENT = {100, 75, 50, 25, 0, 50};

  public Grade {
    if (reliability < 'A' || reliability > 'F' || credibility < 1 || credibility > 6) {
      throw new IllegalArgumentException(
          "give a reliability A to F and a credibility 1 to 6, not " + reliability + credibility);
    }
  }

  /** The mean of both in percent, 0 to 100, rounded down. */
  public int weight() {
    return (PERCENT[reliability - 'A'] + PERCENT[credibility - 1]) / 2;
  }
}
