package org.forebell.silence;

/** Weeks and their hours, UTC; weeks begin on Monday. What fades, fades when a week begins. */
final class Weeks {

  static final long MINUTE_MS = 60_000L;
  static final long HOUR_MS = 60 * MINUTE_MS;
  static final int HOURS = 168;
  static final int MINUTES = HOURS * 60;

  private static final long WEEK_MS = HOURS * HOUR_MS;
  // 1970-01-01 was a Thursday.
  private static final long MONDAY_MS = 72 * HOUR_MS;
  private static final int LONGEST = 1040;

  private Weeks() {}

  static int of(long atMs) {
    return (int) Math.floorDiv(atMs + MONDAY_MS, WEEK_MS);
  }

  /** Minutes since the week began. */
  static double minute(long atMs) {
    return Math.floorMod(atMs + MONDAY_MS, WEEK_MS) / (double) MINUTE_MS;
  }

  /** The hour of the week, 0 to 167. */
  static int hour(long atMs) {
    return (int) (Math.floorMod(atMs + MONDAY_MS, WEEK_MS) / HOUR_MS);
  }

  static long startMs(int week) {
    return week * WEEK_MS - MONDAY_MS;
  }

  /**
   * What is left of a sum after some weeks, in whole numbers, so that it is the same everywhere.
   *
   * @param keep what a week leaves of 65,536
   */
  static long faded(long sum, int weeks, int keep) {
    long left = sum;
    for (int i = Math.min(weeks, LONGEST); i > 0 && left != 0; i--) {
      left = left / 65_536 * keep + left % 65_536 * keep / 65_536;
    }
    return left;
  }
}
