package org.forebell.delivery;

/**
 * One way to reach a recipient.
 *
 * @param interrupts whether what comes this way rings, so that it counts against the budget
 */
public record Reach(Address address, boolean interrupts) {

  public String channel() {
    return address.channel();
  }
}
