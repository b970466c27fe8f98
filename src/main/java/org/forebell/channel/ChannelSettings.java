package org.forebell.channel;

import java.time.Duration;

/**
 * A channel as {@code config/channels.yaml} sets it.
 *
 * @param interrupts whether a message there interrupts a person, so that quiet hours and the budget
 *     hold for it
 * @param live whether it reaches people or systems that would act on it: an exercise never goes
 *     there
 */
public record ChannelSettings(
    String name, boolean interrupts, boolean live, Bounds bounds, Medium medium) {

  /**
   * How much a channel may hold, so that one that is dead slows no other.
   *
   * @param timeout after which an attempt is given up, and a message that waits for its turn too
   * @param atOnce how many messages may be under way at a time
   * @param waiting how many more may wait for their turn
   * @param rest how long nothing is tried after {@link Bounded#FAILURES} failures in a row
   */
  public record Bounds(Duration timeout, int atOnce, int waiting, Duration rest) {}
}
