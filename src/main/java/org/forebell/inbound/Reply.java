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

  /**
   * An alert's name and no word: it acknowledges where its sender was told of exactly one alert of
   * that name, as messages ask for that have no room for a word.
   *
   * @param alert the alert's name, or its first group alone
   * @param version 0 where none is named: what was last sent
   */
  record Names(String alert, int version) implements Reply {}

  /** None of these; what it says instead is for people to read. */
  record Other() implements Reply {}
}
