package org.forebell.report.ledger;

/**
 * What one report says, reduced to what can move a score: no act, no source by name, no text. The
 * source is a hash, only ever compared for being the same.
 */
public sealed interface Claim permits IncidentClaim, AccessClaim {

  /** The report's own id. */
  String id();

  /** The key of the event told of, within the area; incidents and access never share one. */
  String event();

  /** A hash of the source's id, to know independent sources apart. */
  long source();

  /** The grade's weight, 0 to 100. */
  int weight();

  /** When it happened, epoch milliseconds. */
  long occurredAt();
}
