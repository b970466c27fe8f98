package org.forebell.report;

/**
 * One word from the field, checked. Actors, positions, names, narratives and facilities have been
 * left behind: nothing of ours can leak or weigh what it never holds.
 */
public sealed interface Report
    permits Incident, AccessReport, NothingToReport, Retraction, Heartbeat {

  /** Who says so; empty when the sender did not tell. */
  String source();

  /** When the sender says to have reported, epoch milliseconds. */
  long reportedAt();
}
