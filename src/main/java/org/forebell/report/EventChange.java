package org.forebell.report;

/**
 * One event of an area became known, changed, or was withdrawn.
 *
 * @param at the time of knowledge, epoch milliseconds
 * @param before exactly the facts last given for this event, null when it is new
 * @param after the facts from now on, null when nothing valid is left of it
 */
public record EventChange(long at, EventFacts before, EventFacts after) {

  /** The event's key in its area. */
  public String event() {
    return after == null ? before.event() : after.event();
  }
}
