package org.forebell.cli;

/**
 * What the launcher knows of the terminal. Java itself can tell only whether input and output both
 * are one, and that no longer on newer versions.
 */
final class Terminal {
  private static final int USUAL_COLUMNS = 80;

  private Terminal() {}

  /** Whether a person sees standard output as it comes; else it is a file or another program. */
  static boolean showsOutput() {
    return System.getProperty("forebell.terminal", "").contains("1");
  }

  /** Whether a person sees standard error as it comes: the place for progress. */
  static boolean showsErrors() {
    return System.getProperty("forebell.terminal", "").contains("2");
  }

  /** How many characters a line of the terminal has. */
  static int columns() {
    return Math.max(20, Integer.getInteger("forebell.columns", USUAL_COLUMNS));
  }
}
