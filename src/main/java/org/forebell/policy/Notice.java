package org.forebell.policy;

/** A record of the topic {@code policy}. */
public sealed interface Notice {

  /** Whether it says nothing any more about an instant, epoch milliseconds, or any later one. */
  default boolean isOver(long at) {
    return this instanceof Overriding overriding && overriding.override().until() < at;
  }

  /**
   * A policy, complete in itself.
   *
   * @param live whether it takes force at once; else it runs beside as a shadow
   * @param by the post that answers for it
   */
  record Publication(PublishedPolicy policy, boolean live, String by, String reason)
      implements Notice {}

  /** A policy published before, live or shadow, takes force. */
  record Promotion(String of, String by, String reason) implements Notice {}

  /** A policy is gone, or an override ends before its time. */
  record Retirement(String of, String by, String reason) implements Notice {}

  /** Something is decided about an area, until an end. */
  record Overriding(AreaOverride override) implements Notice {}

  /** Time passes. */
  record Beat() implements Notice {}
}
