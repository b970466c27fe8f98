package org.forebell.inbound;

/** What somebody wrote back to a message. */
public sealed interface Reply {

  /**
   * The reader has it.
   *
   * @param alert the alert's name, or its first group alone
   * @param version 0 where none is named: what was last sent
   */
  record Acknowledges(String alert, int version) implements Reply {}

  /**
   * What came of it.
   *
   * @param verdict a code: {@code true}, {@code false}, {@code unverifiable}, {@code averted}
   */
  record Tells(String alert, String verdict) implements Reply {}

  /** Neither; what it says instead is for people to read. */
  record Other() implements Reply {}
}
