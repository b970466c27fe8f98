package org.forebell.report.ledger;

/**
 * A valid report among those that tell of an event.
 *
 * @param knownAt when this version became known, epoch milliseconds
 */
public record Member(Claim claim, long reportedAt, long knownAt) {

  /** The hour it speaks of; news cannot be of later than when it became known. */
  int slice() {
    return Slices.of(Math.min(claim.occurredAt(), knownAt));
  }
}
